package main

import (
	"errors"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// Words of every bill.
const (
	title    = "Amazon Bedrock spend"
	estimate = "estimate at list price, before discounts"
)

// figureNames are the columns of a row's figures.
var figureNames = []string{"requests", "input tokens", "output tokens", "cache read", "cache write", "USD", "share", "claimed", "change", "USD/1,000 calls", "USD/M tokens"}

func printTable(w io.Writer, b *bill) error {
	var header []cli.Column
	for _, key := range b.Keys {
		header = append(header, cli.Column{Name: key})
	}
	for _, name := range figureNames {
		header = append(header, cli.Column{Name: name, Right: true})
	}
	t := cli.NewTable(header...).AsWritten()
	rows, sums := b.shown()
	for _, r := range rows {
		t.Row(b.line(r)...)
	}
	for _, r := range sums {
		t.Footer(b.line(r)...)
	}
	return errors.Join(
		cli.Printf(w, "%s by %s, %s (%s)", title, strings.Join(b.Keys, " and "), b.Period, estimate),
		t.Print(w),
		cli.Println(w, b.caveats()...),
	)
}

// line returns the cells of a row, as people read them.
func (b *bill) line(r row) []any {
	var line []any
	for _, key := range r.Keys {
		line = append(line, key)
	}
	for _, cell := range b.cells(r) {
		line = append(line, cell)
	}
	return line
}

// cells returns a row's figures for people, one for each of figureNames.
func (b *bill) cells(r row) []string {
	return []string{
		grouped.Sprint(r.Requests), grouped.Sprint(r.InputTokens), grouped.Sprint(r.OutputTokens),
		grouped.Sprint(r.CacheReadTokens), grouped.Sprint(r.CacheWriteTokens),
		inCents(r.USD), b.share(r), r.claimed(), b.change(r),
		unitCost(r.per(r.ChargedRequests, 3)), unitCost(r.per(r.ChargedTokens, 6)),
	}
}

// caveats returns the limits of the total: spend without a team or with a claimed one, requests that it leaves out, usage that was not logged, and the
// assumptions of its prices.
func (b *bill) caveats() []string {
	lines := append(b.missing(), b.AsOf.caveat(b.Created))
	if len(b.Filters) > 0 {
		lines = append(lines, b.filtered())
	}
	lines = append(lines,
		"unattributed: "+inCents(b.Unattributed)+" USD of the total belong to no team",
		"claimed: "+inCents(b.Total.Claimed)+" USD of the total have a team that is only the caller's claim (team_source metadata)",
		"unpriced: "+number(b.Unpriced.Requests, "request")+" with "+number(b.Unpriced.Tokens, "token")+", without a rate or a count and not in the total",
		b.malformed(),
	)
	if b.Disputed > 0 {
		lines = append(lines, "disputed: "+number(b.Disputed, "request")+" with records that disagree; of the records of one owner the dearest is in the total")
	}
	for i, key := range b.Keys {
		if ledger.IsMetadataKey(key) {
			lines = append(lines, b.perValue(i))
		}
	}
	for _, unit := range slices.Sorted(maps.Keys(b.Unpriced.OtherUnits)) {
		lines = append(lines, "not billed by tokens: "+number(b.Unpriced.OtherUnits[unit], "request")+" ("+unit+"), not in the total")
	}
	lines = append(lines, b.NotLogged.caveats()...)
	lines = append(lines, "assumed where no logged body shows them: the standard service tier, and the shortest lifetime of cache writes")
	if b.Unfinished {
		lines = append(lines, "the period is not over: it is not compared with the one before")
	}
	return lines
}

// perValue returns the spend of a value of a request metadata key on average, such as a feature.
func (b *bill) perValue(key int) string {
	values := map[string]bool{}
	var usd decimal.Decimal
	for _, r := range b.Rows {
		if r.Requests > 0 && r.Keys[key] != ledger.Unattributed {
			values[r.Keys[key]] = true
			usd = usd.Add(r.USD)
		}
	}
	if len(values) == 0 {
		return "per " + b.Keys[key] + ": no request has a value"
	}
	average := usd.DivRound(decimal.NewFromInt(int64(len(values))), unitDigits)
	return "per " + b.Keys[key] + ": " + unitCost(&average) + " USD on average of " + number(int64(len(values)), "value") + "; requests without one are left out"
}

// filtered returns the caveat of the filters.
func (b *bill) filtered() string {
	var filters []string
	for _, f := range b.Filters {
		filters = append(filters, f.Key+" is "+strings.Join(f.Values, " or "))
	}
	return "filter: " + strings.Join(filters, " and ") + "; the lines that are no record and the usage that is not logged are those of the whole account"
}
