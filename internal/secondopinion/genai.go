package secondopinion

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os/exec"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// GenaiFile is the price file in the wheel of genai-prices: Python source with calls of constructors.
const GenaiFile = "genai_prices/data.py"

// genaiScript prints the price file as JSON. Python's own parser reads it; nothing of the file is run.
//
//go:embed genai.py
var genaiScript string

// ErrNoPython says that this machine has no Python, without which the price file of genai-prices cannot be read.
var ErrNoPython = errors.New("genai-prices is Python source, and python3 is not on the PATH; install Python 3.11 or later")

// ReadGenai reads the price file of genai-prices, whose entries are patterns of called ids. An entry is read for each of the foundation
// models that it matches: those of the given ids; and alone where it matches none.
// https://github.com/pydantic/genai-prices
func ReadGenai(ctx context.Context, source string, file io.Reader, models []string) (List, error) {
	python, err := exec.LookPath("python3")
	if err != nil {
		return List{}, ErrNoPython
	}
	command := exec.CommandContext(ctx, python, "-I", "-c", genaiScript)
	var complaint bytes.Buffer
	command.Stdin, command.Stderr = file, &complaint
	text, err := command.Output()
	if err != nil {
		lines := strings.Split(strings.TrimSpace(complaint.String()), "\n")
		return List{}, fmt.Errorf("%s: not %s of the package genai-prices: %w: %q", source, GenaiFile, err, lines[len(lines)-1])
	}
	var entries []genaiEntry
	if err := json.Unmarshal(text, &entries); err != nil {
		return List{}, fmt.Errorf("%s: %s has another form than that of version 0.2.3: %w", source, GenaiFile, err)
	}
	return genaiList(source, entries, models)
}

type genaiEntry struct {
	ID       string          `json:"id"`
	Match    genaiMatch      `json:"match"`
	Prices   json.RawMessage `json:"prices"`
	Variants json.RawMessage `json:"price_variants"`
}

// regional begins the ids of entries for calls of plain ids and of Geo ids.
const regional = "regional"

// genaiList returns the prices of the ids that the entries match. The first entry that matches an id is the id's.
func genaiList(source string, entries []genaiEntry, models []string) (List, error) {
	list := List{Source: source}
	matched := map[string]bool{}
	for _, model := range models {
		for _, prefix := range append([]string{""}, catalog.RoutingPrefixes()...) {
			id := model
			if prefix != "" {
				id = prefix + "." + model
			}
			i := slices.IndexFunc(entries, func(e genaiEntry) bool { return e.Match.matches(id) })
			if i < 0 {
				continue
			}
			matched[entries[i].ID] = true
			if !entries[i].means(prefix, model) {
				continue
			}
			if err := list.add(entries[i], model, prefix); err != nil {
				return List{}, err
			}
		}
	}
	for _, e := range entries {
		if matched[e.ID] {
			continue
		}
		model, routing := catalog.CalledModel(strings.TrimPrefix(e.ID, regional+"."))
		prefix := ""
		if routing == catalog.Geo || routing == catalog.Global {
			prefix, _, _ = strings.Cut(e.ID, ".")
		}
		if err := list.add(e, model, prefix); err != nil {
			return List{}, err
		}
	}
	if len(list.Prices) == 0 {
		return List{}, fmt.Errorf("%s: has no price of Amazon Bedrock", source)
	}
	return list, nil
}

// means reports whether the entry states the price of a prefix: a pattern may match ids with prefixes that its author did not think of.
func (e genaiEntry) means(prefix, model string) bool {
	switch own, _, _ := strings.Cut(e.ID, "."); {
	case slices.Contains(catalog.RoutingPrefixes(), own):
		return prefix == own
	case prefix == "":
		return true
	case own == regional && prefix != string(catalog.Global):
		return e.Match.names(prefix) || slices.ContainsFunc(catalog.SystemProfiles(), func(p catalog.SystemProfile) bool {
			return p.Prefix == prefix && p.Model == model
		})
	default:
		return false
	}
}

