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

// principal returns the principal that may assume a role, with exactly the conditions that AWS documents for it.
func principal(account string, trust catalog.Trust) awsiam.PrincipalBase {
	switch t := trust.(type) {
	case catalog.ServicePrincipal:
		return servicePrincipal(account, t)
	case catalog.EKSPodIdentity:
		return podIdentity(t)
	case catalog.EKSServiceAccount:
		return oidc(account, t.Issuer, t.Subject(), nil)
	case catalog.GitHubActions:
		return gitHub(account, t)
	case catalog.NamedRole:
		return withExternalID(arnPrincipal(account, t.Account, "role/"+t.Role), t.ExternalID)
	case catalog.AccountRoot:
		return withExternalID(arnPrincipal(account, t.Account, "root"), t.ExternalID)
	default:
		panic(fmt.Sprintf("no trust policy is known for %T", trust))
	}
}

// servicePrincipal admits a service. Where the service sends a source account and ARN, it must act on behalf of this account.
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

// gitHub admits the workflows of one repository. With ids in the list, the subject may have either form, and the token's claims of
// the ids must equal them: a subject without ids then admits no other repository that got the name. AWS STS has a condition key for
// each of the two claims.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
func gitHub(account string, t catalog.GitHubActions) awsiam.PrincipalBase {
	subjects := t.TokenSubjects()
	owner, repository := t.RepositoryIDs()
	if owner == "" {
		return oidc(account, catalog.GitHubIssuer, subjects[0], nil)
	}
	return oidc(account, catalog.GitHubIssuer, subjects, map[string]any{"repository_owner_id": owner, "repository_id": repository})
}

// oidc admits tokens of one issuer with the audience AWS STS, one subject of those given, and further claims.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
func oidc(account, issuer string, subject any, claims map[string]any) awsiam.PrincipalBase {
	equals := map[string]any{issuer + ":aud": catalog.OIDCAudience, issuer + ":sub": subject}
	for claim, value := range claims {
		equals[issuer+":"+claim] = value
	}
	return awsiam.NewWebIdentityPrincipal(jsii.String("arn:aws:iam::"+account+":oidc-provider/"+issuer), &map[string]any{"StringEquals": equals})
}

// arnPrincipal admits a principal of an account. An empty account is this account.
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

// sessionsMayNotSet denies session tags with our keys: a session tag replaces the role's own tag. IAM compares tag keys without
// case. Where no policy allows sts:TagSession, the statement guards against one that is added later.
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
