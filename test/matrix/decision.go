package matrix

import (
	"fmt"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Decision is one case for an evaluator: a principal, an operation, a Region and a target under the policies that bind it.
type Decision struct {
	Row   Row
	Under string
	// Caller is the caller role; the zero value for every other principal.
	Caller catalog.Role
	// Principal is the name of the principal's role.
	Principal string
	// Product is the principal's product in the lists, "" where it has none.
	Product string
	// Operation is an action of IAM, or a Converse operation.
	Operation string
	Region    string
	Target    Target
}

// Target is the resource of an operation.
type Target struct {
	// Name is for people.
	Name string
	// ARN is the ARN of the resource, "*" where an action has no resource. The ARN of a profile ends with its name.
	ARN string
	// Profile is set where the target is an application inference profile of the account.
	Profile *NamedProfile
	// Tags are the tags of the resource by the lists.
	Tags map[string]string
	// Behind are the foundation models on which IAM checks a call as well.
	Behind []string
	// Context holds the values of the request about the target, by condition key.
	Context map[string]any
}

// NamedProfile is an application inference profile that a decision is about.
type NamedProfile struct {
	// Name is its physical name.
	Name string
	// Deployed is true where a template has it.
	Deployed bool
	// Source and Tags are the source and the tags to create it with, where it is not deployed.
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
