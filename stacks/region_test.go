package stacks_test

import (
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/jsii-runtime-go"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/stacks"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/synthesis"
)

// The CDK prints the warnings of a Region, in the stack with the profiles: here Nova Lite has another prefix than the Region's Geo.
func TestPrefixesAreToldAtSynthesis(t *testing.T) {
	c := synthesis.Lists()
	c.Products[0].Models = append([]catalog.Model{{Name: "lite", ID: "amazon.nova-lite-v1:0", Routing: catalog.Geo}}, c.Products[0].Models...)
	app := awscdk.NewApp(synthesis.Props(t, nil))
	functions, err := synthesis.StubFunctions(t)()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range c.Regions {
		stack, err := stacks.NewRegion(app, c, r, functions)
		if err != nil {
			t.Fatal(err)
		}
		want := 0
		if r.Name == "ap-northeast-1" {
			want = 1
		}
		text := assertions.Match_StringLikeRegexp(jsii.String("apac.amazon.nova-lite-v1:0 is used, since .* has no jp.amazon.nova-lite-v1:0 in ap-northeast-1"))
		annotations := assertions.Annotations_FromStack(stack)
		all := len(*annotations.FindWarning(jsii.String("*"), assertions.Match_AnyValue()))
		if got := len(*annotations.FindWarning(jsii.String("*"), text)); got != want || all != want {
			t.Errorf("%s has %d warnings, %d of them of the prefix; want %d", r.Name, all, got, want)
		}
	}
}

func TestShippedListsHaveNoWarning(t *testing.T) {
	c := bootstrap.Catalog()
	for _, r := range c.ActiveRegions() {
		if warnings := c.Warnings(r); len(warnings) > 0 {
			t.Errorf("%s: %v", r.Name, warnings)
		}
	}
}
