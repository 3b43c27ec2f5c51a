package pricelist

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// A model of the rate card without a name would have all its rates reported as gone.
func TestEveryModelOfTheRateCardHasAName(t *testing.T) {
	models, err := Models()
	if err != nil {
		t.Fatal(err)
	}
	rates, err := ledger.Rates()
	if err != nil {
		t.Fatal(err)
	}
	named := slices.Collect(maps.Values(models))
	for _, r := range rates {
		if !slices.Contains(named, r.Model) {
			t.Errorf("%s:%d: %s has no line in models.csv", r.File, r.Line, r.Model)
		}
	}
}

func TestModelsMistakes(t *testing.T) {
	for _, tt := range []struct{ name, file, want string }{
		{"columns", "model,name,note\n", "models.csv:1: the columns must be name,model,note"},
		{"empty", "", "models.csv:1: the columns must be name,model,note"},
		{"no name", "name,model,note\n,a.b,\n", `models.csv:2: needs a published name and a model id with its provider; name "", model "a.b"`},
		{"no provider", "name,model,note\nNova,nova,\n", `models.csv:2: needs a published name and a model id with its provider; name "Nova", model "nova"`},
		{"twice", "name,model,note\nNova,a.b,\nNova,a.c,\n", `models.csv:3: name "Nova" stands for "a.b" already`},
		{"no id and no reason", "name,model,note\nNova,,\n", `models.csv:2: name "Nova" has no model id; its note must say why`},
		{"all at once", "name,model,note\n,a.b,\nNova,nova,\n", "models.csv:3"},
		{"no table", "name,model,note\na,b\n", "models.csv: record on line 2: wrong number of fields"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := ReadModels(strings.NewReader(tt.file)); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

func TestProvider(t *testing.T) {
	for name, want := range map[string]string{"Claude Opus 9": "anthropic", "Nova 9": "amazon", "TitanTextG9": "amazon", "OpenAI GPT-9": "openai", "Something 9": ""} {
		if got := (Product{}).provider(Price{Name: name}); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	p := Product{Attributes: Attributes{Provider: "Meta"}}
	if got := p.provider(Price{Name: "Nova Llama"}); got != "meta" {
		t.Errorf("got %q; the attribute says whose it is", got)
	}
	if got := p.provider(Price{Name: "Nova Llama", Model: "amazon.nova-llama"}); got != "amazon" {
		t.Errorf("got %q; the id says whose it is", got)
	}
}

func TestANameOfNoOneModel(t *testing.T) {
	p := product(t, foundationModels, map[string]string{"regionCode": "us-east-1", "usagetype": "USE1-MP:USE1_InputTokenCount-Units", "servicename": "Claude" + editionSuffix}, "1M tokens", "8")
	if got := said(Read([]Product{p}, map[string]string{"Claude": ""})); got != `not understood: models.csv has no model for the name "Claude"` {
		t.Error(got)
	}
}
