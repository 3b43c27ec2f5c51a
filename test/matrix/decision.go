package matrix

import (
	"fmt"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Decision is one request that an evaluator allows or denies.
type Decision struct {
	Row   Row
	Under string
	// Caller is the caller role. Zero: another principal.
	Caller catalog.Role
	// Principal is the name of the principal's role.
	Principal string
	// Product is the principal's product in the lists; "" for none.
	Product string
	// Operation is an IAM action or a Converse operation.
	Operation string
	Region    string
	Target    Target
}

// Target is the resource of an operation.
type Target struct {
	// Name is its name in messages.
	Name string
	// ARN is the ARN of the resource; the ARN of a profile ends with its name. "*" for an action without a resource.
	ARN string
	// Profile is the application inference profile of the account that is the target. Zero: another target.
	Profile *NamedProfile
	// Tags are the tags of the resource by the lists.
	Tags map[string]string
	// Behind are the foundation models on which a call is checked too.
	Behind []string
	// Context holds the context keys of the request about the target.
	Context map[string]any
}

// NamedProfile is the application inference profile of a decision.
type NamedProfile struct {
	// Name is its physical name.
	Name string
	// Deployed: a template has it.
	Deployed bool
	// Source is the model or profile that it copies, Tags are its tags. Zero: it is deployed.
	Source string
	Tags   map[string]string
}

// String returns the decision for messages.
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
