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

// underEveryName adds a tag for each name under which the request metadata schema has the thing: a deprecated key stays a tag key, so
// that Cost Explorer goes on showing it, and the one that took over becomes one.
func underEveryName(keys schema.Schema, ours []tag) []tag {
	var all []tag
	for _, t := range ours {
		for _, key := range keys.Alike(t.Key) {
			all = append(all, tag{Key: key, Value: t.Value})
		}
	}
	return all
}
