package stacks_test

import (
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/stacks"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/synthesis"
)

// A shorter retention deletes records that exist already. The CDK says so once, where any Region has a retention.
func TestRetentionIsSaid(t *testing.T) {
	for _, tt := range []struct {
		days []int
		want string
	}{
		{[]int{0, 0}, ""},
		{[]int{0, 400}, "log records expire: us-west-2 400 days; fewer days than before delete the older records, and bills lose their spend: docs/operations.md"},
		{[]int{90, 400}, "log records expire: us-east-1 90 days, us-west-2 400 days; fewer days than before delete the older records, and bills lose their spend: docs/operations.md"},
	} {
		c := synthesis.Lists()
		c.Regions = c.Regions[:len(tt.days)]
		for i, days := range tt.days {
			c.Regions[i].LogRetentionDays = days
		}
		app := awscdk.NewApp(synthesis.Props(t, nil))
		home, other := stacks.NewLogs(app, c, c.Regions[0]), stacks.NewLogs(app, c, c.Regions[1])
		for stack, want := range map[awscdk.Stack]string{home: tt.want, other: ""} {
			annotations := assertions.Annotations_FromStack(stack)
			lines, expected := len(*annotations.FindInfo(jsii.String("*"), assertions.Match_AnyValue())), 0
			if want != "" {
				expected = len(*annotations.FindInfo(jsii.String("*"), want))
			}
			if lines != expected || want != "" && expected != 1 {
				t.Errorf("%v days: %s has %d lines of information, want %q", tt.days, *stack.StackName(), lines, want)
			}
		}
	}
}
