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
}

// NewCallerRole makes the role of one service in one environment.
func NewCallerRole(scope constructs.Construct, id string, props *CallerRoleProps) awsiam.Role {
	r := props.Role
	role := awsiam.NewRole(scope, &id, &awsiam.RoleProps{
		RoleName:        jsii.String(r.Name()),
		Description:     jsii.String("Calls Amazon Bedrock as " + r.Service.Name + " in " + r.Environment),
		AssumedBy:       trust(*awscdk.Stack_Of(scope).Account(), r.Service.TrustedBy),
		ManagedPolicies: &[]awsiam.IManagedPolicy{props.Policy},
	})
	for _, t := range underEveryName(schema.Keys, []tag{
		{"team", r.Product.Team},
		{"product", r.Product.Name},
		{"service", r.Service.Name},
		{"env", r.Environment},
	}) {
		awscdk.Tags_Of(role).Add(jsii.String(props.TagPrefix+t.key), jsii.String(t.value), nil)
	}
	return role
}

// trust admits the compute service, on behalf of this account where the service says whom it acts for.
func trust(account string, by catalog.Trust) awsiam.IPrincipal {
	service := awsiam.NewServicePrincipal(jsii.String(string(by)), nil)
	if !by.SetsSource() {
		return service
	}
	return service.WithConditions(&map[string]any{
		"StringEquals": map[string]any{"aws:SourceAccount": account},
		"ArnLike":      map[string]any{"aws:SourceArn": "arn:aws:ecs:*:" + account + ":*"},
	})
}
