package matrix

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/fence"
)

// documents returns the fence of a catalog as the simulator takes it.
func documents(t *testing.T, c catalog.Catalog) Fence {
	t.Helper()
	plain := func(p fence.Policy) (document any) {
		text, err := p.Minified()
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &document); err != nil {
			t.Fatal(err)
		}
		return document
	}
	f := Fence{SCPs: map[string]any{}, Boundary: plain(fence.Boundary(c))}
	for _, p := range fence.SCPs(c) {
		f.SCPs[p.Name] = plain(p)
	}
	return f
}

// The simulator decides every row as the table says.
func TestSimulator(t *testing.T) {
	c := bootstrap.Catalog()
	templates, err := ReadTemplates("../app/testdata/golden")
	if err != nil {
		t.Fatal(err)
	}
	deployed, err := Read(templates)
	if err != nil {
		t.Fatal(err)
	}
	all, err := Expand(c)
	if err != nil {
		t.Fatal(err)
	}
	decisions := slices.DeleteFunc(all, func(d Decision) bool { return !slices.Contains(d.Row.Evaluators, Simulator) })
	began := time.Now()
	answers, err := Simulate(t.Context(), "..", decisions, deployed, documents(t, c))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d decisions in %s", len(decisions), time.Since(began))
	wrong := 0
	for i, a := range answers {
		if a.Error != "" || a.Allowed != decisions[i].Row.Allowed {
			wrong++
			if wrong < 40 {
				t.Errorf("%s: allowed %t, want %t; %s %s", decisions[i], a.Allowed, decisions[i].Row.Allowed, a.Why, a.Error)
			}
		}
	}
	t.Logf("%d wrong", wrong)
}
