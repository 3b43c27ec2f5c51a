package policies

import (
	"slices"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Policy is a document to be made in an organization or in an account.
type Policy struct {
	// Name is that of the file in policies/, without its ending.
	Name string
	// Max is the most characters that AWS takes.
	Max int
	Document
}

// Policies returns the SCPs and the boundary of a catalog, which must be valid.
func Policies(c catalog.Catalog) []Policy {
	return append(SCPs(c), Boundary(c))
}

// SCPs returns the service control policies. They only deny: FullAWSAccess stays attached beside them.
func SCPs(c catalog.Catalog) []Policy {
	return []Policy{
		{"scp-calls", MaxSCP, document(calls(c))},
		{"scp-owners", MaxSCP, document(owners(c))},
	}
}

// Boundary returns the permissions boundary: what the SCPs deny, what keeps the boundary in place, and an Allow, without which
// a boundary permits nothing. The deployment and break glass are not bound because they do not carry it; the functions may,
// by [catalog.Account.PermissionsBoundary].
func Boundary(c catalog.Catalog) Policy {
	statements := slices.Concat([]Statement{grantsNothing}, calls(c), owners(c), keeps)
	return Policy{"boundary", MaxBoundary, document(statements, execution, deploying, breakGlass)}
}

var grantsNothing = Statement{
	Sid: "GrantsNothing", Effect: "Allow", Action: []string{"*"}, Resource: []string{"*"},
	Reason: "A boundary allows what it does not take away. Permissions come from the policies of the role",
}

// keeps are the statements without which a bound principal would make an unbound one and act as that.
var keeps = []Statement{
	{
		Sid: "BoundaryIsGivenOn", Effect: "Deny",
		Action:    []string{"iam:CreateRole", "iam:CreateUser", "iam:Put*PermissionsBoundary"},
		Resource:  []string{"*"},
		Condition: Condition{"StringNotEquals": {"iam:PermissionsBoundary": {"arn:aws:iam::" + own + ":policy/" + BoundaryPolicy}}},
		Exempt:    []role{execution, breakGlass},
		Reason:    "Who is bound would make a principal that is not. Any principal could be made",
	},
	{
		Sid: "BoundaryStays", Effect: "Deny",
		Action:   []string{"iam:Delete*PermissionsBoundary"},
		Resource: []string{"*"},
		Exempt:   []role{execution, breakGlass},
		Reason:   "Who is bound would free itself or another. Any principal could be freed",
	},
}
