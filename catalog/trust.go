package catalog

import "strings"

// Trust is the principal that may assume a service's role: one of the types of this file. The role's trust policy has
// exactly the conditions whose keys AWS sets for that principal; with a key that AWS does not set, nobody could assume the
// role. Wildcards are refused everywhere.
type Trust interface {
	// check reports every mistake below a path.
	check(v *validation, path string)
	// chooses reports whether the principal itself chooses the role that it assumes, so that only the trust policy separates
	// dev from prod. Where another party passes the role to it, that party's iam:PassRole decides.
	chooses() bool
}

// ServicePrincipal is an AWS service that hands a role's credentials to the programs that run on it. Only those listed here
// are allowed.
type ServicePrincipal struct{ Name string }

var (
	// ECSTasks trusts Amazon ECS tasks of this account.
	// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
	ECSTasks = ServicePrincipal{"ecs-tasks.amazonaws.com"}
	// EC2 trusts Amazon EC2 instances of this account.
	// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html
	EC2 = ServicePrincipal{"ec2.amazonaws.com"}
	// Lambda trusts AWS Lambda functions of this account.
	// https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
	Lambda = ServicePrincipal{"lambda.amazonaws.com"}
	// StepFunctions trusts AWS Step Functions state machines of this account.
	// https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html
	StepFunctions = ServicePrincipal{"states.amazonaws.com"}
	// AgentCore trusts agents on the Amazon Bedrock AgentCore Runtime of this account.
	// https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-permissions.html
	AgentCore = ServicePrincipal{"bedrock-agentcore.amazonaws.com"}
)

// servicePrincipals are the allowed services, with the ARN that each sets as aws:SourceArn, beside aws:SourceAccount, when
// it assumes a role; {account} is the account's id. The pages above name both keys for three services; the pages of EC2 and
// Lambda name neither.
var servicePrincipals = []struct {
	ServicePrincipal
	source string
}{
	{ECSTasks, "arn:aws:ecs:*:{account}:*"},
	{EC2, ""},
	{Lambda, ""},
	{StepFunctions, "arn:aws:states:*:{account}:stateMachine:*"},
	{AgentCore, "arn:aws:bedrock-agentcore:*:{account}:*"},
}

// EKSPodIdentity trusts the pods of one Kubernetes service account, by the session tags that Amazon EKS Pod Identity sets.
// An association that disables session tags cannot use the role.
// https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
type EKSPodIdentity struct {
	Namespace, ServiceAccount string
	// Cluster is the cluster's name. Zero: any cluster of this account whose administrator may pass the role.
	Cluster string
}

// EKSServiceAccount trusts one Kubernetes service account through the cluster's OIDC provider (IRSA), which must exist in
// this account.
// https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
type EKSServiceAccount struct {
	// Issuer is the cluster's OIDC issuer without https://, as oidc.eks.eu-west-1.amazonaws.com/id/<32 digits>.
	Issuer                    string
	Namespace, ServiceAccount string
}

// GitHubIssuer is the OIDC issuer of GitHub Actions.
const GitHubIssuer = "token.actions.githubusercontent.com"

// OIDCAudience is the audience of a token that is meant for AWS STS.
const OIDCAudience = "sts.amazonaws.com"

// GitHubActions trusts the workflows of one repository that run for one environment, branch or tag, through the OIDC
// provider token.actions.githubusercontent.com, which must exist in this account.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub
//
// The subject of a token holds GitHub's numeric ids of owner and repository where the repository was created or renamed since
// 2026-07-15, or its owner chose so, and their names alone elsewhere.
// https://docs.github.com/en/actions/reference/security/oidc#immutable-subject-claims
type GitHubActions struct {
	// Repository is the owner and the repository, as acme@123456/evals@456789 with their ids, or as acme/evals. With ids, both forms
	// of the subject are trusted, of the repository with these ids alone. Without, the form with names alone is trusted, of any
	// repository that has or later gets this name.
	Repository string
	// Subject is the rest of the token's subject: environment:prod, ref:refs/heads/main or ref:refs/tags/v1.
	Subject string
}

// NamedRole trusts one role, which must exist before the deployment.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
type NamedRole struct {
	// Account is the 12 digits of the role's account. Zero: the account that is deployed to.
	Account string
	// Role is the role's name, after its path where it has one, as build or teams/core/build.
	Role string
	// ExternalID is the external id that a third party must send when it assumes the role. Zero: none.
	// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
	ExternalID string
}

// AccountRoot trusts every principal of an account that its administrators allow.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts
type AccountRoot struct {
	// Account is the account's 12 digits. Zero: the account that is deployed to.
	Account string
	// Reason says why no role can be named. Required.
	Reason string
	// ExternalID is the external id that a third party must send when it assumes the role. Zero: none.
	ExternalID string
}

// SourceARN returns the pattern of the ARN on whose behalf the service assumes roles in an account, which may be a CDK
// token; "" where the service sets neither aws:SourceArn nor aws:SourceAccount.
func (p ServicePrincipal) SourceARN(account string) string {
	for _, known := range servicePrincipals {
		if known.ServicePrincipal == p {
			return strings.ReplaceAll(known.source, "{account}", account)
		}
	}
	return ""
}

// Subject returns the subject of the service account's token.
func (s EKSServiceAccount) Subject() string {
	return "system:serviceaccount:" + s.Namespace + ":" + s.ServiceAccount
}

// TokenSubjects returns the whole subjects that the workflow's token may have: with ids, where the repository has them, and without.
func (g GitHubActions) TokenSubjects() []string {
	names := g.withoutIDs()
	if names == g {
		return []string{"repo:" + g.Repository + ":" + g.Subject}
	}
	return []string{"repo:" + g.Repository + ":" + g.Subject, "repo:" + names.Repository + ":" + g.Subject}
}

// RepositoryIDs returns GitHub's numeric ids of the owner and of the repository; "" where the list gives none.
func (g GitHubActions) RepositoryIDs() (owner, repository string) {
	owner, repository, _ = strings.Cut(g.Repository, "/")
	_, owner, _ = strings.Cut(owner, "@")
	_, repository, _ = strings.Cut(repository, "@")
	return owner, repository
}

// withoutIDs returns the trust in the repository by its names.
func (g GitHubActions) withoutIDs() GitHubActions {
	owner, repository, _ := strings.Cut(g.Repository, "/")
	owner, _, _ = strings.Cut(owner, "@")
	repository, _, _ = strings.Cut(repository, "@")
	g.Repository = owner + "/" + repository
	return g
}
