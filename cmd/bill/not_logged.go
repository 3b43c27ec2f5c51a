package main

import (
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
)

// notLogged is what CloudWatch metered and no log holds: it is not in the bill.
type notLogged struct {
	USD decimal.Decimal
	// UnpricedTokens have no rate and are not in USD.
	UnpricedTokens int64
	Regions        []darkRegion
	// Days are those of the period that are over, once for each Region; Compared those of which both meters are known.
	Days, Compared int64
}

type darkRegion struct {
	Name   string
	USD    decimal.Decimal
	Tokens int64
	// Priced says whether any of the tokens has a rate.
	Priced bool
}

func (r darkRegion) String() string {
	cost := "no rate"
	if r.Priced {
		cost = inCents(r.USD) + " USD"
	}
	return r.Name + " " + cost + ", " + number(r.Tokens, "token")
}

// addNotLogged reads the completeness of a period up to today.
func (b *bill) addNotLogged(completeness *athena.Result, today time.Time) error {
	over := max(0, period{b.Period.from, earlier(b.Period.to, today.UTC().Truncate(day).Add(-day))}.days())
	for _, values := range completeness.Rows {
		text := func(column string) *string { return values[index(completeness, column)] }
		var days, tokens, unpriced int64
		for column, into := range map[string]*int64{"days_metered": &days, "tokens_not_logged": &tokens, "unpriced_tokens": &unpriced} {
			n, err := count(text(column))
			if err != nil {
				return err
			}
			*into = n
		}
		usd, err := money(text("usd_not_logged"))
		if err != nil {
			return err
		}
		b.NotLogged.USD = b.NotLogged.USD.Add(usd)
		b.NotLogged.UnpricedTokens += unpriced
		b.NotLogged.Days += int64(over)
		b.NotLogged.Compared += days
		if tokens > 0 {
			b.NotLogged.Regions = append(b.NotLogged.Regions, darkRegion{keyOf(text("region")), usd, tokens, unpriced < tokens})
		}
	}
	slices.SortStableFunc(b.NotLogged.Regions, func(a, b darkRegion) int { return b.USD.Cmp(a.USD) })
	return nil
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// lines says what is not logged, and of how much that is not known.
func (n notLogged) lines() []string {
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
		lines = append(lines, grouped.Sprintf("not compared: what was not logged is unknown for %d of %d days, counted in each Region", missing, n.Days))
	}
	return lines
}
