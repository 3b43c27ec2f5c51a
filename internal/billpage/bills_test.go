package billpage

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/shopspring/decimal"
)

// example is a bill of n rows or a few more: of the days from the first to the last and of as many days before.
// Some teams have models without a price, some calls use the prompt cache.
func example(first, last time.Time, n int, teams []string) Bill {
	random := rand.New(rand.NewPCG(17, 5)) //nolint:gosec // the same bill in every run
	period := int(last.Sub(first).Hours()/24) + 1
	asOf, created := last.AddDate(0, 0, 1).Add(3*time.Hour+20*time.Minute), last.AddDate(0, 0, 1).Add(8*time.Hour)
	b := Bill{
		Title:      "Spend on Amazon Bedrock",
		Period:     first.Format(time.DateOnly) + " to " + last.Format(time.DateOnly),
		Before:     first.AddDate(0, 0, -period).Format(time.DateOnly) + " to " + first.AddDate(0, 0, -1).Format(time.DateOnly),
		Dimensions: []string{"team", "product", "service", "model", "env", "region"}, Drill: []string{"team", "product", "service", "model"},
		Notes: []string{"USD at list price, an estimate. It is not the invoice."}, AsOf: &asOf, Created: created,
	}
	models := []struct {
		id    string
		micro int64 // 10^-6 USD a thousand tokens
	}{
		{"anthropic.claude-sonnet-4-5-20250929-v1:0", 4200}, {"anthropic.claude-haiku-4-5-20251001-v1:0", 1400},
		{"amazon.nova-lite-v1:0", 90}, {"amazon.titan-embed-text-v2:0", 20}, {"eu.custom-summaries-v3", 0},
	}
	var unpriced int64
	for len(b.Rows) < n {
		for day := range 2 * period {
			t := min(random.IntN(len(teams)), random.IntN(len(teams))) // the first teams call more
			product := t*3 + random.IntN(3)
			model := models[min(random.IntN(5), random.IntN(6))]
			calls := 1 + random.Int64N(int64(2000+60*day))
			if weekday := first.AddDate(0, 0, day-period).Weekday(); weekday == time.Saturday || weekday == time.Sunday {
				calls = 1 + calls/4
			}
			if model.micro == 0 && t%3 != 1 {
				model = models[0]
			}
			r := Row{
				Date: first.AddDate(0, 0, day-period).Format(time.DateOnly), Before: day < period,
				Values: []string{
					teams[t], productNames[product%len(productNames)], productNames[product%len(productNames)] + []string{"-api", "-worker"}[random.IntN(2)],
					model.id, []string{"prod", "prod", "qa", "dev"}[random.IntN(4)], []string{"us-east-1", "eu-central-1"}[random.IntN(2)],
				},
				Requests: calls,
			}
			if model.micro == 0 {
				r.UnpricedRequests = calls
				if !r.Before {
					unpriced += calls
				}
			} else {
				r.ChargedRequests = calls - calls/50
				r.ChargedTokens = r.ChargedRequests * (300 + random.Int64N(1700))
				r.USD = decimal.NewNullDecimal(decimal.New(r.ChargedTokens*model.micro, -9).Add(decimal.New(random.Int64N(1_000_000), -Scale)))
				if random.IntN(3) == 0 {
					r.CacheSaved = decimal.NewNullDecimal(r.USD.Decimal.Mul(decimal.New(random.Int64N(60)-5, -2)).Truncate(Scale))
				}
			}
			b.Rows = append(b.Rows, r)
		}
	}
	b.Caveats = []string{commas(unpriced) + " calls have no price: eu.custom-summaries-v3 is not in the price list."}
	return b
}

var productNames = []string{
	"onboarding-assistant", "doc-search", "ticket-tagger", "playground", "claims-triage", "contract-review", "invoice-reader",
	"sales-notes", "support-copilot", "fraud-explainer", "release-notes", "translation", "meeting-minutes", "code-review",
}

var (
	teamNames    = []string{"payments", "claims", "support", "growth", "risk", "legal", "data-platform"}
	hostileNames = []string{
		`</script><script>alert(1)</script>`, `<img src=x onerror=alert(2)>`, "{a} {b|bold} {c}", "=1+1", "__proto__", "constructor", "", " ", "שלום עולם",
		"\u202egnirts desrever", `"quoted", and; more`, "🚀 launch\r\nline", "toString", "'single'", "&lt;b&gt;", "long-" + longName, "team", "day",
	}
	longName = fmt.Sprintf("%0200d", 7)
)

func date(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

// weekBill is a bill of a week, of 10,000 rows.
func weekBill() Bill { return example(date("2026-11-16"), date("2026-11-22"), 10_000, teamNames) }

// inWeeks is a bill with the dates of its weeks: the Mondays, and the first day of the period. The period before has one date.
func inWeeks(b Bill) Bill {
	b.Weeks = true
	first := b.Period[:len(time.DateOnly)]
	for i, r := range b.Rows {
		switch {
		case r.Before:
			b.Rows[i].Date = b.Before[:len(time.DateOnly)]
		default:
			b.Rows[i].Date = max(valueOf(b, r, weekKey), first)
		}
	}
	return b
}
