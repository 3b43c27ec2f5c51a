package ledger

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

//go:embed rates.csv
var ratesFile []byte

// Token kinds that are priced, each in its own disjoint bucket.
const (
	Input        = "input"
	Output       = "output"
	CacheRead    = "cache_read"
	CacheWrite5m = "cache_write_5m"
	CacheWrite1h = "cache_write_1h"
)

var tokenKinds = []string{Input, Output, CacheRead, CacheWrite5m, CacheWrite1h}

// longPrompt is the number of prompt tokens, cached ones counted, from which some models cost more.
const longPrompt = 200_001

// Rate is the list price of one kind of token, for a time.
type Rate struct {
	// Line is the rate's line in the file.
	Line  int
	Model string
	// Routing is global, geo or regional.
	Routing string
	// Region is the Region that is called. Empty: any.
	Region string
	// Tier is the service tier; only standard is priced.
	Tier string
	// MinPromptTokens is 0, or 200001 where the whole request costs more above 200,000 prompt tokens.
	MinPromptTokens int
	TokenKind       string
	// USDPerMillion is US dollars a million tokens, before discounts.
	USDPerMillion decimal.Decimal
	// ValidFrom is the rate's first day, ValidTo the first day it no longer holds. Empty ValidTo: it holds.
	ValidFrom, ValidTo catalog.Date
	// Source is the page the rate was read on, CheckedOn the day.
	Source    string
	CheckedOn catalog.Date
	// Note is the reason for what is unusual.
	Note string
}

// rateColumns are the columns of rates.csv, in order.
var rateColumns = []string{
	"model", "routing", "region", "tier", "min_prompt_tokens", "token_kind", "usd_per_million",
	"valid_from", "valid_to", "source", "checked_on", "note",
}

// Rates returns the rate card of this repository. Its error names every line that cannot be read or that contradicts
// another.
func Rates() ([]Rate, error) {
	rates, err := ReadRates(bytes.NewReader(ratesFile))
	if err != nil {
		return nil, err
	}
	return rates, ValidateRates(rates)
}

// ReadRates reads a rate card; its error names every line that cannot be read.
func ReadRates(file io.Reader) ([]Rate, error) {
	reader := csv.NewReader(file)
	header, err := reader.Read()
	if err != nil {
		return nil, fmt.Errorf("rates.csv: %w", err)
	}
	if !slices.Equal(header, rateColumns) {
		return nil, fmt.Errorf("rates.csv:1: columns %s; they must be %s", strings.Join(header, ","), strings.Join(rateColumns, ","))
	}
	var rates []Rate
	var mistakes []error
	for {
		row, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return rates, errors.Join(mistakes...)
		}
		if err != nil {
			return nil, fmt.Errorf("rates.csv: %w", err)
		}
		line, _ := reader.FieldPos(0)
		rate := Rate{
			Line: line, Model: row[0], Routing: row[1], Region: row[2], Tier: row[3], TokenKind: row[5],
			ValidFrom: catalog.Date(row[7]), ValidTo: catalog.Date(row[8]), Source: row[9], CheckedOn: catalog.Date(row[10]), Note: row[11],
		}
		if rate.MinPromptTokens, err = strconv.Atoi(row[4]); err != nil {
			mistakes = append(mistakes, rate.mistake("min_prompt_tokens %q is not a number", row[4]))
		}
		if rate.USDPerMillion, err = decimal.NewFromString(row[6]); err != nil {
			mistakes = append(mistakes, rate.mistake("usd_per_million %q is not a decimal number", row[6]))
		}
		rates = append(rates, rate)
	}
}

func (r Rate) mistake(format string, args ...any) error {
	return fmt.Errorf("rates.csv:%d: "+format, append([]any{r.Line}, args...)...)
}
