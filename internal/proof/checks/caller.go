package checks

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// callerCalls are the calls of newCaller.
var callerCalls = slices.Concat([]proof.Call{
	{API: "iam:CreateRole", On: "role " + proof.Prefix + "<id>, with the product tag of a caller role; principals of this account may assume it"},
	{API: "iam:AttachRolePolicy", On: "policy " + catalog.InvokePolicy + " to that role"},
	{API: "sts:AssumeRole", On: "that role"},
}, role.Calls)

// createsCaller is what newCaller creates, in words.
const createsCaller = "a role with the tag and the policy of a caller role"

// caller is a role of the check with the permissions of a caller role.
type caller struct {
	run *proof.Run
	arn string
}

// newCaller creates a role with the tag of a product and the policy of the caller roles.
func newCaller(ctx context.Context, r *proof.Run, product string) (caller, error) {
	name := r.Name()
	trust, err := json.Marshal(map[string]any{"Version": "2012-10-17", "Statement": []any{map[string]any{
		"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": map[string]any{"AWS": "arn:aws:iam::" + r.Account.ID + ":root"},
	}}})
	if err != nil {
		return caller{}, err
	}
	client := iam.NewFromConfig(r.Config(r.Home()))
	r.Created(role, r.Home(), name)
	created, err := client.CreateRole(ctx, &iam.CreateRoleInput{
		RoleName:                 &name,
		Path:                     aws.String(rolePath),
		AssumeRolePolicyDocument: aws.String(string(trust)),
		Description:              aws.String("Created by cmd/prove, which removes it"),
		Tags:                     []types.Tag{{Key: aws.String(r.Catalog.Account.TagPrefix + "product"), Value: &product}},
	})
	if err != nil {
		return caller{}, fmt.Errorf("create a role: %w", err)
	}
	_, err = client.AttachRolePolicy(ctx, &iam.AttachRolePolicyInput{
		RoleName: &name, PolicyArn: aws.String("arn:aws:iam::" + r.Account.ID + ":policy/" + catalog.InvokePolicy),
	})
	if err != nil {
		return caller{}, fmt.Errorf("attach the policy of the Access stack: %w", err)
	}
	return caller{r, aws.ToString(created.Role.Arn)}, nil
}

// config assumes the role and returns the configuration of its clients in a Region. A session policy narrows its permissions.
func (c caller) config(ctx context.Context, region string, sessionPolicy string) (aws.Config, error) {
	cfg := c.run.Config(region)
	in := &sts.AssumeRoleInput{RoleArn: &c.arn, RoleSessionName: aws.String("prove")}
	if sessionPolicy != "" {
		in.Policy = &sessionPolicy
	}
	var out *sts.AssumeRoleOutput
	err := c.run.Propagated(ctx, func() (err error) {
		out, err = sts.NewFromConfig(cfg).AssumeRole(ctx, in)
		return err
	})
	if err != nil {
		return aws.Config{}, fmt.Errorf("assume the role: %w", err)
	}
	cfg.Credentials = credentials.NewStaticCredentialsProvider(aws.ToString(out.Credentials.AccessKeyId),
		aws.ToString(out.Credentials.SecretAccessKey), aws.ToString(out.Credentials.SessionToken))
	return cfg, nil
}
