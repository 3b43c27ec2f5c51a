package matrix

import (
	"fmt"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Decision is one question to an evaluator.
type Decision struct {
	Row   Row
	Under string
	// Caller is the caller role; the zero value for every other principal.
	Caller catalog.Role
	// Principal is the name of the principal's role.
	Principal string
	// Product is the principal's product by the lists, "" where it has none.
	Product string
	// Operation is an action of IAM, or a Converse operation.
	Operation string
	Region    string
	Target    Target
}

// Target is what an operation is about.
type Target struct {
	// Name is for people.
	Name string
	// ARN is that of the resource; a profile's ends with its name. "*" where an action has no resource.
	ARN string
	// Profile is set where the target is an application inference profile of the account.
	Profile *NamedProfile
	// Tags are those of the resource that the lists give.
	Tags map[string]string
	// Behind are the foundation models that a call is checked on as well.
	Behind []string
	// Context holds what the request says about the target, by condition key.
	Context map[string]any
}

// NamedProfile is an application inference profile that a decision is about.
type NamedProfile struct {
	// Name is its physical name.
	Name string
	// Deployed says whether it is in a template.
	Deployed bool
	// Source is what it copies, Tags are the tags to make it with: for one that is not deployed.
	Source string
	Tags   map[string]string
}

// String names the decision for people.
func (d Decision) String() string {
	return fmt.Sprintf("matrix.csv:%d: %s: %s on %s in %s under %s", d.Row.Line, d.Principal, d.Operation, d.Target.Name, d.Region, d.Under)
}

// Action returns the action that IAM checks.
func (d Decision) Action() string {
	switch d.Operation {
	case "bedrock:Converse":
		return "bedrock:InvokeModel"
	case "bedrock:ConverseStream":
		return "bedrock:InvokeModelWithResponseStream"
	}
	return d.Operation
}
