package policies

import (
	"slices"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Policy is a document to create in an organization or in an account.
type Policy struct {
	// Name is the name of the file in policies/, without its extension.
	Name string
	// Max is the maximum number of characters that AWS accepts.
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

// Boundary returns the permissions boundary: the statements of the SCPs, the statements that keep the boundary in place, and an
// Allow, without which a boundary permits nothing. It does not bind the deployment and break glass, because they do not carry it.
// The functions carry it where [catalog.Account.PermissionsBoundary] says so.
func Boundary(c catalog.Catalog) Policy {
	statements := slices.Concat([]Statement{grantsNothing}, calls(c), owners(c), keeps(c))
	return Policy{"boundary", MaxBoundary, document(statements, execution(c), deploying(c), breakGlass)}
}

var grantsNothing = Statement{
	Sid: "GrantsNothing", Effect: "Allow", Action: []string{"*"}, Resource: []string{"*"},
	Reason: "A boundary permits what it does not deny. Permissions come from the policies of the role",
}

// keeps returns the statements without which a bound principal could create an unbound one and act as it.
func keeps(c catalog.Catalog) []Statement {
	return []Statement{
		{
			Sid: "BoundaryIsGivenOn", Effect: "Deny",
			Action:    []string{"iam:CreateRole", "iam:CreateUser", "iam:Put*PermissionsBoundary"},
			Resource:  []string{"*"},
			Condition: Condition{"StringNotEquals": {"iam:PermissionsBoundary": {"arn:aws:iam::" + own + ":policy/" + BoundaryPolicy}}},
			Exempt:    []role{execution(c), breakGlass},
			Reason:    "A bound principal would create one that is not. It could create any principal",
		},
		{
			Sid: "BoundaryStays", Effect: "Deny",
			Action:   []string{"iam:Delete*PermissionsBoundary"},
			Resource: []string{"*"},
			Exempt:   []role{execution(c), breakGlass},
			Reason:   "A bound principal would remove the boundary from itself or another. It could be any principal",
		},
	}
}
