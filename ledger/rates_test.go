package ledger

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

const ratesHeader = "model,routing,region,tier,min_prompt_tokens,input,output,cache_read,cache_write_5m,cache_write_30m,cache_write_1h,valid_from,valid_to,source,checked_on,note\n"

func readCard(t *testing.T, lines string) []Rate {
	t.Helper()
	rates, err := ReadRates("m.csv", strings.NewReader(ratesHeader+lines))
	if err != nil {
		t.Fatal(err)
	}
	return rates
}

func TestRateCardHasNoMistake(t *testing.T) {
	rates, err := Rates()
	if err != nil {
		t.Fatal(err)
	}
	if len(rates) == 0 {
		t.Fatal("the rate card is empty")
	}
}

// A model with tokens has a price of its input and of its output in every line, or the line's note has the reason.
func TestRateCardIsComplete(t *testing.T) {
	rates, err := Rates()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rates {
		if (r.Input == nil || r.Output == nil) && r.Note == "" {
			t.Errorf("rates/%s:%d: %s has no price for input or output; add it, or the reason as note", r.File, r.Line, r.Model)
		}
	}
}

// The card's files are written as they are read.
func TestRatesAreWrittenAsTheyAreRead(t *testing.T) {
	files, err := rateFiles.ReadDir(ratesFolder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		text, err := rateFiles.ReadFile(ratesFolder + "/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		rates, err := ReadRates(f.Name(), bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		var written bytes.Buffer
		if err := WriteRates(&written, rates); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(text), written.String()); diff != "" {
			t.Errorf("%s: %s", f.Name(), diff)
		}
	}
}

