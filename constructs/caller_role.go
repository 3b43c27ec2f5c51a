package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// CallerRoleProps says which service calls Bedrock, and in which environment.
type CallerRoleProps struct {
	Role catalog.Role
	// Policy is the shared invoke policy; the role's tags decide what it allows.
	Policy awsiam.IManagedPolicy
	// TagPrefix is put before every tag key. Zero: none.
	TagPrefix string
	// MaxSessionHours is how long a session may last, from 1 to 12. Zero: 1.
	MaxSessionHours int
}

// NewCallerRole makes the role of one service in one environment.
func NewCallerRole(scope constructs.Construct, id string, props *CallerRoleProps) awsiam.Role {
	r := props.Role
	role := awsiam.NewRole(scope, &id, &awsiam.RoleProps{
		RoleName:           jsii.String(r.Name()),
		Path:               pathOrDefault(r.Path),
		Description:        jsii.String("Calls Amazon Bedrock as " + r.Service.Name + " in " + r.Environment),
		AssumedBy:          principal(*awscdk.Stack_Of(scope).Account(), r.Trust()),
		MaxSessionDuration: hoursOrDefault(props.MaxSessionHours),
		ManagedPolicies:    &[]awsiam.IManagedPolicy{props.Policy},
	})
	role.AssumeRolePolicy().AddStatements(sessionsMayNotSet(props.TagPrefix))
	for _, t := range underEveryName(schema.Keys, r.Tags()) {
		awscdk.Tags_Of(role).Add(jsii.String(props.TagPrefix+t.Key), jsii.String(t.Value), nil)
	}
	return role
}

// pathOrDefault leaves IAM's default path out of the template.
func pathOrDefault(path string) *string {
	if path == "/" {
		return nil
	}
	return &path
}

func hoursOrDefault(hours int) awscdk.Duration {
	if hours == 0 {
		return nil
	}
	return awscdk.Duration_Hours(jsii.Number(hours))
}
