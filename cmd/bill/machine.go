package main

import (
	"errors"
	"io"
	"slices"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
)

func printCSV(w io.Writer, b *bill) error {
	out := cli.NewCSV(w)
	header := append(append([]string{"from", "to"}, b.Keys...),
		"requests", "failed_requests", "input_tokens", "output_tokens", "cache_read_tokens", "cache_write_tokens", "usd", "usd_claimed", "unpriced_requests", "usd_before", "usd_cache_saved")
	header = append(append(header, unitCosts...), "note")
	err := out.Write(header)
	for _, r := range b.Rows {
		line := []string{b.Period.from.Format(time.DateOnly), b.Period.to.Format(time.DateOnly)}
		line = append(line, r.Keys...)
		for _, n := range []int64{r.Requests, r.Failed, r.InputTokens, r.OutputTokens, r.CacheReadTokens, r.CacheWriteTokens} {
			line = append(line, strconv.FormatInt(n, 10))
		}
		before := ""
		if r.Before != nil {
			before = r.Before.String()
		}
		line = append(line, r.USD.String(), r.Claimed.String(), strconv.FormatInt(r.UnpricedRequests, 10), before, r.CacheSaved.String())
		for _, cost := range r.unitCosts() {
			line = append(line, orEmpty(cost))
		}
		err = errors.Join(err, out.Write(append(line, estimate)))
	}
	return errors.Join(err, out.Flush())
}

// jsonBill is a bill for programs: money is text, so that no digit is lost.
type jsonBill struct {
	Estimate     string    `json:"estimate"`
	From         string    `json:"from"`
	To           string    `json:"to"`
	BeforeFrom   string    `json:"before_from"`
	BeforeTo     string    `json:"before_to"`
	Rows         []jsonRow `json:"rows"`
	Total        jsonRow   `json:"total"`
	Unattributed string    `json:"usd_unattributed"`
	Unpriced     struct {
		Requests int64 `json:"requests"`
		Tokens   int64 `json:"tokens"`
	} `json:"unpriced"`
	// OtherUnits counts the requests that are billed by other units than tokens, by their unit.
	OtherUnits map[string]int64 `json:"not_billed_by_tokens"`
	Malformed  int64            `json:"malformed_requests"`
	// MalformedLines counts the lines that are no record, by reason.
	MalformedLines map[string]int64 `json:"malformed_lines"`
	// Disputed counts the requests whose records disagree.
	Disputed  int64         `json:"disputed_requests"`
	NotLogged jsonNotLogged `json:"not_logged"`
	// Missing are the days that are not in the bill, and MissingBefore those of the period before.
	Missing       []jsonMissing `json:"missing_days"`
	MissingBefore []jsonMissing `json:"missing_days_before"`
	Unfinished    bool          `json:"unfinished"`
	// Filters hold the values of each key that are counted.
	Filters map[string][]string `json:"filters,omitempty"`
	AsOf    jsonAsOf            `json:"as_of"`
}

// jsonAsOf is the age of the figures. Times are UTC, and empty where no day is rolled up.
type jsonAsOf struct {
	Oldest      string   `json:"rolled_up_oldest"`
	Newest      string   `json:"rolled_up_newest"`
	RolledUp    int64    `json:"days_rolled_up"`
	Open        int64    `json:"days_open"`
	NotRolledUp []string `json:"days_not_rolled_up"`
}

// jsonMissing is a day that some queries could not read.
type jsonMissing struct {
	Date    string   `json:"date"`
	Queries []string `json:"queries"`
	Reason  string   `json:"reason"`
	// Object is empty where the reason names none.
	Object string `json:"object"`
}

func jsonMissingDays(days []missingDay) []jsonMissing {
	list := []jsonMissing{}
	for _, d := range days {
		list = append(list, jsonMissing{d.Day.Format(time.DateOnly), d.Queries, d.Reason, d.Object})
	}
	return list
}

// jsonNotLogged has no US dollars where no day could be compared: unknown is not zero.
type jsonNotLogged struct {
	USD            *string      `json:"usd"`
	UnpricedTokens int64        `json:"unpriced_tokens"`
	Days           int64        `json:"days"`
	Compared       int64        `json:"days_compared"`
	Regions        []jsonRegion `json:"regions"`
}

