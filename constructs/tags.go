package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

type tag = catalog.Tag

// tags returns our tags as a resource takes them, in the order given.
func tags(prefix string, ours ...tag) *[]*awscdk.CfnTag {
	var list []*awscdk.CfnTag
	for _, t := range underEveryName(schema.Keys, ours) {
		list = append(list, &awscdk.CfnTag{Key: jsii.String(prefix + t.Key), Value: jsii.String(t.Value)})
	}
	return &list
}

// underEveryName adds a tag for each name that the request metadata schema has for a key. A deprecated key stays a tag key, so
// that Cost Explorer still shows it, and its successor becomes one.
func underEveryName(keys schema.Schema, ours []tag) []tag {
	var all []tag
	for _, t := range ours {
		for _, key := range keys.Alike(t.Key) {
			all = append(all, tag{Key: key, Value: t.Value})
		}
	}
	return all
}
