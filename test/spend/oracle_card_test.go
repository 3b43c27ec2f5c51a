//go:build e2e

package spend

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// card is the rate card as the oracle reads it: line by line from the files, without the package ledger.
type card struct {
	lines map[string][]cardLine // by model
	// every is all lines, in the order of the files.
	every []cardLine
	// units are the models that are billed by another unit than tokens, with the unit.
	units map[string]string
	// providers are the first parts of the models' ids.
	providers map[string]bool
}

// cardLine is one line of a file of the rate card. A price that is not there is unknown.
type cardLine struct {
	model, routing, region, tier string
	minPrompt                    int64
	prices                       map[string]decimal.Decimal
	from, to                     catalog.Date
}

// holds reports whether the line holds on a day.
func (l cardLine) holds(day catalog.Date) bool {
	return l.from <= day && (l.to == "" || day < l.to)
}

// readCard reads the rate card and the list of units in a folder ledger of a checkout.
func readCard(t testing.TB, folder string) card {
	t.Helper()
	c := card{lines: map[string][]cardLine{}, units: map[string]string{}, providers: map[string]bool{"openai": true, "deepseek": true}}
	files, err := filepath.Glob(filepath.Join(folder, "rates", "*.csv"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no rate card in %s: %v", folder, err)
	}
	for _, file := range files {
		for _, cell := range readCells(t, file) {
			c.add(t, cell)
		}
	}
	for _, cell := range readCells(t, filepath.Join(folder, "units.csv")) {
		c.units[cell["model"]] = cell["billing"]
		c.providers[strings.Split(cell["model"], ".")[0]] = true
	}
	return c
}

func (c *card) add(t testing.TB, cell map[string]string) {
	t.Helper()
	line := cardLine{
		model: cell["model"], routing: cell["routing"], region: cell["region"], tier: cell["tier"],
		prices: map[string]decimal.Decimal{}, from: catalog.Date(cell["valid_from"]), to: catalog.Date(cell["valid_to"]),
	}
	var err error
	if line.minPrompt, err = strconv.ParseInt(cell["min_prompt_tokens"], 10, 64); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"input", "output", "cache_read", "cache_write_5m", "cache_write_30m", "cache_write_1h"} {
		if cell[kind] != "" {
			line.prices[kind] = decimal.RequireFromString(cell[kind])
		}
	}
	c.lines[line.model] = append(c.lines[line.model], line)
	c.every = append(c.every, line)
	c.providers[strings.Split(line.model, ".")[0]] = true
}

// readCells returns the rows of a CSV file by the names of its columns.
func readCells(t testing.TB, name string) []map[string]string {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var cells []map[string]string
	for _, row := range rows[1:] {
		cell := map[string]string{}
		for i, column := range rows[0] {
			cell[column] = row[i]
		}
		cells = append(cells, cell)
	}
	return cells
}

// billing returns the unit by which a model is billed; "NULL" of a model that is on no list.
func (c card) billing(model string) string {
	if unit, listed := c.units[model]; listed {
		return unit
	}
	if len(c.lines[model]) > 0 {
		return "tokens"
	}
	return "NULL"
}

// halfHour reports whether the cache of a model lives for 30 minutes.
func (c card) halfHour(model string) bool {
	for _, line := range c.lines[model] {
		if _, priced := line.prices["cache_write_30m"]; priced {
			return true
		}
	}
	return false
}

// bought is a call as far as it decides the line of the card.
type bought struct {
	model, routing, region, tier string
	prompt                       int64
	day                          catalog.Date
}

// line returns the line by which a call is priced: that of its Region, whatever prices it lacks, before that of every Region; of these,
// that of the largest band which its prompt reaches.
func (c card) line(b bought) *cardLine {
	var own, anywhere *cardLine
	for i, line := range c.lines[b.model] {
		if line.routing != b.routing || line.tier != b.tier || line.minPrompt > b.prompt || !line.holds(b.day) {
			continue
		}
		switch {
		case line.region == b.region && (own == nil || own.minPrompt < line.minPrompt):
			own = &c.lines[b.model][i]
		case line.region == "" && (anywhere == nil || anywhere.minPrompt < line.minPrompt):
			anywhere = &c.lines[b.model][i]
		}
	}
	if own != nil {
		return own
	}
	return anywhere
}

// price returns the price of tokens of a kind in US dollars; nil where it is unknown.
func (l *cardLine) price(kind string, n int64) *decimal.Decimal {
	if n == 0 {
		return &decimal.Zero
	}
	if l == nil {
		return nil
	}
	million, known := l.prices[kind]
	if !known {
		return nil
	}
	usd := million.Mul(decimal.NewFromInt(n)).Shift(-6)
	return &usd
}
