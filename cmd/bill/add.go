package main

import (
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// addRows adds the rows of a period, with their spend in the period before where the two are compared.
func (b *bill) addRows(rows, rowsBefore []row) {
	if !b.Compared {
		rowsBefore = nil
	}
	spendBefore := map[string]decimal.Decimal{}
	for _, r := range rowsBefore {
		spendBefore[r.id()] = r.USD
		b.Total.Before = new(orZero(b.Total.Before).Add(r.USD))
	}
	for _, r := range rows {
		if spend, there := spendBefore[r.id()]; there {
			r.Before = &spend
			delete(spendBefore, r.id())
		}
		b.Rows = append(b.Rows, r)
		b.Total.add(r)
	}
	for _, r := range rowsBefore { // so that the rows explain the change of the total
		if spend, gone := spendBefore[r.id()]; gone {
			b.Rows = append(b.Rows, row{Keys: r.Keys, Before: &spend})
		}
	}
}

// addCaveat adds the requests of one status and billing.
func (b *bill) addCaveat(r ledger.BillRow) {
	b.Disputed += orZero(r.DisputedRequests)
	if orZero(r.Unattributed) {
		b.Unattributed = b.Unattributed.Add(orZero(r.USD))
	}
	switch {
	case orZero(r.Priced):
	case orZero(r.Status) == ledger.StatusMalformed:
		b.Unpriced.Malformed += r.Requests
	case r.Billing != nil && *r.Billing != ledger.BilledByTokens:
		b.Unpriced.OtherUnits[*r.Billing] += r.Requests
	default:
		b.Unpriced.Requests += r.Requests
		b.Unpriced.Tokens += orZero(r.InputTokens) + orZero(r.OutputTokens) + orZero(r.CacheReadTokens) + orZero(r.CacheWriteTokens)
	}
}

// addState adds the completeness and the state of the days. It returns the days that the spend lacks, those of the period before included: those that
// are not rolled up, and of a closed period those that are open by the clock of Athena.
func (b *bill) addState(state *athena.Result, today time.Time) ([]time.Time, error) {
	if state == nil {
		return nil, nil
	}
	rows, err := athena.Decode[ledger.BillStateRow](state)
	if err != nil {
		return nil, err
	}
	var regions []ledger.BillStateRow
	var missing []time.Time
	for _, r := range rows {
		if r.Part == ledger.BillPartRegion {
			regions = append(regions, r)
			continue
		}
		date, err := time.Parse(time.DateOnly, orZero(r.Date))
		if err != nil {
			return nil, err
		}
		if r.Name == ledger.DayNotRolledUp || r.Name == ledger.DayOpen && b.Closed {
			missing = append(missing, date)
		}
		if !date.Before(b.Period.from) {
			b.AsOf.add(date, r)
		}
	}
	b.addNotLogged(regions, today)
	slices.SortFunc(missing, time.Time.Compare)
	return missing, nil
}
