package ledger

import (
	"embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/jszwec/csvutil"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// ratesFolder holds the rate card, one file a provider.
const ratesFolder = "rates"

//go:embed rates/*.csv
var rateFiles embed.FS

// Kinds of token that are priced. A token is of one kind.
const (
	Input         = "input"
	Output        = "output"
	CacheRead     = "cache_read"
	CacheWrite5m  = "cache_write_5m"
	CacheWrite30m = "cache_write_30m"
	CacheWrite1h  = "cache_write_1h"
)

// TokenKinds returns the kinds of token in the order of a rate card.
func TokenKinds() []string {
	return []string{Input, Output, CacheRead, CacheWrite5m, CacheWrite30m, CacheWrite1h}
}

// Rate is the list price of a model's tokens, for a time: a line of a file in rates.
type Rate struct {
	// File is the name of the rate's file, Line its line in it.
	File string `csv:"-"`
	Line int    `csv:"-"`
	// Model is the foundation model's id, without a prefix and without the suffix of a context variant.
	Model string `csv:"model"`
	// Routing is global, geo or regional.
	Routing string `csv:"routing"`
	// Region is the Region that is called. Empty: the price is known to be one price in every Region of the routing.
	Region string `csv:"region"`
	// Tier is one of [Tiers].
	Tier string `csv:"tier"`
	// MinPromptTokens is the size of the smallest prompt that the prices are for, cached tokens counted: 0, or the first of a band of
	// long prompts, whose price holds for the whole request. A band ends where the next one of the same days begins.
	MinPromptTokens int `csv:"min_prompt_tokens"`
	// The prices are US dollars a million tokens, before discounts. Nil: unknown.
	Input         *decimal.Decimal `csv:"input"`
	Output        *decimal.Decimal `csv:"output"`
	CacheRead     *decimal.Decimal `csv:"cache_read"`
	CacheWrite5m  *decimal.Decimal `csv:"cache_write_5m"`
	CacheWrite30m *decimal.Decimal `csv:"cache_write_30m"`
	CacheWrite1h  *decimal.Decimal `csv:"cache_write_1h"`
	// ValidFrom is the rate's first day, ValidTo the first day on which it no longer holds. Empty ValidTo: it holds.
	ValidFrom catalog.Date `csv:"valid_from"`
	ValidTo   catalog.Date `csv:"valid_to"`
	// Source is the page or the list that states the rate, CheckedOn the day on which it was read.
	Source    string       `csv:"source"`
	CheckedOn catalog.Date `csv:"checked_on"`
	// Note is the reason for an unusual rate, or the value of a source that differs.
	Note string `csv:"note"`
}

// Price returns US dollars a million tokens of a kind; false where it is unknown.
func (r *Rate) Price(kind string) (decimal.Decimal, bool) {
	if price := *r.price(kind); price != nil {
		return *price, true
	}
	return decimal.Decimal{}, false
}

// SetPrice sets US dollars a million tokens of a kind.
func (r *Rate) SetPrice(kind string, usd decimal.Decimal) { *r.price(kind) = &usd }

func (r *Rate) price(kind string) **decimal.Decimal {
	switch kind {
	case Input:
		return &r.Input
	case Output:
		return &r.Output
	case CacheRead:
		return &r.CacheRead
	case CacheWrite5m:
		return &r.CacheWrite5m
	case CacheWrite30m:
		return &r.CacheWrite30m
	case CacheWrite1h:
		return &r.CacheWrite1h
	default:
		panic(fmt.Sprintf("%q is no kind of token", kind))
	}
}

// Holds reports whether the rate holds on a day.
func (r *Rate) Holds(day catalog.Date) bool {
	return holds(r.ValidFrom, r.ValidTo, day)
}

// Provider returns the provider of the rate's model, after which the rate's file is named.
func (r *Rate) Provider() string {
	provider, _, _ := strings.Cut(r.Model, ".")
	return provider
}

// Rates returns the rate card of this repository, file by file. Its error names every line that cannot be read or that contradicts
// another.
func Rates() ([]Rate, error) { return RatesIn(rateFiles) }

// RatesIn returns the rate card of a file system whose folder rates has one file a provider, like [Rates].
func RatesIn(files fs.FS) ([]Rate, error) {
	names, err := fs.Glob(files, ratesFolder+"/*.csv")
	if err != nil {
		return nil, err
	}
	var rates []Rate
	var unreadable []error
	for _, name := range names {
		file, err := files.Open(name)
		if err != nil {
			return nil, err
		}
		read, err := ReadRates(path.Base(name), file)
		_ = file.Close()
		rates, unreadable = append(rates, read...), append(unreadable, err)
	}
	if err := errors.Join(unreadable...); err != nil {
		return nil, err
	}
	return rates, ValidateRates(rates)
}

// ReadRates reads a file of a rate card. Its error names every line that cannot be read.
func ReadRates(name string, file io.Reader) ([]Rate, error) {
	columns, err := csvutil.Header(Rate{}, "csv")
	if err != nil {
		return nil, err
	}
	reader := csv.NewReader(file)
	decoder, err := csvutil.NewDecoder(reader)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if header := decoder.Header(); !slices.Equal(header, columns) {
		return nil, fmt.Errorf("%s:1: columns %s; they must be %s", name, strings.Join(header, ","), strings.Join(columns, ","))
	}
	var rates []Rate
	var mistakes []error
	for {
		rate := Rate{File: name}
		err := decoder.Decode(&rate)
		if errors.Is(err, io.EOF) {
			return rates, errors.Join(mistakes...)
		}
		field, undecoded := errors.AsType[*csvutil.DecodeError](err)
		if err != nil && !undecoded {
			return nil, errors.Join(append(mistakes, fmt.Errorf("%s: %w", name, err))...)
		}
		rate.Line, _ = reader.FieldPos(0)
		if undecoded {
			mistakes = append(mistakes, rate.mistake("%s %q is not %s", field.Field, decoder.Record()[slices.Index(columns, field.Field)], number(field.Field)))
		}
		rates = append(rates, rate)
	}
}

// WriteRates writes a file of a rate card, in the given order.
func WriteRates(w io.Writer, rates []Rate) error {
	text, err := csvutil.Marshal(rates)
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}

// number is the content of a column of a rate card that holds no text.
func number(column string) string {
	if column == "min_prompt_tokens" {
		return "a number"
	}
	return "a decimal number"
}

func (r *Rate) mistake(format string, args ...any) error {
	return fmt.Errorf("%s:%d: "+format, append([]any{r.File, r.Line}, args...)...)
}
