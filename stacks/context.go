package stacks

import (
	"fmt"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
)

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
