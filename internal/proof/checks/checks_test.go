package checks

import (
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/beliefs"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// Every belief has one check.
func TestEveryBeliefHasACheck(t *testing.T) {
	found := map[int]int{}
	for _, c := range All() {
		found[c.Belief]++
	}
	for _, b := range beliefs.All() {
		if found[b.Number] != 1 {
			t.Errorf("belief %d has %d checks", b.Number, found[b.Number])
		}
		delete(found, b.Number)
	}
	for number := range found {
		t.Errorf("the check of %d has no belief", number)
	}
}

// elsewhere are the changes of resources that have no name of a check, and the reasons.
var elsewhere = map[string]string{
	"bedrock-runtime:Converse":                          "a call of a model",
	"bedrock-runtime:CountTokens":                       "a call of a model",
	"bedrock-runtime:InvokeModelWithResponseStream":     "a call of a model",
	"bedrock-runtime:StartAsyncInvoke":                  "a call of a model that is refused",
	"bedrock:DeleteModelInvocationLoggingConfiguration": "refused where the check put none; its bucket is read before",
	"cost-explorer:UpdateCostAllocationTagsStatus":      "sets a status to what it is",
	"bedrock:TagResource":                               "part of bedrock:CreateInferenceProfile",
	"sts:TagSession":                                    "part of sts:AssumeRole",
}

// The tool refuses every change of a resource that is none of a check, but these.
func TestChangesAreOfOwnResources(t *testing.T) {
	for _, c := range All() {
		for _, call := range c.Calls {
			if !call.Reads() && call.By != proof.ByService && !call.OnOwn() && elsewhere[call.API] == "" {
				t.Errorf("belief %d: %s on %s: no field of its input is known to name the resource (internal/proof/own.go)", c.Belief, call.API, call.On)
			}
		}
	}
}

// A check without confirmation only reads. One that creates resources can remove them.
func TestOnlyConfirmedChecksWrite(t *testing.T) {
	kinds := proof.SweepCalls(Kinds())
	for _, c := range All() {
		removes, words := false, strings.Join(c.Creates, "; ")
		for _, call := range c.Calls {
			if !c.Changes() && !call.Reads() {
				t.Errorf("belief %d calls %s, and creates nothing by its own words", c.Belief, call.API)
			}
			for _, k := range kinds {
				removes = removes || k == call && !k.Reads()
			}
			if call.On == "" || !strings.Contains(call.API, ":") {
				t.Errorf("belief %d: %v is no call on something", c.Belief, call)
			}
		}
		if c.Changes() && !removes && !strings.Contains(words, "model call") && !strings.HasPrefix(words, "nothing: ") {
			t.Errorf("belief %d creates %s, and has no call that removes it", c.Belief, c.Creates)
		}
	}
}