// jsonRegion has no US dollars where none of its tokens has a rate.
type jsonRegion struct {
	Region string  `json:"region"`
	USD    *string `json:"usd"`
	Tokens int64   `json:"tokens"`
}

type jsonRow struct {
	Keys             map[string]string `json:"keys,omitempty"`
	Requests         int64             `json:"requests"`
	FailedRequests   int64             `json:"failed_requests"`
	InputTokens      int64             `json:"input_tokens"`
	OutputTokens     int64             `json:"output_tokens"`
	CacheReadTokens  int64             `json:"cache_read_tokens"`
	CacheWriteTokens int64             `json:"cache_write_tokens"`
	USD              string            `json:"usd"`
	Claimed          string            `json:"usd_claimed"`
	UnpricedRequests int64             `json:"unpriced_requests"`
	Before           *string           `json:"usd_before"`
	CacheSaved       string            `json:"usd_cache_saved"`
	// The unit costs are null where no call has a price.
	PerCall          *string `json:"usd_per_call"`
	PerThousandCalls *string `json:"usd_per_1000_calls"`
	PerMillionTokens *string `json:"usd_per_million_tokens"`
}

func printJSON(w io.Writer, b *bill) error {
	out := jsonBill{
		Estimate: estimate,
		From:     b.Period.from.Format(time.DateOnly), To: b.Period.to.Format(time.DateOnly),
		BeforeFrom: b.Before.from.Format(time.DateOnly), BeforeTo: b.Before.to.Format(time.DateOnly),
		Rows: []jsonRow{}, Total: b.json(b.Total), Unattributed: b.Unattributed.String(),
	}
	out.Malformed, out.Unfinished = b.Unpriced.Malformed, b.Unfinished
	out.OtherUnits, out.MalformedLines, out.Disputed = b.Unpriced.OtherUnits, b.MalformedLines, b.Disputed
	out.Missing, out.MissingBefore = jsonMissingDays(b.Missing), jsonMissingDays(b.MissingBefore)
	out.AsOf = jsonAsOf{b.AsOf.Oldest, b.AsOf.Newest, b.AsOf.RolledUp, b.AsOf.Open, slices.Concat([]string{}, b.AsOf.NotRolledUp)}
	for _, f := range b.Filters {
		if out.Filters == nil {
			out.Filters = map[string][]string{}
		}
		out.Filters[f.Key] = f.Values
	}
	out.Unpriced.Requests, out.Unpriced.Tokens = b.Unpriced.Requests, b.Unpriced.Tokens
	out.NotLogged = jsonNotLogged{UnpricedTokens: b.NotLogged.UnpricedTokens, Days: b.NotLogged.Days, Compared: b.NotLogged.Compared, Regions: []jsonRegion{}}
	if b.NotLogged.Compared > 0 {
		out.NotLogged.USD = new(b.NotLogged.USD.String())
	}
	for _, r := range b.NotLogged.Regions {
		region := jsonRegion{Region: r.Name, Tokens: r.Tokens}
		if r.Priced {
			region.USD = new(r.USD.String())
		}
		out.NotLogged.Regions = append(out.NotLogged.Regions, region)
	}
	for _, r := range b.Rows {
		out.Rows = append(out.Rows, b.json(r))
	}
	return cli.JSON(w, out)
}

func (b *bill) json(r row) jsonRow {
	out := jsonRow{
		Requests: r.Requests, FailedRequests: r.Failed,
		InputTokens: r.InputTokens, OutputTokens: r.OutputTokens,
		CacheReadTokens: r.CacheReadTokens, CacheWriteTokens: r.CacheWriteTokens,
		USD: r.USD.String(), Claimed: r.Claimed.String(), UnpricedRequests: r.UnpricedRequests, CacheSaved: r.CacheSaved.String(),
	}
	for i, to := range []**string{&out.PerCall, &out.PerThousandCalls, &out.PerMillionTokens} {
		if cost := r.unitCosts()[i]; cost != nil {
			*to = new(cost.String())
		}
	}
	for i, key := range r.Keys {
		if out.Keys == nil {
			out.Keys = map[string]string{}
		}
		out.Keys[b.Keys[i]] = key
	}
	if r.Before != nil {
		before := r.Before.String()
		out.Before = &before
	}
	return out
}

// orEmpty writes an amount, and nothing where it is unknown.
func orEmpty(usd *decimal.Decimal) string {
	if usd == nil {
		return ""
	}
	return usd.String()
}
