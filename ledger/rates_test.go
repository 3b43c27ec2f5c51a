package ledger

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const ratesHeader = "model,routing,region,tier,min_prompt_tokens,token_kind,usd_per_million,valid_from,valid_to,source,checked_on,note\n"

func TestRateCardHasNoMistake(t *testing.T) {
	rates, err := Rates()
	if err != nil {
		t.Fatal(err)
	}
	if len(rates) == 0 {
		t.Fatal("the rate card is empty")
	}
}

// unpublished are the kinds of token that a model of the rate card has no rate for, with the reason.
var unpublished = map[string]map[string]string{
	"amazon.nova-2-lite-v1:0":      {CacheRead: notConfirmed, CacheWrite5m: notConfirmed, CacheWrite1h: notConfirmed},
	"amazon.titan-embed-text-v2:0": {CacheRead: noCache, CacheWrite5m: noCache, CacheWrite1h: noCache},
}

const (
	notConfirmed = "no source confirms the price"
	noCache      = "an embedding model has no prompt cache"
)

// Every model of the rate card has a rate for every kind of token, or a reason in unpublished or in a note.
func TestRateCardIsComplete(t *testing.T) {
	rates, err := Rates()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range ratePeriods(rates) {
		for _, kind := range tokenKinds {
			if p.Model == "amazon.nova-micro-v1:0" && strings.HasPrefix(p.Region, "ap-") && kind != Input {
				continue // as the card says
			}
			if _, known := p.rates[kind]; !known && unpublished[p.Model][kind] == "" {
				t.Errorf("%s %s %s from %s has no rate for %s; add it, or its reason to unpublished", p.Model, p.Routing, p.Region, p.From, kind)
			}
		}
	}
}

// A reason stands in the note, and the SQL holds whatever the note says.
func TestUnusualRates(t *testing.T) {
	const row = "anthropic.claude-x,geo,,standard,0,input,2,2026-01-01,,s,2026-11-01,not 1.1 times global: AWS's own page says so\n"
	rates, err := ReadRates(strings.NewReader(ratesHeader + row))
	if err != nil {
		t.Fatal(err)
	}
	if err := ValidateRates(rates); err != nil {
		t.Error(err)
	}
	sql, err := render("views/bedrock_rates.sql", map[string]any{"Rates": rates})
	if err != nil || !strings.Contains(sql, "'not 1.1 times global: AWS''s own page says so'") {
		t.Errorf("error %v\n%s", err, sql)
	}
}

