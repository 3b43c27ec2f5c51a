package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslogs"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// goFunctionProps describes a Lambda function written in Go.
type goFunctionProps struct {
	Description string
	// Name is the function's physical name, where other stacks name it. Zero: CloudFormation generates one.
	Name string
	// RoleName is the physical name of the function's role: policies elsewhere name it.
	RoleName string
	// Asset is the folder that holds the compiled bootstrap binary.
	Asset string
	// TimeoutSeconds is at most 900.
	TimeoutSeconds int
	Environment    map[string]*string
	// Statements allow the function more than to write its own log.
	Statements []awsiam.PolicyStatement
}

// newGoFunction creates a function on provided.al2023 and x86_64, which every Region has, with 128 MB and no reserved
// concurrency: a new account may run ten functions at once in all.
func newGoFunction(scope constructs.Construct, id string, props *goFunctionProps) awslambda.Function {
	this := constructs.NewConstruct(scope, &id)
	logs := awslogs.NewLogGroup(this, jsii.String("Logs"), &awslogs.LogGroupProps{
		Retention:     awslogs.RetentionDays_ONE_YEAR,
		RemovalPolicy: awscdk.RemovalPolicy_DESTROY,
	})
	role := awsiam.NewRole(this, jsii.String("Role"), &awsiam.RoleProps{
		RoleName:    &props.RoleName,
		Description: &props.Description,
		AssumedBy:   awsiam.NewServicePrincipal(jsii.String("lambda.amazonaws.com"), nil),
	})
	logs.GrantWrite(role)
	for _, statement := range props.Statements {
		role.AddToPolicy(statement)
	}
	var name *string
	if props.Name != "" {
		name = &props.Name
	}
	return awslambda.NewFunction(this, jsii.String("Function"), &awslambda.FunctionProps{
		FunctionName: name,
		Description:  &props.Description,
		Runtime:      awslambda.Runtime_PROVIDED_AL2023(),
		Architecture: awslambda.Architecture_X86_64(),
		Handler:      jsii.String("bootstrap"),
		Code:         awslambda.Code_FromAsset(&props.Asset, nil),
		MemorySize:   jsii.Number(128),
		Timeout:      awscdk.Duration_Seconds(jsii.Number(props.TimeoutSeconds)),
		Environment:  &props.Environment,
		Role:         role,
		LogGroup:     logs,
	})
}

// allow returns a statement that allows actions on resources, with the reason as its Sid.
func allow(sid string, actions []string, resources ...string) awsiam.PolicyStatement {
	return awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Sid:       &sid,
		Actions:   jsii.Strings(actions...),
		Resources: jsii.Strings(resources...),
	})
}
