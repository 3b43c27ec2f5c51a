package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// ExistingRoleProps names a role of the account and the policy that it is given.
type ExistingRoleProps struct {
	Role catalog.Role
	// Policy is the shared invoke policy.
	Policy awsiam.ManagedPolicy
}

// NewExistingRole attaches the shared policy to a role that is already in the account. It changes nothing else of the role, and
// destroying the stack detaches the policy. The role must exist when the stack is deployed.
func NewExistingRole(scope constructs.Construct, id string, props *ExistingRoleProps) awsiam.IRole {
	role := awsiam.Role_FromRoleName(scope, &id, jsii.String(props.Role.Name()), nil)
	props.Policy.AttachToRole(role)
	return role
}
