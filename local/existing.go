package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// trustsTheAccount lets the account's root user assume a role.
const trustsTheAccount = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::` + account + `:root"},
	"Action": "sts:AssumeRole"}]}`

// makeExisting makes the roles that the lists say were there before, tagged as their owners should have tagged them.
func (p place) makeExisting(ctx context.Context, c catalog.Catalog) error {
	client := iam.NewFromConfig(p.config(c.Account.HomeRegion))
	for _, role := range c.ExistingRoles() {
		in := &iam.CreateRoleInput{
			RoleName: aws.String(role.Name()), Path: &role.Path, AssumeRolePolicyDocument: aws.String(trustsTheAccount),
		}
		for _, t := range role.Tags() {
			in.Tags = append(in.Tags, types.Tag{Key: aws.String(c.Account.TagPrefix + t.Key), Value: &t.Value})
		}
		var there *types.EntityAlreadyExistsException
		if _, err := client.CreateRole(ctx, in); err != nil && !errors.As(err, &there) {
			return fmt.Errorf("making %s: %w", role.Name(), err)
		}
	}
	return nil
}
