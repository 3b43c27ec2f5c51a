package pricelist

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// recording is the recorded products that have a price and a name, each once.
func recording(t *testing.T) []map[string]string {
	t.Helper()
	file, err := os.Open("testdata/recorded.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var records []map[string]string
	known := map[string]bool{}
	for _, line := range lines[1:] {
		r := map[string]string{}
		for i, name := range lines[0] {
			r[name] = line[i]
		}
		identity := strings.Join([]string{r["region"], r["usagetype"], r["servicename"]}, " ")
		named := r["model"] != "" || strings.Contains(r["servicename"], editionSuffix) || strings.Contains(r["usagetype"], "Titan")
		if r["usd"] != "" && r["unit"] != "" && named && !known[identity] {
			known[identity] = true
			records = append(records, r)
		}
	}
	return records
}

// pages serves records as GetProducts answers.
func pages(t *testing.T, records []map[string]string) *replay {
	t.Helper()
	r := &replay{lists: map[string][]string{}}
	for _, record := range records {
		attributes := map[string]string{"regionCode": record["region"]}
		for _, name := range []string{"usagetype", "model", "servicename", "provider", "feature", "inferenceType", "service_tier"} {
			if record[name] != "" {
				attributes[name] = record[name]
			}
		}
		list := record["service"] + " " + record["region"]
		r.lists[list] = append(r.lists[list], entry(t, attributes, record["unit"], record["usd"]))
	}
	return r
}

// read reads the pages.
func readPages(t *testing.T, records []map[string]string) (List, []string) {
	t.Helper()
	models, err := Models()
	if err != nil {
		t.Fatal(err)
	}
	regions := map[string]bool{}
	for _, r := range records {
		regions[r["region"]] = true
	}
	read := slices.Sorted(maps.Keys(regions))
	products, err := Fetch(t.Context(), pages(t, records), read, func(int, int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	return Read(products, models), read
}

// cardFrom returns a rate card with the prices of a list, and a hand-written line: Geo for Claude, in-Region for the others, long prompts
// from 272001 tokens on.
func cardFrom(t *testing.T, list List) []ledger.Rate {
	t.Helper()
	units, err := ledger.Units()
	if err != nil {
		t.Fatal(err)
	}
	lines := map[string]*ledger.Rate{}
	for _, p := range list.Prices {
		if p.Model == "" || slices.ContainsFunc(units, func(u ledger.Unit) bool { return u.Model == p.Model }) {
			continue
		}
		r := ledger.Rate{
			Model: p.Model, Routing: string(p.Routing), Region: p.Region, Tier: p.Tier, ValidFrom: "2026-01-01", Source: "page", CheckedOn: "2026-01-02",
			Note: ledger.OtherThanFactor + "recorded",
		}
		r.File = r.Provider() + ".csv"
		if r.Routing == "" {
			r.Routing = map[bool]string{true: "geo", false: "regional"}[r.Provider() == "anthropic"]
		}
		if p.Long {
			r.MinPromptTokens = 272001
		}
		key := fmt.Sprint(r.Model, r.Routing, r.Region, r.Tier, r.MinPromptTokens)
		if lines[key] == nil {
			lines[key] = &r
		}
		lines[key].SetPrice(p.TokenKind, p.USDPerMillion)
	}
	hand := ledger.Rate{
		File: "amazon.csv", Model: "amazon.nova-lite-v1:0", Routing: "geo", Region: "eu-west-3", Tier: ledger.Flex, ValidFrom: "2026-01-01", Source: "hand", CheckedOn: "2026-01-02",
	}
	hand.SetPrice(ledger.Input, decimal.RequireFromString("0.25"))
	rates := []ledger.Rate{hand}
	for _, r := range lines {
		rates = append(rates, *r)
	}
	slices.SortFunc(rates, func(a, b ledger.Rate) int { return cmp.Or(cmp.Compare(a.File, b.File), ledger.CompareRates(a, b)) })
	line := 0
	for i := range rates {
		if i == 0 || rates[i].File != rates[i-1].File {
			line = 1
		}
		line++
		rates[i].Line = line
	}
	return rates
}

func TestReplayEqualsItsCard(t *testing.T) {
	list, regions := readPages(t, recording(t))
	card := cardFrom(t, list)
	if err := ledger.ValidateRates(card); err != nil {
		t.Fatal(err)
	}
	if c := Compare(card, list, today, regions, nil); len(c.Differences) > 0 || c.Compared < 70 || c.NotRead != 1 {
		t.Errorf("compared %d, not read %d, differences %+v", c.Compared, c.NotRead, c.Differences)
	}
	p := Propose(card, list, today, regions)
	if diff := gocmp.Diff(card, p.Rates); diff != "" || len(p.Changes) > 0 {
		t.Error(diff)
	}
}

// Planted changes of recorded pages are found, each of them and no other; the hand-written line survives and the past is untouched.
func TestReplayWithPlantedChanges(t *testing.T) {
	recorded := recording(t)
	original, regions := readPages(t, recorded)
	card := cardFrom(t, original)
	for seed := range uint64(100) {
		random := rand.New(rand.NewPCG(seed, 15))
		records := slices.Clone(recorded)
		planted := map[int]bool{}
		for range 1 + random.IntN(5) {
			i := random.IntN(len(records))
			if strings.HasPrefix(records[i]["want"], "passed over") || strings.HasPrefix(records[i]["want"], "not understood") || planted[i] {
				continue
			}
			if model, named := modelOf(t, records[i]); !named || !slices.ContainsFunc(card, func(r ledger.Rate) bool { return r.Model == model }) {
				continue
			}
			planted[i] = true
			changed := maps.Clone(records[i])
			changed["usd"] = decimal.RequireFromString(changed["usd"]).Add(decimal.New(1+random.Int64N(500), -6)).String()
			records[i] = changed
		}
		var want []string
		for i := range planted {
			model, _ := modelOf(t, records[i])
			want = append(want, strings.Join([]string{model, records[i]["region"], perMillion(records[i]).String()}, " "))
		}
		list, _ := readPages(t, records)
		var got []string
		for _, d := range Compare(card, list, today, regions, nil).Differences {
			if d.Status != Differs {
				t.Fatalf("seed %d: %+v", seed, d)
			}
			for _, p := range d.Published {
				got = append(got, strings.Join([]string{d.Model, strings.Join(p.Regions, ","), p.USDPerMillion.String()}, " "))
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d: differences (-want +got)\n%s", seed, diff)
		}
		proposal := Propose(card, list, today, regions)
		got = nil
		for _, c := range proposal.Changes {
			for _, kind := range ledger.TokenKinds() {
				before, _ := c.Before.Price(kind)
				if after, known := c.After.Price(kind); known && !after.Equal(before) {
					got = append(got, strings.Join([]string{c.After.Model, c.After.Region, after.String()}, " "))
				}
			}
			if c.After.ValidFrom != today || c.After.CheckedOn != today || !strings.HasPrefix(c.After.Source, "AWS Price List (AmazonBedrock") {
				t.Fatalf("seed %d: %+v", seed, c.After)
			}
		}
		slices.Sort(got)
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d: changes (-want +got)\n%s", seed, diff)
		}
		if !slices.ContainsFunc(proposal.Rates, func(r ledger.Rate) bool { return r.Source == "hand" && r.ValidTo == "" }) {
			t.Fatalf("seed %d: the hand-written line is gone", seed)
		}
		checkProposal(t, card, list, regions, proposal)
	}
}

// modelOf returns the model of a record, from its published name.
func modelOf(t *testing.T, record map[string]string) (string, bool) {
	t.Helper()
	models, err := Models()
	if err != nil {
		t.Fatal(err)
	}
	name, _ := strings.CutSuffix(record["servicename"], editionSuffix)
	if record["service"] != foundationModels {
		name = strings.TrimSuffix(record["model"], latencySuffix)
	}
	if name == "" {
		name = strings.SplitN(strings.SplitN(record["usagetype"], "-", 2)[1], "-input", 2)[0]
	}
	return models[name], models[name] != ""
}

// perMillion returns the price of a record a million tokens.
func perMillion(record map[string]string) decimal.Decimal {
	usd := decimal.RequireFromString(record["usd"])
	if record["unit"] == "1K tokens" {
		return usd.Shift(3)
	}
	return usd
}
