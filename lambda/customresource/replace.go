package customresource

import (
	"context"

	"github.com/aws/aws-lambda-go/cfn"
)

// NotCreated is the physical id of a resource whose Create failed. CloudFormation deletes it by this id, and nothing is to be done.
const NotCreated = "not-created"

// Replace carries out a request of a resource that an update may replace, and returns its physical id and its attributes. An id
// other than that of an Update says that the resource was replaced: CloudFormation then deletes the former one, unless the
// resource has UpdateReplacePolicy Retain. Its context ends as that of [Decide].
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
type Replace func(ctx context.Context, event cfn.Event) (id string, attributes map[string]any, err error)

// ReplaceHandler returns the Lambda handler of a resource that an update may replace. A failed request leaves the physical id as it
// was: another one would have CloudFormation delete the resource that is there. A failed Create has the id [NotCreated]. Otherwise it
// is [Handler].
func ReplaceHandler(decide Replace) cfn.CustomResourceLambdaFunction {
	return answering(func(ctx context.Context, event cfn.Event) (string, map[string]any, error) {
		id, attributes, err := decide(ctx, event)
		if err != nil {
			id = event.PhysicalResourceID
		}
		if id == "" {
			id = NotCreated
		}
		return id, attributes, err
	})
}
