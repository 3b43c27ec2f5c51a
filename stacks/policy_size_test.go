package stacks_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/stacks"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/synthesis"
)

// The shared policy does not grow with the products: it is the same for 5 and for 1,000.
func TestPolicyDoesNotGrow(t *testing.T) {
	few, many := invokePolicy(t, 5), invokePolicy(t, 1000)
	if few != many || len(few) == 0 {
		t.Errorf("%d characters for 5 products, %d for 1,000", len(few), len(many))
	}
	t.Logf("%d characters for 5 products, %d for 1,000", len(few), len(many))
}

// invokePolicy returns the shared policy of a catalog with so many products, 200 of them in each Region at most.
func invokePolicy(t *testing.T, products int) string {
	t.Helper()
	c := synthesis.Lists()
	c.Products = nil
	for i := range products {
		c.Products = append(c.Products, catalog.Product{
			Name: fmt.Sprintf("product-%d", i), Team: "core", Regions: []string{c.Regions[i%len(c.Regions)].Name},
			Models: []catalog.Model{{Name: "nova", ID: "amazon.nova-lite-v1:0"}},
		})
	}
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	props := synthesis.Props(t, nil)
	app := awscdk.NewApp(props)
	stacks.NewAccess(app, c)
	app.Synth(nil)
	for _, r := range synthesis.Read(t, props).Resources(t, catalog.Namespace+"-access") {
		if r.Type == "AWS::IAM::ManagedPolicy" {
			document, err := json.Marshal(r.Properties["PolicyDocument"])
			if err != nil {
				t.Fatal(err)
			}
			return string(document)
		}
	}
	return ""
}
