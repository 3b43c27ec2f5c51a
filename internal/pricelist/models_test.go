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
			t.Errorf("rates.csv:%d: %s has no line in models.csv", r.Line, r.Model)
		}
	}
}

func TestModelsMistakes(t *testing.T) {
	for _, tt := range []struct{ name, file, want string }{
		{"columns", "model,name\n", "models.csv:1: the columns must be name,model"},
		{"empty", "", "models.csv:1: the columns must be name,model"},
		{"no name", "name,model\n,a.b\n", `models.csv:2: needs a published name and a model id with its provider; name "", model "a.b"`},
		{"no provider", "name,model\nNova,nova\n", `models.csv:2: needs a published name and a model id with its provider; name "Nova", model "nova"`},
		{"twice", "name,model\nNova,a.b\nNova,a.c\n", `models.csv:3: name "Nova" stands for a.b already`},
		{"all at once", "name,model\n,a.b\nNova,nova\n", "models.csv:3"},
		{"no table", "name,model\na,b,c\n", "models.csv: record on line 2: wrong number of fields"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := ReadModels(strings.NewReader(tt.file)); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

func TestProvider(t *testing.T) {
	for name, want := range map[string]string{"Claude Opus 9": "anthropic", "Nova 9": "amazon", "TitanTextG9": "amazon", "Jamba 9": ""} {
		if got := (Product{}).provider(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	if got := (Product{Attributes: Attributes{Provider: "Meta"}}).provider("Nova Llama"); got != "meta" {
		t.Errorf("got %q; the attribute says whose it is", got)
	}
}
