package catalog

import "cmp"

// QualifierContext is the context key of cdk.json under which the CDK finds a qualifier of one's own: its command line for cdk
// bootstrap, its library for synthesis. https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-customizing.html
const QualifierContext = "@aws-cdk/core:bootstrapQualifier"

// Bootstrap names the CDK's bootstrap stacks, which every listed Region has.
type Bootstrap struct {
	// Qualifier is part of the names of their resources. Zero: hnb659fds, the CDK's own.
	Qualifier string
	// Stack is their name. Zero: CDKToolkit.
	Stack string
}

// QualifierOrDefault returns the qualifier in names.
func (b Bootstrap) QualifierOrDefault() string { return cmp.Or(b.Qualifier, "hnb659fds") }

// StackOrDefault returns the name of the stacks.
func (b Bootstrap) StackOrDefault() string { return cmp.Or(b.Stack, "CDKToolkit") }

// VersionParameter returns the name of the SSM parameter that holds the version of a stack.
func (b Bootstrap) VersionParameter() string {
	return "/cdk-bootstrap/" + b.QualifierOrDefault() + "/version"
}

// ExecutionRole returns the name of the role with which CloudFormation deploys. where is <account>-<region>, or "*" for a pattern.
func (b Bootstrap) ExecutionRole(where string) string { return b.role("cfn-exec", where) }

// DeployRole returns the name of the role with which the CDK command line starts a deployment. where is <account>-<region>, or
// "*" for a pattern.
func (b Bootstrap) DeployRole(where string) string { return b.role("deploy", where) }

func (b Bootstrap) role(purpose, where string) string {
	return "cdk-" + b.QualifierOrDefault() + "-" + purpose + "-role-" + where
}
