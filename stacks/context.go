package stacks

import (
	"fmt"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// sameQualifier refuses a context whose bootstrap qualifier is not that of the lists: the templates would name the roles of another
// bootstrap than the preflight and the preventive controls.
func sameQualifier(app awscdk.App, b catalog.Bootstrap) error {
	found := catalog.Bootstrap{}
	if given := app.Node().TryGetContext(jsii.String(catalog.QualifierContext)); given != nil {
		found.Qualifier = fmt.Sprint(given)
	}
	if found.QualifierOrDefault() == b.QualifierOrDefault() {
		return nil
	}
	return fmt.Errorf("context.%s: %q is not %q, the qualifier of cdk.json, which the preflight and policies/ read; set it in the context of cdk.json, and nowhere else",
		catalog.QualifierContext, found.QualifierOrDefault(), b.QualifierOrDefault())
}

// deployedEnvironments returns the environments that the app's context names, as "dev,prod" (-c environments=dev,prod) or as a
// list (cdk.json). No name means all environments.
func deployedEnvironments(app awscdk.App) ([]string, error) {
	const key = "environments"
	var names []string
	switch given := app.Node().TryGetContext(jsii.String(key)).(type) {
	case nil:
	case string:
		for name := range strings.SplitSeq(given, ",") {
			names = append(names, strings.TrimSpace(name))
		}
	case []any:
		for _, name := range given {
			names = append(names, fmt.Sprint(name))
		}
	default:
		return nil, fmt.Errorf(`context.%s: %v is not a list of environments; write it as "dev,prod", or leave it out for all`, key, given)
	}
	return names, nil
}
