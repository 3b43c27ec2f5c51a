package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// CallerRolesProps names the roles of the services that call Amazon Bedrock.
type CallerRolesProps struct {
	// Roles are created here; none of them is an existing role.
	Roles []catalog.Role
	// Policy is the shared invoke policy; the tags of a role decide what it allows.
	Policy awsiam.ManagedPolicy
	// TagPrefix is put before every tag key. Zero: none.
	TagPrefix string
	// MaxSessionHours is how long a session may last, from 1 to 12. Zero: 1.
	MaxSessionHours int
}

// NewCallerRoles creates a role for each service in each of its environments.
//
// Roles with the same trust share one policy document, because every call of the CDK is a message to another process:
// docs/adr/0026.
func NewCallerRoles(scope constructs.Construct, id string, props *CallerRolesProps) constructs.Construct {
	this := constructs.NewConstruct(scope, &id)
	account := *awscdk.Stack_Of(this).Account()
	policies := &[]any{props.Policy.ManagedPolicyArn()}
	trusts := map[catalog.Trust]awsiam.PolicyDocument{}
	for _, r := range props.Roles {
		trust, known := trusts[r.Trust()]
		if !known {
			trust = trustPolicy(account, r.Trust(), props.TagPrefix)
			trusts[r.Trust()] = trust
		}
		awsiam.NewCfnRole(this, jsii.String(r.Service.Name+" "+r.Environment), &awsiam.CfnRoleProps{
			RoleName:                 jsii.String(r.Name()),
			Path:                     pathOrDefault(r.Path),
			Description:              jsii.String("Calls Amazon Bedrock as " + r.Service.Name + " in " + r.Environment),
			AssumeRolePolicyDocument: trust,
			MaxSessionDuration:       secondsOrDefault(props.MaxSessionHours),
			ManagedPolicyArns:        policies,
			Tags:                     tags(props.TagPrefix, r.Tags()...),
		})
	}
	return this
}

// pathOrDefault leaves IAM's default path out of the template.
func pathOrDefault(path string) *string {
	if path == "/" {
		return nil
	}
	return &path
}

// secondsOrDefault leaves IAM's default session of one hour out of the template.
func secondsOrDefault(hours int) *float64 {
	if hours == 0 {
		return nil
	}
	return jsii.Number(hours * 3600)
}
