package constructs

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// trustPolicy returns the policy that says who may assume a role.
func trustPolicy(account string, trust catalog.Trust, tagPrefix string) awsiam.PolicyDocument {
	document := awsiam.NewPolicyDocument(nil)
	principal(account, trust).AddToAssumeRolePolicy(document)
	document.AddStatements(sessionsMayNotSet(tagPrefix))
	return document
}

// principal returns who may assume a role, with the conditions that AWS sets for it and no other.
func principal(account string, trust catalog.Trust) awsiam.PrincipalBase {
	switch t := trust.(type) {
	case catalog.ServicePrincipal:
		return servicePrincipal(account, t)
	case catalog.EKSPodIdentity:
		return podIdentity(t)
	case catalog.EKSServiceAccount:
		return oidc(account, t.Issuer, t.Subject())
	case catalog.GitHubActions:
		return oidc(account, catalog.GitHubIssuer, t.TokenSubject())
	case catalog.NamedRole:
		return withExternalID(arnPrincipal(account, t.Account, "role/"+t.Role), t.ExternalID)
	case catalog.AccountRoot:
		return withExternalID(arnPrincipal(account, t.Account, "root"), t.ExternalID)
	default:
		panic(fmt.Sprintf("no trust policy is known for %T", trust))
	}
}

// servicePrincipal admits the service on behalf of this account only, where the service says whom it acts for.
func servicePrincipal(account string, service catalog.ServicePrincipal) awsiam.PrincipalBase {
	principal := awsiam.NewServicePrincipal(&service.Name, nil)
	source := service.SourceARN(account)
	if source == "" {
		return principal
	}
	return principal.WithConditions(&map[string]any{
		"StringEquals": map[string]any{"aws:SourceAccount": account},
		"ArnLike":      map[string]any{"aws:SourceArn": source},
	})
}

// podIdentity admits the pods of one service account. The service always sets session tags, so it needs sts:TagSession.
// https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html
func podIdentity(t catalog.EKSPodIdentity) awsiam.PrincipalBase {
	tags := map[string]any{
		"aws:RequestTag/kubernetes-namespace":       t.Namespace,
		"aws:RequestTag/kubernetes-service-account": t.ServiceAccount,
	}
	if t.Cluster != "" {
		tags["aws:RequestTag/eks-cluster-name"] = t.Cluster
	}
	service := awsiam.NewServicePrincipal(jsii.String("pods.eks.amazonaws.com"), nil)
	return awsiam.NewSessionTagsPrincipal(service.WithConditions(&map[string]any{"StringEquals": tags}))
}

// oidc admits tokens of one issuer that are meant for AWS STS and speak of one subject.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
func oidc(account, issuer, subject string) awsiam.PrincipalBase {
	return awsiam.NewWebIdentityPrincipal(jsii.String("arn:aws:iam::"+account+":oidc-provider/"+issuer), &map[string]any{
		"StringEquals": map[string]any{issuer + ":aud": catalog.OIDCAudience, issuer + ":sub": subject},
	})
}

// arnPrincipal admits a principal of an account; none: of this one.
func arnPrincipal(account, of, principal string) awsiam.PrincipalBase {
	if of == "" {
		of = account
	}
	return awsiam.NewArnPrincipal(jsii.String("arn:aws:iam::" + of + ":" + principal))
}

func withExternalID(principal awsiam.PrincipalBase, id string) awsiam.PrincipalBase {
	if id == "" {
		return principal
	}
	return principal.WithConditions(&map[string]any{"StringEquals": map[string]any{"sts:ExternalId": id}})
}

// sessionsMayNotSet denies a session that sets a tag of ours: it would take the place of the role's own. IAM compares tag
// keys without case. Where nobody allows sts:TagSession the statement holds against one that is added later.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
func sessionsMayNotSet(prefix string) awsiam.PolicyStatement {
	var keys []string
	for _, key := range schema.Keys.EveryName(catalog.RoleTagKeys) {
		keys = append(keys, prefix+key)
	}
	return awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Sid:        jsii.String("SessionsKeepTheRolesTags"),
		Effect:     awsiam.Effect_DENY,
		Principals: &[]awsiam.IPrincipal{awsiam.NewAnyPrincipal()},
		Actions:    jsii.Strings("sts:TagSession"),
		Conditions: &map[string]any{"ForAnyValue:StringEqualsIgnoreCase": map[string]any{"aws:TagKeys": keys}},
	})
}
