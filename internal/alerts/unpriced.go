package alerts

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/unlogged"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// unpricedKey is the key of the models without a price that a message was sent for, one JSON line for each model in a Region.
const unpricedKey = catalog.AlertsPrefix + "unpriced.json"

// UnpricedModel is a model that was called in a Region and has no price, and that a message was sent for.
type UnpricedModel struct {
	Region  string          `json:"region"`
	Model   string          `json:"model"`
	Routing catalog.Routing `json:"routing"`
	Since   time.Time       `json:"since"`
}

// is reports whether two alerts are of one model in one Region.
func (m UnpricedModel) is(o UnpricedModel) bool {
	return m.Region == o.Region && m.Model == o.Model && m.Routing == o.Routing
}

// NotifyUnpriced publishes one message about the models that were called in the last 7 days in some Regions and have no price, where that set
// has changed since the last message. A model that units names is billed otherwise: it stands in a message and causes none. In a Region
// that could not be read nothing has ended; the error names it. As with [Notifier.Notify], a message that could not be published is sent by
// the next run.
func (n *Notifier) NotifyUnpriced(ctx context.Context, at time.Time, regions []string, units []ledger.Unit) error {
	open, err := objectstore.ReadLines[UnpricedModel](ctx, n.ledger, unpricedKey)
	if err != nil {
		return err
	}
	found, read, unread := n.pricer.Unpriced(ctx, regions, units, at)
	var began, otherwise []unlogged.Unpriced
	var after, ended []UnpricedModel
	for _, u := range found {
		m := UnpricedModel{u.Region, u.Model, u.Routing, at}
		i := slices.IndexFunc(open, m.is)
		switch {
		case u.Billing != "":
			otherwise = append(otherwise, u)
			continue
		case i >= 0:
			m = open[i]
		default:
			began = append(began, u)
		}
		after = append(after, m)
	}
	for _, m := range open {
		switch {
		case slices.ContainsFunc(after, m.is):
		case slices.Contains(read, m.Region):
			ended = append(ended, m)
		default:
			after = append(after, m)
		}
	}
	if len(began)+len(ended) == 0 {
		return unread
	}
	if err := n.send(ctx, unpricedSubject(began, ended), n.unpricedMessage(began, otherwise, ended, len(after)-len(began))); err != nil {
		return errors.Join(unread, err)
	}
	return errors.Join(unread, objectstore.WriteLines(ctx, n.ledger, unpricedKey, after...))
}

func unpricedSubject(began []unlogged.Unpriced, ended []UnpricedModel) string {
	const called = "Amazon Bedrock prices: "
	if len(began) == 0 {
		return called + metering.Count(int64(len(ended)), "model is", "models are") + " no longer called without a price"
	}
	models := map[string]bool{}
	for _, u := range began {
		models[u.Model] = true
	}
	return called + metering.Count(int64(len(models)), "called model has no price", "called models have no price")
}

// unpricedMessage returns, for each model, the calls and tokens of the last 7 days without a price, and the action to take.
func (n *Notifier) unpricedMessage(began, otherwise []unlogged.Unpriced, ended []UnpricedModel, stillOpen int) string {
	var text strings.Builder
	if len(began) > 0 {
		var lines []string
		for _, u := range began {
			lines = append(lines, unpricedLine(u))
		}
		_, _ = fmt.Fprintf(&text, "Models that were called in the last 7 days and have no price:\n%s"+
			"What to do: run go run ./cmd/rates update, review the new lines and deploy. A price that AWS does not publish is a line of ledger/rates, a model "+
			"that is not billed by tokens a line of ledger/units.csv (docs/prices.md). Until then bills count these calls as unpriced.\n\n", list(lines))
	}
	if stillOpen > 0 {
		_, _ = fmt.Fprintf(&text, "Messages were sent before about %d more, which still have no price.\n\n", stillOpen)
	}
	if len(otherwise) > 0 {
		var lines []string
		for _, u := range otherwise {
			lines = append(lines, fmt.Sprintf("%s in %s: billed by %s. In the last 7 days: %s.", name(u.Model, u.Routing), u.Region, billedBy(u.Billing), metering.Count(u.Invocations, "call", "calls")))
		}
		_, _ = fmt.Fprintf(&text, "Called, and not billed by tokens:\n%s\n", list(lines))
	}
	if len(ended) > 0 {
		var lines []string
		for _, m := range ended {
			lines = append(lines, fmt.Sprintf("%s in %s, since %s", name(m.Model, m.Routing), m.Region, minute(m.Since)))
		}
		_, _ = fmt.Fprintf(&text, "Ended, with a price or no longer called:\n%s\n", list(lines))
	}
	_, _ = fmt.Fprintf(&text, "Account %s. All requests without a price: named query unpriced. By symptom: docs/runbook.md.\n", n.account)
	return text.String()
}

// unpricedLine returns the calls and tokens of a model without a price.
func unpricedLine(u unlogged.Unpriced) string {
	lacks := "no price"
	if u.Routing == "" {
		lacks = "no run has found out its model, so it has no price"
	}
	if len(u.Kinds) > 0 {
		var kinds []string
		for _, kind := range u.Kinds {
			metered, _, _ := strings.Cut(kindsInWords[kind], " (") // CloudWatch does not meter a lifetime
			kinds = append(kinds, metered)
		}
		lacks = "no price of " + strings.Join(kinds, " and ") + " tokens"
	}
	used := metering.Count(u.Invocations, "call", "calls") + ", " + metering.Count(u.Tokens(), "token", "tokens")
	if u.UnpricedTokens < u.Tokens() {
		used += fmt.Sprintf(", %d of them without a price", u.UnpricedTokens)
	}
	return fmt.Sprintf("%s in %s: %s. In the last 7 days: %s.", name(u.Model, u.Routing), u.Region, lacks, used)
}

// name returns a model with its routing, or the id of a profile whose model is not known.
func name(model string, routing catalog.Routing) string {
	if routing == "" {
		return "profile or resource " + short(model)
	}
	return short(model) + ", " + string(routing) + " routing,"
}

// billedBy returns a unit in words.
func billedBy(unit ledger.Billing) string {
	switch unit {
	case ledger.Hourly:
		return "the hour"
	case ledger.Custom:
		return "the price of a customized model"
	case ledger.Router:
		return "the model that a prompt router chooses"
	default:
		return string(unit)
	}
}