func TestRateMistakesNameTheirLine(t *testing.T) {
	const rest = "2026-01-01,,https://aws.amazon.com/bedrock/pricing/,2026-11-01,\n"
	for _, tt := range []struct{ name, rows, want string }{
		{"routing", "m,local,,standard,0,input,1," + rest, `rates.csv:2: routing "local" is unknown; allowed: global, geo, regional`},
		{"Region", "m,geo,mars-1,standard,0,input,1," + rest, `rates.csv:2: region "mars-1" is unknown; leave it empty for any`},
		{"tier", "m,geo,,flex,0,input,1," + rest, `rates.csv:2: tier "flex" cannot be seen in the logs; allowed: standard`},
		{"prompt size", "m,geo,,standard,128000,input,1," + rest, `rates.csv:2: min_prompt_tokens 128000; allowed: 0, 200001`},
		{"prompt size that is no number", "m,geo,,standard,x,input,1," + rest, `rates.csv:2: min_prompt_tokens "x" is not a number`},
		{"kind", "m,geo,,standard,0,thinking,1," + rest, `rates.csv:2: token_kind "thinking" is unknown; allowed: input, output, cache_read, cache_write_5m, cache_write_1h`},
		{"negative", "m,geo,,standard,0,input,-1," + rest, `rates.csv:2: usd_per_million -1 is negative`},
		{"no number", "m,geo,,standard,0,input,1$," + rest, `rates.csv:2: usd_per_million "1$" is not a decimal number`},
		{"too many digits", "m,geo,,standard,0,input,0.0000001," + rest, `rates.csv:2: usd_per_million 0.0000001 has more than 6 digits after the point`},
		{"no model", ",geo,,standard,0,input,1," + rest, `rates.csv:2: model is missing`},
		{"no first day", "m,geo,,standard,0,input,1,,,s,2026-11-01,\n", `rates.csv:2: valid_from "" is not a day; write it as 2026-11-23`},
		{"days the wrong way round", "m,geo,,standard,0,input,1,2026-02-01,2026-01-01,s,2026-11-01,\n", `rates.csv:2: valid_to 2026-01-01 is not after valid_from 2026-02-01`},
		{"no source", "m,geo,,standard,0,input,1,2026-02-01,,,2026-11-01,\n", `rates.csv:2: needs a source and the day it was checked on; source "", checked_on "2026-11-01"`},
		{"overlap", "m,geo,,standard,0,input,1,2026-01-01,,s,2026-11-01,\nm,geo,,standard,0,input,2,2026-02-01,,s,2026-11-01,\n",
			`rates.csv:3: overlaps line 2 from 2026-02-01 on; end that one with valid_to`},
		{"gap", "m,geo,,standard,0,input,1,2026-01-01,2026-02-01,s,2026-11-01,\nm,geo,,standard,0,input,2,2026-03-01,,s,2026-11-01,\n",
			`rates.csv:3: leaves a gap after line 2: no rate from 2026-02-01 to 2026-03-01`},
		{"Geo without its premium", "anthropic.claude-x,global,,standard,0,input,2," + rest + "anthropic.claude-x,geo,,standard,0,input,2," + rest,
			`rates.csv:3: usd_per_million 2 is not 1.1 times the global 2 of line 2; if that is right, begin note with "not 1.1 times global: "`},
		{"one Region without its premium, and a remark", "anthropic.claude-x,global,,standard,0,input,2," + rest + "anthropic.claude-x,regional,us-east-1,standard,0,input,2,2026-01-01,,s,2026-11-01,seen\n",
			`rates.csv:3: usd_per_million 2 is not 1.1 times the global 2 of line 2; if that is right, begin note with "not 1.1 times global: "`},
		{"Geo without Global", "anthropic.claude-x,geo,,standard,0,input,2," + rest,
			`rates.csv:2: has no global rate of the same days to be 1.1 times of; add it, or begin note with "not 1.1 times global: "`},
		{"long prompts in part", "m,geo,,standard,0,input,1," + rest + "m,geo,,standard,0,output,1," + rest + "m,geo,,standard,200001,input,2," + rest,
			`rates.csv:3: has no line for long prompts, which line 4 begins to price; add one with min_prompt_tokens 200001`},
		{"two mistakes", "m,local,,standard,0,input,1," + rest + "m,geo,,standard,0,input,-1," + rest,
			"rates.csv:2: routing \"local\" is unknown; allowed: global, geo, regional\nrates.csv:3: usd_per_million -1 is negative"},
		{"columns", "", "rates.csv: EOF"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			file := ratesHeader + tt.rows
			if tt.rows == "" {
				file = ""
			}
			rates, err := ReadRates(strings.NewReader(file))
			if err == nil {
				err = ValidateRates(rates)
			}
			if err == nil {
				t.Fatal("no mistake found")
			}
			if diff := cmp.Diff(tt.want, err.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A price that changes in the middle of a week, for one kind of token, and long prompts from a later day on.
func TestRatePeriods(t *testing.T) {
	const tail = ",s,2026-11-01,\n"
	rates, err := ReadRates(strings.NewReader(ratesHeader +
		"m,global,,standard,0,input,2,2026-01-01,2026-11-18" + tail +
		"m,global,,standard,0,input,3,2026-11-18," + tail +
		"m,global,,standard,0,output,10,2026-01-01," + tail +
		"m,global,,standard,200001,input,6,2026-11-20," + tail +
		"m,global,,standard,200001,output,15,2026-11-22," + tail))
	if err != nil {
		t.Fatal(err)
	}
	if err := ValidateRates(rates); err != nil {
		t.Fatal(err)
	}
	type row struct {
		from, to      string
		min, max      int
		input, output string
	}
	var got []row
	for _, p := range ratePeriods(rates) {
		got = append(got, row{string(p.From), string(p.To), p.MinPrompt, p.MaxPrompt, p.USDPerToken(Input), p.USDPerToken(Output)})
	}
	want := []row{
		{"2026-01-01", "2026-11-18", 0, maxTokens, "DECIMAL '0.000002000000'", "DECIMAL '0.000010000000'"},
		{"2026-11-18", "2026-11-20", 0, maxTokens, "DECIMAL '0.000003000000'", "DECIMAL '0.000010000000'"},
		{"2026-11-20", "2026-11-22", 200001, maxTokens, "DECIMAL '0.000006000000'", "NULL"},
		{"2026-11-20", "2026-11-22", 0, 200000, "DECIMAL '0.000003000000'", "DECIMAL '0.000010000000'"},
		{"2026-11-22", "9999-12-31", 200001, maxTokens, "DECIMAL '0.000006000000'", "DECIMAL '0.000015000000'"},
		{"2026-11-22", "9999-12-31", 0, 200000, "DECIMAL '0.000003000000'", "DECIMAL '0.000010000000'"},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(row{})); diff != "" {
		t.Error(diff)
	}
}
