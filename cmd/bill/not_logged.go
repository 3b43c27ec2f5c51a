package main

import (
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// notLogged is the usage that CloudWatch metered and no log holds. It is not in the bill.
type notLogged struct {
	USD decimal.Decimal
	// UnpricedTokens have no rate and are not in USD.
	UnpricedTokens int64
	Regions        []unloggedRegion
	// Days counts the days of the period that are over, once for each Region; Compared counts the days of which both meters are
	// known.
	Days, Compared int64
}

type unloggedRegion struct {
	Name   string
	USD    decimal.Decimal
	Tokens int64
	// Priced is whether any of the tokens has a rate.
	Priced bool
}

func (r unloggedRegion) String() string {
	cost := "no rate"
	if r.Priced {
		cost = inCents(r.USD) + " USD"
	}
	return r.Name + " " + cost + ", " + number(r.Tokens, "token")
}

// addNotLogged adds the completeness of a period up to today.
func (b *bill) addNotLogged(parts []ledger.BillStateRow, today time.Time) {
	rows := byRegion(parts)
	over := max(0, period{b.Period.from, earlier(b.Period.to, today.UTC().Truncate(day).Add(-day))}.days())
	for _, r := range rows {
		usd := orZero(r.USDNotLogged)
		b.NotLogged.USD = b.NotLogged.USD.Add(usd)
		b.NotLogged.UnpricedTokens += r.UnpricedTokens
		b.NotLogged.Days += int64(over)
		b.NotLogged.Compared += r.DaysMetered
		if r.TokensNotLogged > 0 {
			b.NotLogged.Regions = append(b.NotLogged.Regions, unloggedRegion{r.Name, usd, r.TokensNotLogged, r.UnpricedTokens < r.TokensNotLogged})
		}
	}
	slices.SortStableFunc(b.NotLogged.Regions, func(a, b unloggedRegion) int { return b.USD.Cmp(a.USD) })
}

// byRegion adds up the rows of a Region, of which there is one for each part of the period that was read.
func byRegion(parts []ledger.BillStateRow) []ledger.BillStateRow {
	var rows []ledger.BillStateRow
	for _, part := range parts {
		i := slices.IndexFunc(rows, func(r ledger.BillStateRow) bool { return r.Name == part.Name })
		if i < 0 {
			rows = append(rows, part)
			continue
		}
		rows[i].DaysMetered += part.DaysMetered
		rows[i].TokensNotLogged += part.TokensNotLogged
		rows[i].UnpricedTokens += part.UnpricedTokens
		rows[i].USDNotLogged = new(orZero(rows[i].USDNotLogged).Add(orZero(part.USDNotLogged)))
	}
	return rows
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// caveats returns the spend that is not logged, and the days for which it is not known.
func (n notLogged) caveats() []string {
	if n.Compared == 0 {
		return []string{"not logged: unknown; the detector has metered no finished day of the period, and go run ./cmd/coverage shows the Regions now"}
	}
	line := "not logged: " + inCents(n.USD) + " USD that CloudWatch metered are in no log and not in the total"
	if len(n.Regions) > 0 {
		var regions []string
		for _, r := range n.Regions {
			regions = append(regions, r.String())
		}
		line += " (" + strings.Join(regions, "; ") + ")"
	}
	lines := []string{line}
	if n.UnpricedTokens > 0 {
		lines = append(lines, grouped.Sprintf("not logged and unpriced: %d of these tokens have no rate", n.UnpricedTokens))
	}
	if missing := n.Days - n.Compared; missing > 0 {
		lines = append(lines, grouped.Sprintf("not compared: unlogged spend is unknown for %d of %d days, counted in each Region", missing, n.Days))
	}
	return lines
}