// add adds the prices of an entry, as those of an id.
func (l *List) add(e genaiEntry, model, prefix string) error {
	periods, outside, err := e.periods()
	switch {
	case err != nil:
		return fmt.Errorf("%s: %q: %w", l.Source, e.ID, err)
	case prefix == "us-gov":
		outside = GovCloud
	case !plainKey.MatchString(e.ID) || !foundationModel.MatchString(model):
		outside = NoModel
	}
	if outside != "" {
		l.Outside = append(l.Outside, Outside{e.ID, outside})
		return nil
	}
	for _, p := range periods {
		p.Source, p.Key, p.Model, p.Prefix, p.Tier = l.Source, e.ID, model, prefix, ledger.Standard
		l.Prices = append(l.Prices, p)
	}
	return nil
}

// genaiPrice is the price of a kind: a decimal number, or one with further ones for long prompts.
type genaiPrice struct {
	Base  decimal.Decimal
	Tiers []genaiTier
}

type genaiTier struct {
	Start int              `json:"start"`
	Price *decimal.Decimal `json:"price"`
}

func (p *genaiPrice) UnmarshalJSON(text []byte) error {
	if text[0] != '{' {
		return json.Unmarshal(text, &p.Base)
	}
	var tiered struct {
		Base  *decimal.Decimal `json:"base"`
		Tiers []genaiTier      `json:"tiers"`
	}
	if err := json.Unmarshal(text, &tiered); err != nil {
		return err
	}
	if tiered.Base == nil || slices.ContainsFunc(tiered.Tiers, func(t genaiTier) bool { return t.Price == nil }) {
		return fmt.Errorf("%s is no price", text)
	}
	p.Base, p.Tiers = *tiered.Base, tiered.Tiers
	return nil
}

var genaiKinds = map[string]string{
	"input_mtok": ledger.Input, "output_mtok": ledger.Output, "cache_read_mtok": ledger.CacheRead,
	"cache_write_mtok": CacheWrite, "cache_write_1h_mtok": ledger.CacheWrite1h,
}

// periods returns the prices of an entry by their first day and band, or the reason why they are not compared.
func (e genaiEntry) periods() ([]Price, Reason, error) {
	if e.Variants != nil {
		return nil, NotRead, nil
	}
	type condition struct {
		Constraint *struct {
			Is    string       `json:"is"`
			Start catalog.Date `json:"start_date"`
		} `json:"constraint"`
		Prices map[string]json.RawMessage `json:"prices"`
	}
	conditions := []condition{{}}
	into := any(&conditions)
	if e.Prices[0] == '{' {
		into = &conditions[0].Prices
	}
	if err := json.Unmarshal(e.Prices, into); err != nil {
		return nil, "", err
	}
	var periods []Price
	for _, c := range conditions {
		var from catalog.Date
		if c.Constraint != nil {
			if c.Constraint.Is != "StartDateConstraint" {
				return nil, NotRead, nil
			}
			from = c.Constraint.Start
		}
		bands, err := genaiBands(c.Prices)
		if err != nil {
			return nil, "", err
		}
		for i := range bands {
			bands[i].From = from
		}
		periods = append(periods, bands...)
	}
	if len(periods) == 0 {
		return nil, NoPrice, nil
	}
	return periods, "", nil
}

// genaiBands returns the prices of the bands of prompts, from the shortest. A kind without a price of its own in a band keeps the one
// before.
func genaiBands(fields map[string]json.RawMessage) ([]Price, error) {
	prices := map[string]genaiPrice{}
	var units []string
	starts := []int{0}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		kind, known := genaiKinds[name]
		switch {
		case name == "is" || string(fields[name]) == "null":
			continue
		case !known:
			units = append(units, name)
			continue
		}
		var price genaiPrice
		if err := json.Unmarshal(fields[name], &price); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		prices[kind] = price
		for _, tier := range price.Tiers {
			starts = append(starts, tier.Start+1) // the price of prompts above the size
		}
	}
	if len(prices) == 0 && len(units) == 0 {
		return nil, nil
	}
	slices.Sort(starts)
	var bands []Price
	for _, start := range slices.Compact(starts) {
		band := Price{MinPromptTokens: start, USD: map[string]decimal.Decimal{}, OtherUnits: units}
		for kind, price := range prices {
			band.USD[kind] = price.Base
			for _, tier := range price.Tiers {
				if tier.Start < start {
					band.USD[kind] = *tier.Price
				}
			}
		}
		bands = append(bands, band)
	}
	return bands, nil
}
