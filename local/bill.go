package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// billFile is the page that the demo leaves behind.
func (p place) billFile() string { return p.state("bill.html") }

// bill prints the bill of the days the calls were made on, leaves it as a page, and returns its total, which must be what the
// calls cost by the rate card. What it says was not logged must be what the calls in the dark cost. out nil: the bill goes to its
// log alone.
func (u *used) bill(ctx context.Context, out *os.File, day time.Time) (decimal.Decimal, error) {
	want, err := cost(u.Calls)
	if err != nil {
		return want, err
	}
	period := []string{"--from", day.AddDate(0, 0, 1-planDays).Format(time.DateOnly), "--to", day.Format(time.DateOnly)}
	exact := u.state("tmp", "bill.json")
	args := append(period, "--format", "table", "--format", "html="+u.billFile(), "--format", "json="+exact)
	err = run(ctx, process{
		Name:   "bill",
		Args:   append([]string{u.tool("bill")}, args...),
		Dir:    u.Root,
		Env:    u.clientEnvironment(u.Catalog.Account.HomeRegion),
		Log:    u.state("log", "bill.log"),
		Stdout: out,
	})
	if err != nil {
		return want, err
	}
	file, err := os.ReadFile(exact)
	if err != nil {
		return want, err
	}
	var printed struct {
		Total     struct{ USD decimal.Decimal }
		NotLogged struct{ USD decimal.Decimal } `json:"not_logged"`
	}
	if err := json.Unmarshal(file, &printed); err != nil {
		return want, err
	}
	if !printed.Total.USD.Equal(want) {
		return want, fmt.Errorf("the bill's total is %s USD, but the calls made cost %s USD", printed.Total.USD, want)
	}
	unlogged, err := cost(u.Unlogged)
	if err != nil {
		return want, err
	}
	if !printed.NotLogged.USD.Equal(unlogged) {
		return want, fmt.Errorf("the bill says %s USD were not logged, but the calls that no log holds cost %s USD", printed.NotLogged.USD, unlogged)
	}
	return want, nil
}

// cost returns what calls cost by the rate card, in US dollars. It goes by the models of the lists, not by the profiles that
// the calls went through, and by the rate card's lines, not by its views. Without bodies in the logs every cache write is
// one of 5 minutes.
func cost(calls []call) (decimal.Decimal, error) {
	rates, err := ledger.Rates()
	if err != nil {
		return decimal.Zero, err
	}
	sum := decimal.Zero
	for _, c := range calls {
		if c.Throttled {
			continue
		}
		for kind, n := range map[string]int64{
			ledger.Input: c.Tokens.Input, ledger.Output: c.Tokens.Output,
			ledger.CacheRead: c.Tokens.CacheRead, ledger.CacheWrite5m: c.Tokens.CacheWrite,
		} {
			if n == 0 {
				continue
			}
			rate, found := rateOf(rates, c, kind)
			if !found {
				continue // the bill counts it as unpriced
			}
			sum = sum.Add(rate.Mul(decimal.NewFromInt(n)).Shift(-6))
		}
	}
	return sum, nil
}

// rateOf returns the rate of a kind of token on the day of a call, in US dollars a million: the Region's own where it has one, or
// that of any Region. It does not use [ledger.Estimate], on purpose: what the bill is compared with must not share its mistakes.
func rateOf(rates []ledger.Rate, c call, kind string) (decimal.Decimal, bool) {
	day := catalog.Date(c.Time.Format(time.DateOnly))
	for _, region := range []string{c.Region, ""} {
		for _, r := range rates {
			if r.Model == c.Model.ID && r.Routing == string(c.Model.Routing.Kind()) && r.TokenKind == kind && r.MinPromptTokens == 0 &&
				r.Region == region && r.ValidFrom <= day && (r.ValidTo == "" || day < r.ValidTo) {
				return r.USDPerMillion, true
			}
		}
	}
	return decimal.Zero, false
}
