package policies

import "github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"

const (
	// BreakGlassRole is the name of a role that no statement binds. Its trust policy decides who is outside the preventive controls.
	BreakGlassRole = catalog.Namespace + "-break-glass"
	// BoundaryPolicy is the name of the managed policy that is the permissions boundary.
	BoundaryPolicy = catalog.Namespace + "-boundary"

	// own is the account of the principal, which makes a policy the same for every account. IAM accepts it anywhere in a condition,
	// but in a resource only behind the fifth colon: in ARNs of resources the account is "*".
	// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
	own = "${aws:PrincipalAccount}"
)

// role is a pattern of role ARNs and a name for people.
type role struct{ name, arn string }

// The roles that need what the statements deny to every other principal.
var (
	breakGlass   = role{"break glass", "arn:aws:iam::*:role/" + BreakGlassRole}
	detector     = role{"detector", "arn:aws:iam::*:role/" + catalog.DetectorRole}
	loggingRoles = role{"logging functions", "arn:aws:iam::*:role/" + catalog.LoggingRole("*")}
	profileRoles = role{"profile functions", "arn:aws:iam::*:role/" + catalog.ProfilesRole("*")}
	// ourFunctions are the two above, the detector and the roll-up, in less room. No other role of this name calls Amazon Bedrock.
	ourFunctions = role{"our functions", "arn:aws:iam::*:role/" + catalog.Namespace + "-*"}
)

// execution is the role of cdk bootstrap with which CloudFormation deploys, in every Region.
// https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html
func execution(c catalog.Catalog) role {
	return role{"deployment", "arn:aws:iam::*:role/" + c.Bootstrap.ExecutionRole("*")}
}

// deploying is the role of cdk bootstrap that starts deployments, in every Region.
func deploying(c catalog.Catalog) role {
	return role{"start of a deployment", "arn:aws:iam::*:role/" + c.Bootstrap.DeployRole("*")}
}

// Our roles and policies, with or without a path. The names of caller roles, function roles and the break-glass role begin the
// same way, so that the documents do not grow with the lists. IAM accepts no "*" before the first "/" of a name.
var (
	ourRoles      = []string{"arn:aws:iam::*:role/bedrock-*", "arn:aws:iam::*:role/*/bedrock-*"}
	functionRoles = "arn:aws:iam::*:role/*" + catalog.Namespace + "-*"
	ourPolicies   = []string{"arn:aws:iam::*:policy/" + catalog.Namespace + "-*", "arn:aws:iam::*:policy/*/" + catalog.Namespace + "-*"}
	readerPolicy  = "arn:aws:iam::*:policy/*" + catalog.BillReaderPolicy
)
