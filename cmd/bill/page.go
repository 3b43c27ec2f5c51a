package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/billpage"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/printable"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// drill are the dimensions that a click of the page goes down to, behind the keys of the bill.
var drill = []string{"team", "product", "service", "model"}

// daysByDay is the number of days of which a page has a bar each: those of a quarter. A year by day has more rows than a page shows fluently.
const daysByDay = 92

// pageStep returns the time of a row of the page.
func pageStep(p period) ledger.BillStep {
	if p.days() > daysByDay {
		return ledger.StepWeek
	}
	return ledger.StepDay
}

func printPage(w io.Writer, b *bill) error {
	page, err := b.page()
	if err != nil {
		return err
	}
	return billpage.Write(w, page)
}

// page returns the page of the bill. Its total is that of the table: both come from one query. Texts have nothing that hides or moves text.
func (b *bill) page() (billpage.Bill, error) {
	page := billpage.Bill{
		Title: title, Period: b.Period.String(), Dimensions: printableTexts(b.Dimensions), Caveats: printableTexts(b.caveats()),
		AsOf: b.AsOf.oldest(), Created: b.Created, Notes: []string{estimate},
	}
	keys := slices.Clone(b.Keys)
	for _, key := range drill {
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	page.Drill = printableTexts(keys)
	if b.Compared {
		page.Before = b.Before.String()
	}
	if pageStep(b.Period) == ledger.StepWeek {
		page.Weeks = true
		page.Notes = append(page.Notes, "a date is the first day of a week: a page of more than "+number(daysByDay, "day")+" has no days")
	}
	rows, folded := fold(b.Page, mostPageRows)
	if folded > 0 {
		page.Notes = append(page.Notes, number(int64(folded), "row")+" of the values with the least spend are \""+foldedName+"\": a shorter period or --filter shows them")
	}
	var sum decimal.Decimal
	for _, r := range rows {
		if r.Before && !b.Compared {
			continue
		}
		if !r.Before {
			sum = sum.Add(r.USD.Decimal)
		}
		r.Values = printableTexts(r.Values)
		page.Rows = append(page.Rows, r)
	}
	if !sum.Equal(b.Total.USD) {
		return page, fmt.Errorf("--format html: the rows of the page sum to %s USD, those of the bill to %s USD; this is a defect of cmd/bill", sum, b.Total.USD)
	}
	return page, nil
}

func printableTexts(texts []string) []string {
	var list []string
	for _, text := range texts {
		list = append(list, printable.Text(text))
	}
	return list
}

// newPageRow returns a row of the page. Unknown spend stays unknown.
func newPageRow(values []string, r ledger.BillRow) billpage.Row {
	known := func(usd *decimal.Decimal) decimal.NullDecimal {
		return decimal.NullDecimal{Decimal: orZero(usd), Valid: usd != nil}
	}
	return billpage.Row{
		Date: orZero(r.Date), Before: r.Before, Values: values, Requests: r.Requests, UnpricedRequests: orZero(r.UnpricedRequests),
		ChargedRequests: orZero(r.ChargedRequests), ChargedTokens: orZero(r.ChargedTokens), USD: known(r.USD), CacheSaved: known(r.USDCacheSaved),
	}
}

// addPageRow adds the figures of a row with the same date and values.
func addPageRow(to *billpage.Row, r billpage.Row) {
	to.Requests += r.Requests
	to.UnpricedRequests += r.UnpricedRequests
	to.ChargedRequests += r.ChargedRequests
	to.ChargedTokens += r.ChargedTokens
	to.USD = addKnown(to.USD, r.USD)
	to.CacheSaved = addKnown(to.CacheSaved, r.CacheSaved)
}

// addKnown returns the sum of what is known.
func addKnown(a, b decimal.NullDecimal) decimal.NullDecimal {
	return decimal.NullDecimal{Decimal: a.Decimal.Add(b.Decimal), Valid: a.Valid || b.Valid}
}

// oldest returns the time of the oldest roll-up. Nil: no day is rolled up.
func (a asOf) oldest() *time.Time {
	at, err := time.Parse(time.DateTime, strings.SplitN(a.Oldest, ".", 2)[0])
	if err != nil {
		return nil
	}
	return &at
}
