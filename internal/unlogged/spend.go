package detector

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// Worth is what the calls of a Region's last 24 clock hours cost at list price.
type Worth struct {
	// USD is not valid where no price is known.
	USD decimal.NullDecimal
	// Unpriced are calls without a known price, by the model id that CloudWatch meters them under.
	Unpriced map[string]Usage
}

// worth prices what CloudWatch metered in a Region. The ledger knows what a profile wraps.
func worth(ctx context.Context, d *Detector, l *Ledger, rates []ledger.Rate, region string, now time.Time) (Worth, error) {
	used, err := usage(ctx, d.metrics(region), last(trafficHours, now))
	if err != nil {
		return Worth{}, fmt.Errorf("read what was metered in %s (cloudwatch:ListMetrics, GetMetricData): %s", region, Reason(cause(ctx, err)))
	}
	w := Worth{Unpriced: map[string]Usage{}}
	day := catalog.Date(now.Format(time.DateOnly))
	for model, u := range byModel(used) {
		called, err := l.called(ctx, model, region, day)
		if err != nil {
			return Worth{}, err
		}
		usd, known := ledger.Estimate(rates, called, map[string]int64{
			ledger.Input: u.InputTokens, ledger.Output: u.OutputTokens, ledger.CacheRead: u.CacheReadTokens, ledger.CacheWrite5m: u.CacheWriteTokens,
		})
		if known && u.tokens() > 0 { // images have a price and no tokens
			w.USD = decimal.NewNullDecimal(w.USD.Decimal.Add(usd))
		} else {
			w.Unpriced[model] = u
		}
	}
	return w, nil
}

// called returns what a model id of CloudWatch stands for: a profile's id has no dot. The model of a profile that nobody
// saw is empty, and has no price.
func (l *Ledger) called(ctx context.Context, id, region string, day catalog.Date) (ledger.Called, error) {
	called := ledger.Called{Region: region, Day: day}
	if strings.Contains(id, ".") {
		called.Model, called.Routing = ledger.FromModelID(id)
		return called, nil
	}
	body, err := l.read(ctx, Profile{Region: region, ProfileID: id}.key())
	if err != nil || body == nil {
		return called, err
	}
	var p Profile
	if err := json.Unmarshal(body, &p); err != nil {
		return called, fmt.Errorf("read the inference profile %s of %s: %w", id, region, err)
	}
	if p.Model != nil && p.Routing != nil {
		called.Model, called.Routing = *p.Model, *p.Routing
	}
	return called, nil
}

// String says it in words: what is unknown is named, and never taken for nothing.
func (w Worth) String() string {
	var unpriced []string
	for model, u := range w.Unpriced {
		what := count(u.tokens(), "token", "tokens")
		if u.tokens() == 0 {
			what = count(u.Invocations, "call", "calls")
		}
		unpriced = append(unpriced, what+" of "+model)
	}
	slices.Sort(unpriced)
	var parts []string
	if w.USD.Valid {
		parts = append(parts, dollars(w.USD.Decimal)+" at list price")
	}
	if len(unpriced) > 0 {
		parts = append(parts, "the unknown price of "+strings.Join(unpriced, " and "))
	}
	if len(parts) == 0 {
		return "an unknown price"
	}
	return strings.Join(parts, ", and ")
}

func dollars(usd decimal.Decimal) string {
	if cent := decimal.New(1, -2); usd.IsPositive() && usd.LessThan(cent) {
		return "less than $0.01"
	}
	return "$" + usd.StringFixed(2)
}
