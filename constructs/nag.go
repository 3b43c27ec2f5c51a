package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// exception is the reason why a rule of cdk-nag does not apply to a resource. It is in the template, where cdk-nag reads it.
// https://github.com/cdklabs/cdk-nag#suppressing-a-rule
type exception struct {
	// rule is the id of the rule, such as AwsSolutions-S1.
	rule   string
	reason string
	// findings are the findings of the rule to suppress: text or a regular expression. Zero: all.
	findings []any
}

var (
	// everything is the finding of a statement on every resource.
	everything = []any{"Resource::*"}
	// patterns are the findings of statements on ARNs with a wildcard.
	patterns = []any{map[string]string{"regex": "/^Resource::arn:/"}}
)

// wildcards is the rule about actions and resources with a wildcard.
const wildcards = "AwsSolutions-IAM5"

// except writes exceptions into the metadata of the resource that a construct creates.
func except(resource constructs.IConstruct, exceptions ...exception) {
	var rules []map[string]any
	for _, e := range exceptions {
		rule := map[string]any{"id": e.rule, "reason": e.reason}
		if len(e.findings) > 0 {
			rule["applies_to"] = e.findings
		}
		rules = append(rules, rule)
	}
	created := resource.Node().DefaultChild().(awscdk.CfnResource)
	created.AddMetadata(jsii.String("cdk_nag"), map[string]any{"rules_to_suppress": rules})
}
