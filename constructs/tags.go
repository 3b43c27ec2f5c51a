package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
)

type tag struct{ key, value string }

// tags returns our tags as a resource takes them, in the order given.
func tags(prefix string, ours ...tag) *[]*awscdk.CfnTag {
	var list []*awscdk.CfnTag
	for _, t := range ours {
		list = append(list, &awscdk.CfnTag{Key: jsii.String(prefix + t.key), Value: jsii.String(t.value)})
	}
	return &list
}
