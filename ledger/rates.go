package ledger

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jszwec/csvutil"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

//go:embed rates.csv
var ratesFile []byte

// Kinds of token that are priced. A token is of one kind.
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

// Rate is the list price of one kind of token, for a time: a line of rates.csv.
type Rate struct {
	// Line is the rate's line in the file.
	Line  int    `csv:"-"`
	Model string `csv:"model"`
	// Routing is global, geo or regional.
	Routing string `csv:"routing"`
	// Region is the Region that is called. Empty: any.
	Region string `csv:"region"`
	// Tier is the service tier; only standard is priced.
	Tier string `csv:"tier"`
	// MinPromptTokens is 0, or 200001 where the whole request costs more above 200,000 prompt tokens.
	MinPromptTokens int    `csv:"min_prompt_tokens"`
	TokenKind       string `csv:"token_kind"`
	// USDPerMillion is US dollars a million tokens, before discounts.
	USDPerMillion decimal.Decimal `csv:"usd_per_million"`
	// ValidFrom is the rate's first day, ValidTo the first day on which it no longer holds. Empty ValidTo: it holds.
	ValidFrom catalog.Date `csv:"valid_from"`
	ValidTo   catalog.Date `csv:"valid_to"`
	// Source is the page that states the rate, CheckedOn the day on which it was read.
	Source    string       `csv:"source"`
	CheckedOn catalog.Date `csv:"checked_on"`
	// Note is the reason for an unusual rate.
	Note string `csv:"note"`
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

// ReadRates reads a rate card. Its error names every line that cannot be read.
func ReadRates(file io.Reader) ([]Rate, error) {
	columns, err := csvutil.Header(Rate{}, "csv")
	if err != nil {
		return nil, err
	}
	reader := csv.NewReader(file)
	decoder, err := csvutil.NewDecoder(reader)
	if err != nil {
		return nil, fmt.Errorf("rates.csv: %w", err)
	}
	if header := decoder.Header(); !slices.Equal(header, columns) {
		return nil, fmt.Errorf("rates.csv:1: columns %s; they must be %s", strings.Join(header, ","), strings.Join(columns, ","))
	}
	var rates []Rate
	var mistakes []error
	for {
		var rate Rate
		err := decoder.Decode(&rate)
		if errors.Is(err, io.EOF) {
			return rates, errors.Join(mistakes...)
		}
		field, undecoded := errors.AsType[*csvutil.DecodeError](err)
		if err != nil && !undecoded {
			return nil, fmt.Errorf("rates.csv: %w", err)
		}
		rate.Line, _ = reader.FieldPos(0)
		if undecoded {
			mistakes = append(mistakes, rate.mistake("%s %q is not %s", field.Field, decoder.Record()[slices.Index(columns, field.Field)], numbers[field.Field]))
		}
		rates = append(rates, rate)
	}
}

// numbers are the columns of a rate card that hold no text.
var numbers = map[string]string{"min_prompt_tokens": "a number", "usd_per_million": "a decimal number"}

func (r Rate) mistake(format string, args ...any) error {
	return fmt.Errorf("rates.csv:%d: "+format, append([]any{r.Line}, args...)...)
}
