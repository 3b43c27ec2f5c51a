package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// AttachToExistingRole gives a role of the account the shared policy. Nothing else of it is changed, and destroying the
// stack takes the policy away again. The role must exist when the stack is deployed.
func AttachToExistingRole(scope constructs.Construct, id string, role catalog.Role, policy awsiam.ManagedPolicy) {
	policy.AttachToRole(awsiam.Role_FromRoleName(scope, &id, jsii.String(role.Name()), nil))
}
