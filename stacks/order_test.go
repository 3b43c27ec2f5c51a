package stacks_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/stacks"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/synthesis"
)

// Nothing waits for the Ledger stack: a failure of Glue costs neither logging nor the detector. The CDK command line starts no
// further stack after a failure, so that the Ledger stack also comes after the others in the order of the assembly. Both stacks of
// the home Region wait for the ledger bucket, which is in its Logs stack.
func TestOrderOfDeployment(t *testing.T) {
	app := awscdk.NewApp(synthesis.Props(t, nil))
	lists := synthesis.Lists()
	if err := stacks.Assemble(app, lists, synthesis.StubFunctions(t)); err != nil {
		t.Fatal(err)
	}
	var order []string
	waits := map[string][]string{} // all stacks before a stack, by its name without the namespace
	for _, artifact := range *app.Synth(nil).Stacks() {
		name := strings.TrimPrefix(*artifact.StackName(), catalog.Namespace+"-")
		order = append(order, name)
		for _, before := range *artifact.Dependencies() {
			if other := strings.TrimPrefix(*before.Id(), catalog.Namespace+"-"); !strings.HasSuffix(other, ".assets") {
				waits[name] = append(waits[name], other)
			}
		}
	}
	var before func(name string) []string
	before = func(name string) []string {
		all := slices.Clone(waits[name])
		for _, direct := range waits[name] {
			all = append(all, before(direct)...)
		}
		slices.Sort(all)
		return slices.Compact(all)
	}
	var regions []string
	for _, r := range lists.Regions {
		regions = append(regions, "logs-"+r.Name, "region-"+r.Name)
		if got, want := before("region-"+r.Name), []string{"logs-" + r.Name}; !slices.Equal(got, want) {
			t.Errorf("region-%s waits for %q, want %q", r.Name, got, want)
		}
	}
	slices.Sort(regions)
	for _, home := range []string{"detector", "ledger"} {
		if got := before(home); !slices.Equal(got, regions) {
			t.Errorf("%s waits for %q, want %q", home, got, regions)
		}
	}
	if got := before("access"); len(got) > 0 {
		t.Errorf("access waits for %q, want nothing", got)
	}
	if last := order[len(order)-1]; last != "ledger" {
		t.Errorf("the order is %q; a failure of %s would cost the stacks after it, want the ledger last", order, last)
	}
}
