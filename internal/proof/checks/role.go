package checks

import (
	"context"
	"errors"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// role is a role that a check creates. Its id is its name.
var role = &proof.Kind{
	Name:   "role",
	Global: true,
	Calls: []proof.Call{
		{API: "iam:ListRoles", On: "roles below the path " + proof.Path},
		{API: "iam:ListAttachedRolePolicies", On: "role " + proof.Prefix + "<id>"},
		{API: "iam:DetachRolePolicy", On: "role " + proof.Prefix + "<id>"},
		{API: "iam:ListRolePolicies", On: "role " + proof.Prefix + "<id>"},
		{API: "iam:DeleteRolePolicy", On: "role " + proof.Prefix + "<id>"},
		{API: "iam:DeleteRole", On: "role " + proof.Prefix + "<id>"},
	},
	Find: func(ctx context.Context, cfg aws.Config, _ string) ([]string, error) {
		var names []string
		pages := iam.NewListRolesPaginator(iam.NewFromConfig(cfg), &iam.ListRolesInput{PathPrefix: aws.String(proof.Path)})
		for pages.HasMorePages() {
			page, err := pages.NextPage(ctx)
			if err != nil {
				return names, err
			}
			for _, r := range page.Roles {
				if name := aws.ToString(r.RoleName); strings.HasPrefix(name, proof.Prefix) {
					names = append(names, name)
				}
			}
		}
		return names, nil
	},
	Remove: removeRole,
}

// removeRole removes a role and its policies. A part that is gone already is no error: a request whose answer was lost is repeated.
func removeRole(ctx context.Context, cfg aws.Config, name string) error {
	client := iam.NewFromConfig(cfg)
	attached, err := client.ListAttachedRolePolicies(ctx, &iam.ListAttachedRolePoliciesInput{RoleName: &name})
	if gone(err) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, p := range attached.AttachedPolicies {
		if _, err := client.DetachRolePolicy(ctx, &iam.DetachRolePolicyInput{RoleName: &name, PolicyArn: p.PolicyArn}); err != nil && !gone(err) {
			return err
		}
	}
	inline, err := client.ListRolePolicies(ctx, &iam.ListRolePoliciesInput{RoleName: &name})
	if err != nil {
		return err
	}
	for _, p := range inline.PolicyNames {
		if _, err := client.DeleteRolePolicy(ctx, &iam.DeleteRolePolicyInput{RoleName: &name, PolicyName: &p}); err != nil && !gone(err) {
			return err
		}
	}
	if _, err = client.DeleteRole(ctx, &iam.DeleteRoleInput{RoleName: &name}); gone(err) {
		return nil
	}
	return err
}

func gone(err error) bool {
	_, is := errors.AsType[*types.NoSuchEntityException](err)
	return is
}
