package secondopinion

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// genaiList023 returns the facts of genai-prices 0.2.3, for the given models.
func genaiList023(t *testing.T, models ...string) List {
	t.Helper()
	file, err := os.Open("testdata/genai_prices.py")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	list, err := ReadGenai(t.Context(), "genai-prices 0.2.3", file, models)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// An entry is the price of the ids that it is meant for, on its days.
func TestReadGenai(t *testing.T) {
	models := []string{"amazon.nova-micro-v1:0", "anthropic.claude-opus-4-5-20251101-v1:0", "openai.gpt-5.6-sol", "amazon.nova-2-lite-v1:0"}
	list := genaiList023(t, models...)
	for _, tt := range []struct {
		model, prefix, day string
		want               []string
	}{
		{"amazon.nova-micro-v1:0", "", "2026-11-28", []string{"amazon.nova-micro-v1:0 regional standard input=0.035 output=0.14 cache_read=0.00875"}},
		{"amazon.nova-micro-v1:0", "eu", "2026-11-28", nil},
		{"amazon.nova-2-lite-v1:0", "jp", "2026-11-28", []string{"amazon.nova-2-lite-v1:0 geo jp standard input=0.33 output=2.75 cache_read=0.0825"}},
		{"amazon.nova-2-lite-v1:0", "apac", "2026-11-28", nil},
		{"amazon.nova-2-lite-v1:0", "", "2026-11-28", nil},
		{"anthropic.claude-opus-4-5-20251101-v1:0", "global", "2026-11-28",
			[]string{"anthropic.claude-opus-4-5-20251101-v1:0 global global standard input=5 output=25 cache_read=0.5 cache_write=6.25 cache_write_1h=10"}},
		{"anthropic.claude-opus-4-5-20251101-v1:0", "eu", "2026-11-28",
			[]string{"anthropic.claude-opus-4-5-20251101-v1:0 geo eu standard input=5.5 output=27.5 cache_read=0.55 cache_write=6.875 cache_write_1h=11"}},
		{"openai.gpt-5.6-sol", "global", "2026-08-20", []string{
			"openai.gpt-5.6-sol global global standard input=5 output=30 cache_read=0.5 cache_write=6.25",
			"openai.gpt-5.6-sol global global standard from 272001 input=10 output=45 cache_read=1 cache_write=12.5",
		}},
		{"openai.gpt-5.6-sol", "global", "2026-08-21", []string{
			"openai.gpt-5.6-sol global global standard since 2026-08-21 input=4 output=20 cache_read=0.4 cache_write=5",
			"openai.gpt-5.6-sol global global standard from 272001 since 2026-08-21 input=8 output=30 cache_read=0.8 cache_write=10",
		}},
		// No known model: the entry's own id stands for one.
		{"anthropic.claude-fable-5-2", "global", "2026-11-28",
			[]string{"anthropic.claude-fable-5-2 global global standard input=8 output=40 cache_read=0.2 cache_write=10 cache_write_1h=16"}},
	} {
		t.Run(tt.prefix+"."+tt.model, func(t *testing.T) {
			var got []Price
			for _, p := range on(list.Prices, catalog.Date(tt.day)) {
				if p.Model == tt.model && p.Prefix == tt.prefix {
					got = append(got, p)
				}
			}
			if diff := cmp.Diff(tt.want, text(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A file that runs code is not run, and a form that is not known is said.
func TestGenaiForms(t *testing.T) {
	const entry = "ModelInfo(id='amazon.x-v1:0', match=ClauseContains(contains='amazon.x'), prices=%)"
	providers := func(prices string) string {
		return "import os\nos.abort()\nproviders: list[Provider] = [Provider(id='aws', models=[" + strings.Replace(entry, "%", prices, 1) + "])]"
	}
	for _, tt := range []struct{ name, file, want, outside string }{
		{"decimals", providers("ModelPrice(input_mtok=Decimal('0.1'), input_audio_mtok=Decimal('3'))"), "amazon.x-v1:0 regional standard input=0.1 input_audio_mtok", ""},
		{"a time of day", providers("[ConditionalPrice(constraint=TimeOfDateConstraint(start_time=datetime.time(0, 30)), prices=ModelPrice(input_mtok=Decimal('1')))]"), "", string(NotRead)},
		{"variants", providers("ModelPrice(input_mtok=Decimal('1')), price_variants=[PriceVariant(when={'tier': 'batch'}, prices=ModelPrice(input_mtok=Decimal('1')))]"), "", string(NotRead)},
		{"no Python", "providers = [", "", `not genai_prices/data.py of the package genai-prices: exit status 1: "SyntaxError: '[' was never closed"`},
		{"no provider", "providers: list[Provider] = []", "", `"no provider aws in a list of providers"`},
		{"an unknown constructor", providers("ModelPrice(input_mtok=price())"), "", `genai-prices 1.0: "amazon.x-v1:0": input_mtok: {"is": "price"} is no price`},
		{"a band without price", providers("ModelPrice(input_mtok=TieredPrices(base=Decimal('1'), tiers=[Tier(start=5)]))"), "", "is no price"},
		{"a name", providers("PRICES"), "", string(NoPrice)},
		{"None", providers("ModelPrice(input_mtok=None)"), "", string(NoPrice)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			// The second provider has a price, so that the list is not empty.
			file := strings.Replace(tt.file, "models=[", "models=[ModelInfo(id='amazon.known-v1:0', match=ClauseEquals(equals='amazon.known-v1:0'), prices=ModelPrice(input_mtok=Decimal('1'))), ", 1)
			list, err := ReadGenai(t.Context(), "genai-prices 1.0", strings.NewReader(file), nil)
			switch {
			case err != nil:
				if tt.outside == "" || !strings.Contains(err.Error(), tt.outside) {
					t.Errorf("error %v, want %q", err, tt.outside)
				}
			case tt.want != "":
				if diff := cmp.Diff([]string{"amazon.known-v1:0 regional standard input=1", tt.want}, text(list.Prices)); diff != "" {
					t.Error(diff)
				}
			case len(list.Outside) != 1 || string(list.Outside[0].Reason) != tt.outside:
				t.Errorf("outside %v, want %q", list.Outside, tt.outside)
			}
		})
	}
}

// An entry with a prefix is the price of that prefix alone, whatever its pattern matches.
func TestGenaiPrefix(t *testing.T) {
	const file = `providers: list[Provider] = [Provider(id='aws', models=[
		ModelInfo(id='us.amazon.x-v1:0', match=ClauseContains(contains='amazon.x'), prices=ModelPrice(input_mtok=Decimal('1')))])]`
	list, err := ReadGenai(t.Context(), "genai-prices 1.0", strings.NewReader(file), []string{"amazon.x-v1:0"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"amazon.x-v1:0 geo us standard input=1"}, text(list.Prices)); diff != "" {
		t.Error(diff)
	}
}

func TestNoPython(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := ReadGenai(context.Background(), "genai-prices 0.2.3", strings.NewReader(""), nil); !errors.Is(err, ErrNoPython) {
		t.Errorf("error %v", err)
	}
}

func TestGenaiMatch(t *testing.T) {
	text := func(s string) *string { return &s }
	for _, tt := range []struct {
		name    string
		match   genaiMatch
		matches bool
	}{
		{"equals", genaiMatch{Equals: text("a.b")}, true},
		{"does not equal", genaiMatch{Equals: text("a")}, false},
		{"begins", genaiMatch{StartsWith: text("a.")}, true},
		{"does not begin", genaiMatch{StartsWith: text("b")}, false},
		{"ends", genaiMatch{EndsWith: text(".b")}, true},
		{"does not end", genaiMatch{EndsWith: text("a")}, false},
		{"contains", genaiMatch{Contains: text(".")}, true},
		{"does not contain", genaiMatch{Contains: text("c")}, false},
		{"pattern", genaiMatch{Regex: text(`^a\.`)}, true},
		{"another pattern", genaiMatch{Regex: text(`^b`)}, false},
		{"or", genaiMatch{Or: []genaiMatch{{Equals: text("x")}, {Contains: text("a")}}}, true},
		{"and", genaiMatch{And: []genaiMatch{{Contains: text("b")}, {Contains: text("a")}}}, true},
		{"not and", genaiMatch{And: []genaiMatch{{Contains: text("b")}, {Contains: text("c")}}}, false},
		{"a condition that is not known", genaiMatch{}, false},
	} {
		if got := tt.match.matches("a.b"); got != tt.matches {
			t.Errorf("%s: %t", tt.name, got)
		}
	}
}
