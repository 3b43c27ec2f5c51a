package environment

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// AccountTrustPolicy is a trust policy that lets the account's root user assume a role.
const AccountTrustPolicy = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::` + AccountID + `:root"},
	"Action": "sts:AssumeRole"}]}`

// CreateExistingRoles creates the roles that exist before the deployment by the lists, with the tags that their owners
// must set.
func (p Place) CreateExistingRoles(ctx context.Context, c catalog.Catalog) error {
	client := iam.NewFromConfig(p.Config(c.Account.HomeRegion))
	for _, role := range c.ExistingRoles() {
		in := &iam.CreateRoleInput{
			RoleName: aws.String(role.Name()), Path: &role.Path, AssumeRolePolicyDocument: aws.String(AccountTrustPolicy),
		}
		for _, t := range role.Tags() {
			in.Tags = append(in.Tags, types.Tag{Key: aws.String(c.Account.TagPrefix + t.Key), Value: &t.Value})
		}
		var there *types.EntityAlreadyExistsException
		if _, err := client.CreateRole(ctx, in); err != nil && !errors.As(err, &there) {
			return fmt.Errorf("creating %s: %w", role.Name(), err)
		}
	}
	return nil
}