// A reason stands in the note, and the SQL holds whatever the source says.
func TestUnusualRates(t *testing.T) {
	rates, err := ReadRates("anthropic.csv", strings.NewReader(ratesHeader+
		"anthropic.claude-x,geo,,standard,0,2,,,,,,2026-01-01,,AWS's own page,2026-11-01,not 1.1 times global: AWS's own page says so\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := ValidateRates(rates); err != nil {
		t.Error(err)
	}
	views, err := viewsWith(catalog.Catalog{}, rates, schema.Keys)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(views, func(v View) bool { return v.Name == "bedrock_rates" })
	if !strings.Contains(views[i].SQL, "'2026-11-01 AWS''s own page'") {
		t.Error(views[i].SQL)
	}
}

func TestRateMistakesNameTheirLine(t *testing.T) {
	const rest = "2026-01-01,,https://aws.amazon.com/bedrock/pricing/,2026-11-01,\n"
	const m, claude = "m.csv", "anthropic.csv"
	for _, tt := range []struct{ name, file, rows, want string }{
		{"routing", m, "m.x,local,,standard,0,1,,,,,," + rest, `m.csv:2: routing "local" is unknown; allowed: global, geo, regional`},
		{"Region", m, "m.x,geo,mars-1,standard,0,1,,,,,," + rest, `m.csv:2: region "mars-1" is unknown; leave it empty where the price is one in every Region`},
		{"tier", m, "m.x,geo,,cheap,0,1,,,,,," + rest, `m.csv:2: tier "cheap" is unknown; allowed: standard, priority, flex, batch, latency-optimized, ultrafast`},
		{"negative prompt size", m, "m.x,geo,,standard,-1,1,,,,,," + rest, `m.csv:2: min_prompt_tokens -1 is negative`},
		{"prompt size that is no number", m, "m.x,geo,,standard,x,1,,,,,," + rest, `m.csv:2: min_prompt_tokens "x" is not a number`},
		{"negative", m, "m.x,geo,,standard,0,-1,,,,,," + rest, `m.csv:2: input -1 is negative`},
		{"no number", m, "m.x,geo,,standard,0,,1$,,,,," + rest, `m.csv:2: output "1$" is not a decimal number`},
		{"too many digits", m, "m.x,geo,,standard,0,0.0000001,,,,,," + rest, `m.csv:2: input 0.0000001 has more than 6 digits after the point`},
		{"no price", m, "m.x,geo,,standard,0,,,,,,," + rest, `m.csv:2: has no price; fill in one of input, output, cache_read, cache_write_5m, cache_write_30m, cache_write_1h, or remove the line`},
		{"two lifetimes", m, "m.x,geo,,standard,0,,,,1,1,," + rest, `m.csv:2: has prices of cache_write_5m and cache_write_30m; a record without a body shows one lifetime, that of the model's cache`},
		{"no model", m, ",geo,,standard,0,1,,,,,," + rest, `m.csv:2: model "" is no model id; write it as amazon.nova-lite-v1:0`},
		{"a separator in the model", m, "m.x|y,geo,,standard,0,1,,,,,," + rest, `m.csv:2: model "m.x|y" is no model id; write it as amazon.nova-lite-v1:0`},
		{"a separator in the source", m, "m.x,geo,,standard,0,1,,,,,,2026-01-01,,a|b,2026-11-01,\n", `m.csv:2: source "a|b" has a character that is not allowed: | or a line's end`},
		{"context variant", m, "m.x-v1:0:300k,geo,,standard,0,1,,,,,," + rest, `m.csv:2: model "m.x-v1:0:300k" is no foundation model's own id, or its provider is not in catalog.Providers; it is read as "m.x-v1:0", regional`},
		{"another provider", m, "n.x,geo,,standard,0,1,,,,,," + rest, `m.csv:2: model "n.x" is of another provider; its file is rates/n.csv`},
		{"other unit", "amazon.csv", "amazon.titan-embed-image-v1,regional,us-east-1,standard,0,1,,,,,," + rest,
			`amazon.csv:2: model amazon.titan-embed-image-v1 is billed by images, by line LINE of units.csv: its tokens alone give no price`},
		{"no first day", m, "m.x,geo,,standard,0,1,,,,,,,,s,2026-11-01,\n", `m.csv:2: valid_from "" is not a day; write it as 2026-11-23`},
		{"days the wrong way round", m, "m.x,geo,,standard,0,1,,,,,,2026-02-01,2026-01-01,s,2026-11-01,\n", `m.csv:2: valid_to 2026-01-01 is not after valid_from 2026-02-01`},
		{"no source", m, "m.x,geo,,standard,0,1,,,,,,2026-02-01,,,2026-11-01,\n", `m.csv:2: needs a source and the day it was checked on; source "", checked_on "2026-11-01"`},
		{"overlap", m, "m.x,geo,,standard,0,1,,,,,,2026-01-01,,s,2026-11-01,\nm.x,geo,,standard,0,2,,,,,,2026-02-01,,s,2026-11-01,\n",
			`m.csv:3: overlaps line 2 from 2026-02-01 on; end that one with valid_to`},
		{"gap", m, "m.x,geo,,standard,0,1,,,,,,2026-01-01,2026-02-01,s,2026-11-01,\nm.x,geo,,standard,0,2,,,,,,2026-03-01,,s,2026-11-01,\n",
			`m.csv:3: leaves a gap after line 2: no rate from 2026-02-01 to 2026-03-01`},
		{"order", m, "m.x,geo,,flex,0,1,,,,,," + rest + "m.x,geo,,standard,0,1,,,,,," + rest,
			`m.csv:3: is out of order: it comes before line 2; sort by model, routing (global, geo, regional), region, tier (standard, priority, flex, batch, latency-optimized, ultrafast), min_prompt_tokens and valid_from`},
		{"Geo without its premium", claude, "anthropic.claude-x,global,,standard,0,2,,,,,," + rest + "anthropic.claude-x,geo,,standard,0,2,,,,,," + rest,
			`anthropic.csv:3: input 2 is not 1.1 times the global 2 of line 2; if that is right, begin note with "not 1.1 times global: "`},
		{"one Region without its premium, and a remark", claude, "anthropic.claude-x,global,,standard,0,2,,,,,," + rest + "anthropic.claude-x,regional,us-east-1,standard,0,2,,,,,,2026-01-01,,s,2026-11-01,seen\n",
			`anthropic.csv:3: input 2 is not 1.1 times the global 2 of line 2; if that is right, begin note with "not 1.1 times global: "`},
		{"two mistakes", m, "m.x,local,,standard,0,1,,,,,," + rest + "m.x,geo,,standard,0,-1,,,,,," + rest,
			"m.csv:2: routing \"local\" is unknown; allowed: global, geo, regional\nm.csv:3: input -1 is negative"},
		{"columns", m, "", "m.csv: EOF"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			file := ratesHeader + tt.rows
			if tt.rows == "" {
				file = ""
			}
			rates, err := ReadRates(tt.file, strings.NewReader(file))
			if err == nil {
				err = ValidateRates(rates)
			}
			if err == nil {
				t.Fatal("no mistake found")
			}
			got := regexp.MustCompile(`by line \d+ of units`).ReplaceAllString(err.Error(), "by line LINE of units")
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestUnitMistakesNameTheirLine(t *testing.T) {
	for name, tt := range map[string]struct{ rows, want string }{
		"billing":         {"a.b,furlongs,\n", `units.csv:2: billing "furlongs" is unknown; allowed: images, video, speech, searches`},
		"profile":         {"us.amazon.nova-reel-v1:0,video,\n", `units.csv:2: model "us.amazon.nova-reel-v1:0" is no foundation model's id`},
		"order and twice": {"a.c,images,\na.b,images,\na.b,images,\n", "units.csv:3: model \"a.b\" does not come after \"a.c\"; sort by model\nunits.csv:4: model \"a.b\" does not come after \"a.b\"; sort by model"},
	} {
		if _, err := readUnits(strings.NewReader("model,billing,note\n" + tt.rows)); err == nil || err.Error() != tt.want {
			t.Errorf("%s: error %v\nwant %s", name, err, tt.want)
		}
	}
}

// A price that changes in the middle of a week, and bands of long prompts from later days on: a band ends where the next one of the same
// day begins.
func TestRateRows(t *testing.T) {
	const tail = ",s,2026-11-01,\n"
	rates := readCard(t, "m.x,global,,standard,0,2,10,,,,,2026-01-01,2026-11-18"+tail+
		"m.x,global,,standard,0,3,10,,,,,2026-11-18,"+tail+
		"m.x,global,,standard,100001,6,15,,,,,2026-11-20,"+tail+
		"m.x,global,,standard,272001,9,,,,,,2026-11-22,"+tail+
		"m.x,global,,flex,0,1,5,,,,,2026-11-22,"+tail)
	if err := ValidateRates(rates); err != nil {
		t.Fatal(err)
	}
	type row struct {
		tier, from, until string
		min, max          int
		prices            string
	}
	var got []row
	for _, r := range rateRows(rates) {
		got = append(got, row{r.Tier, string(r.from), string(r.until), r.MinPromptTokens, r.maxPrompt, strings.Join(r.prices(), " ")})
	}
	want := []row{
		{Standard, "2026-01-01", "2026-11-18", 0, maxTokens, "2 10    "},
		{Standard, "2026-11-18", "2026-11-20", 0, maxTokens, "3 10    "},
		{Standard, "2026-11-20", "9999-12-31", 0, 100000, "3 10    "},
		{Standard, "2026-11-20", "2026-11-22", 100001, maxTokens, "6 15    "},
		{Standard, "2026-11-22", "9999-12-31", 100001, 272000, "6 15    "},
		{Standard, "2026-11-22", "9999-12-31", 272001, maxTokens, "9     "},
		{Flex, "2026-11-22", "9999-12-31", 0, maxTokens, "1 5    "},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(row{})); diff != "" {
		t.Error(diff)
	}
}

// A text holds every Region with the same prices, and the place of its source.
func TestRateTexts(t *testing.T) {
	texts, sources := rateTexts(readCard(t, "m.x,geo,,standard,0,2,,,,,,2026-01-01,,a,2026-11-01,\n"+
		"m.x,regional,eu-west-1,standard,0,2.5,10,0.25,,,,2026-01-01,,b,2026-11-01,\n"+
		"m.x,regional,us-east-1,standard,0,2,10,,,,,2026-01-01,2026-11-18,b,2026-11-01,\n"+
		"m.x,regional,us-east-2,standard,1000,2,10,,,,,2026-01-01,,b,2026-11-01,\n"+
		"m.x,regional,us-east-2,standard,2000,3,10,,,,,2026-01-01,,b,2026-11-01,\n"+
		"m.x,regional,us-west-2,standard,0,2.5,10,0.25,,,,2026-01-01,,b,2026-11-01,another note\n"))
	want := []string{
		"m.x|geo||standard|||2026-01-01||2||||||1",
		"m.x|regional|eu-west-1 us-west-2|standard|||2026-01-01||2.5|10|0.25||||2",
		"m.x|regional|us-east-1|standard|||2026-01-01|2026-11-18|2|10|||||2",
		"m.x|regional|us-east-2|standard|1000|1999|2026-01-01||2|10|||||2",
		"m.x|regional|us-east-2|standard|2000||2026-01-01||3|10|||||2",
	}
	if diff := cmp.Diff(want, texts); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"2026-11-01 a", "2026-11-01 b"}, sources); diff != "" {
		t.Error(diff)
	}
}

// The recipe for a price: end the old line, add the new one from the same day on. The card has no mistake, and calls keep the
// price of their day.
func TestAPriceChangesByTwoLines(t *testing.T) {
	rates := readCard(t, "m.x,regional,,standard,0,2,8,,,,,2026-01-01,2026-12-01,s,2026-11-01,\n"+"m.x,regional,,standard,0,1,8,,,,,2026-12-01,,s,2026-11-28,\n")
	shipped, err := Rates()
	if err != nil {
		t.Fatal(err)
	}
	if err := ValidateRates(append(shipped, rates...)); err != nil {
		t.Error(err)
	}
	for day, want := range map[catalog.Date]string{"2026-11-30": "0.000002", "2026-12-01": "0.000001"} {
		usd, known := Estimate(rates, Called{"m.x", catalog.Regional, "us-east-1", day}, map[string]int64{Input: 1})
		if !known || usd.String() != want {
			t.Errorf("%s: %s, known %t; want %s", day, usd, known, want)
		}
	}
}
