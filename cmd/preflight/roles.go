package main

import (
	"context"
	"errors"
	"fmt"
	"path"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// roleChecks check the prerequisites of the caller roles in the account, each once: existing roles, trusted roles of this account, the
// permissions boundary, and OIDC providers. IAM is the account's; the roles' stack is in the home Region.
func roleChecks(c catalog.Catalog, account string) []check {
	var list []check
	seen := map[string]bool{}
	once := func(c check) {
		if !seen[c.name] {
			seen[c.name] = true
			list = append(list, c)
		}
	}
	if name := c.Account.PermissionsBoundary; name != "" {
		once(check{"boundary " + name, "iam:GetPolicy", boundary(name)})
	}
	for _, r := range c.Roles() {
		if r.Existing.Name != "" {
			once(check{"role " + r.Name(), "iam:GetRole", existingRole(r)})
			continue
		}
		switch t := r.Trust().(type) {
		case catalog.NamedRole:
			if t.Account == "" || t.Account == account {
				once(check{"trusted role " + t.Role, "iam:GetRole", trustedRole(r.Service.Name, t)})
			}
		case catalog.GitHubActions:
			once(provider(r, catalog.GitHubIssuer))
		case catalog.EKSServiceAccount:
			once(provider(r, t.Issuer))
		}
	}
	return list
}

// existingRole checks a role to which the deployment attaches the shared policy by its name. The detector reads its tags by its ARN.
func existingRole(role catalog.Role) read {
	return func(ctx context.Context, r regional) (status, string, error) {
		arn, err := roleARN(ctx, r, role.Name())
		switch want := role.ARN(r.account); {
		case err != nil:
			return "", "", err
		case arn == "":
			return fails, fmt.Sprintf("create the role %s, or take it out of ExistingRoles of service %q: the account has no such role", role.Name(), role.Service.Name), nil
		case arn != want:
			return warning, fmt.Sprintf("write the Path of its ARN, %s, into ExistingRoles of service %q: the detector cannot read its tags as those of %s", arn, role.Service.Name, want), nil
		}
		return ok, "", nil
	}
}

// trustedRole checks a role of this account that a trust policy names: IAM refuses a policy whose principal does not exist.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
func trustedRole(service string, trust catalog.NamedRole) read {
	return func(ctx context.Context, r regional) (status, string, error) {
		arn, err := roleARN(ctx, r, path.Base(trust.Role))
		switch want := "arn:aws:iam::" + r.account + ":role/" + trust.Role; {
		case err != nil:
			return "", "", err
		case arn == "":
			return fails, fmt.Sprintf("create the role %s, or let service %q trust another: the account has no such role", trust.Role, service), nil
		case arn != want:
			return fails, fmt.Sprintf("write the path and name of its ARN, %s, into the NamedRole of service %q: there is no %s", arn, service, want), nil
		}
		return ok, "", nil
	}
}

// roleARN returns the ARN of a role of the account; empty where there is none of that name.
func roleARN(ctx context.Context, r regional, name string) (string, error) {
	answer, err := r.iam.GetRole(ctx, &iam.GetRoleInput{RoleName: &name})
	if missing(err) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return aws.ToString(answer.Role.Arn), nil
}

// boundary checks the managed policy that is the permissions boundary of every role created here.
func boundary(name string) read {
	return func(ctx context.Context, r regional) (status, string, error) {
		_, err := r.iam.GetPolicy(ctx, &iam.GetPolicyInput{PolicyArn: aws.String("arn:aws:iam::" + r.account + ":policy/" + name)})
		if missing(err) {
			return fails, fmt.Sprintf("create the managed policy %s, or take PermissionsBoundary out of regions.go: the account has no such policy", name), nil
		}
		return ok, "", err
	}
}

// provider checks an OIDC provider. IAM accepts a trust policy that names a missing one, but nobody can assume the role.
func provider(role catalog.Role, issuer string) check {
	return check{"OIDC provider " + issuer, "iam:GetOpenIDConnectProvider", func(ctx context.Context, r regional) (status, string, error) {
		_, err := r.iam.GetOpenIDConnectProvider(ctx, &iam.GetOpenIDConnectProviderInput{
			OpenIDConnectProviderArn: aws.String("arn:aws:iam::" + r.account + ":oidc-provider/" + issuer),
		})
		if missing(err) {
			return warning, fmt.Sprintf("create the OIDC provider %s: without it nobody can assume %s", issuer, role.Name()), nil
		}
		return ok, "", err
	}}
}

// missing reports whether IAM answered that the entity does not exist.
func missing(err error) bool {
	_, none := errors.AsType[*types.NoSuchEntityException](err)
	return none
}
