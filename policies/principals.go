package policies

import "github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"

const (
	// BreakGlassRole is the name of a role that no statement binds. Whoever may assume it stands outside the fence.
	BreakGlassRole = catalog.Namespace + "-break-glass"
	// BoundaryPolicy is the name under which the permissions boundary is made.
	BoundaryPolicy = catalog.Namespace + "-fence"

	// own is the account of who asks: it makes a policy the same for every account. A condition takes it everywhere, a
	// resource only behind the fifth colon: there the account is "*".
	// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
	own = "${aws:PrincipalAccount}"
)

// role is a pattern of role ARNs, and what the roles are called.
type role struct{ name, arn string }

// The roles that do what the fence denies to everybody else. Those of cdk bootstrap have the qualifier of the CDK's default.
// https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html
var (
	breakGlass   = role{"break glass", "arn:aws:iam::*:role/" + BreakGlassRole}
	execution    = role{"deployment", "arn:aws:iam::*:role/cdk-hnb659fds-cfn-exec-role-*"}
	deploying    = role{"who starts a deployment", "arn:aws:iam::*:role/cdk-hnb659fds-deploy-role-*"}
	detector     = role{"detector", "arn:aws:iam::*:role/" + catalog.DetectorRole}
	loggingRoles = role{"logging functions", "arn:aws:iam::*:role/" + catalog.LoggingRole("*")}
)

// Roles and policies of ours, with or without a path. The caller roles, the functions' roles and the break-glass role all
// begin the same way, so that the fence does not grow with the lists. IAM takes no "*" before the first "/" of a name.
var (
	ourRoles      = []string{"arn:aws:iam::*:role/bedrock-*", "arn:aws:iam::*:role/*/bedrock-*"}
	functionRoles = "arn:aws:iam::*:role/*" + catalog.Namespace + "-*"
	ourPolicies   = []string{"arn:aws:iam::*:policy/" + catalog.Namespace + "-*", "arn:aws:iam::*:policy/*/" + catalog.Namespace + "-*"}
	readerPolicy  = "arn:aws:iam::*:policy/*" + catalog.BillReaderPolicy
)
