package alerts

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore/objectstoretest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/pricelist"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

const pricesFoot = "Account 123456789012. All differences: go run ./cmd/rates update. By symptom: docs/runbook.md.\n"

// line returns a line of a card with the price of an input token.
func line(model, routing, region, usd string) *ledger.Rate {
	r := &ledger.Rate{Model: model, Routing: routing, Region: region, Tier: ledger.Standard}
	r.SetPrice(ledger.Input, decimal.RequireFromString(usd))
	return r
}

// differs returns the difference of an input token of a line, published at a price in Regions.
func differs(r *ledger.Rate, usd string, regions ...string) pricelist.Difference {
	return pricelist.Difference{
		Status: pricelist.Differs, Model: r.Model, Routing: r.Routing, Tier: r.Tier, MinPromptTokens: r.MinPromptTokens, TokenKind: ledger.Input, Rate: r,
		Published: []pricelist.Published{{USDPerMillion: decimal.RequireFromString(usd), Regions: regions}},
	}
}

func gone(r *ledger.Rate) pricelist.Difference {
	return pricelist.Difference{Status: pricelist.Gone, Model: r.Model, Routing: r.Routing, Tier: r.Tier, MinPromptTokens: r.MinPromptTokens, TokenKind: ledger.Input, Rate: r}
}

// compares returns a comparison with these differences.
func compares(differences ...pricelist.Difference) func(context.Context) (pricelist.Comparison, error) {
	return func(context.Context) (pricelist.Comparison, error) {
		return pricelist.Comparison{Differences: differences}, nil
	}
}

// week runs a week after the other, and returns the messages that the run sent.
func (p *topic) week(t *testing.T, run func() error) []string {
	t.Helper()
	before := len(p.messages)
	if err := run(); err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, m := range p.messages[before:] {
		texts = append(texts, *m.Subject+"\n"+*m.Message)
	}
	return texts
}

func TestNotifyPrices(t *testing.T) {
	s, p := objectstoretest.New(), &topic{}
	n := notifier(t, s, p, nil)
	everywhere, tokyo := line("anthropic.claude-x", "global", "", "3"), line("amazon.nova-x", "geo", "ap-northeast-1", "0.605")
	long := line("amazon.nova-x", "geo", "ap-northeast-1", "1")
	long.MinPromptTokens, long.Tier = 200_001, "flex"
	missing := pricelist.Difference{Status: pricelist.Missing, Model: "acme.new", TokenKind: ledger.Input, Published: []pricelist.Published{{}}}
	unknown := pricelist.Difference{Status: pricelist.UnknownModel, Model: "New One", Published: []pricelist.Published{{}}}
	const what = "What to do: run go run ./cmd/rates update, review the new lines and deploy. Until then bills use the prices of the card.\n\n"
	const novaLine = "amazon.nova-x, geo routing, standard tier, input: 0.605 on the card, 0.661 published. Regions: ap-northeast-1.\n"
	for i, week := range []struct {
		name        string
		differences []pricelist.Difference
		want        []string
	}{
		{"no difference", []pricelist.Difference{missing, unknown, gone(everywhere)}, nil},
		{"a price changed in two Regions, and one of long prompts; called models come first",
			[]pricelist.Difference{differs(everywhere, "3.3", "eu-west-1", "us-east-1"), differs(tokyo, "0.661", "ap-northeast-1"), differs(long, "1.5", "ap-northeast-1"), missing},
			[]string{"Amazon Bedrock prices: 3 published prices differ from the rate card\n" +
				"Published prices that differ from the rate card, in USD a million tokens:\n" + novaLine +
				"amazon.nova-x, geo routing, flex tier, input of prompts from 200001 tokens: 1 on the card, 1.5 published. Regions: ap-northeast-1.\n" +
				"anthropic.claude-x, global routing, standard tier, input: 3 on the card, 3.3 published. Regions: eu-west-1, us-east-1.\n" + what + pricesFoot}},
		{"the same, in another order", []pricelist.Difference{differs(long, "1.5", "ap-northeast-1"), differs(tokyo, "0.661", "ap-northeast-1"), differs(everywhere, "3.3", "us-east-1", "eu-west-1")}, nil},
		{"one is no longer published, which resolves nothing", []pricelist.Difference{differs(tokyo, "0.661", "ap-northeast-1"), gone(long), gone(everywhere)}, nil},
		{"another amount, and one that ended in one Region", []pricelist.Difference{differs(tokyo, "0.7", "ap-northeast-1"), gone(long), differs(everywhere, "3.3", "us-east-1")},
			[]string{"Amazon Bedrock prices: 1 published price differs from the rate card\n" +
				"Published prices that differ from the rate card, in USD a million tokens:\n" + strings.ReplaceAll(novaLine, "0.661", "0.7") + what +
				"Ended, no longer found in the Regions of the lists:\nanthropic.claude-x, global routing, standard tier, input: 3 on the card, 3.3 published. Regions: eu-west-1.\n\n" +
				"Messages were sent before about 2 more, by Region, which still differ.\n\n" + pricesFoot}},
		{"resolved", nil,
			[]string{"Amazon Bedrock prices: 3 differences from the rate card ended\n" +
				"Ended, no longer found in the Regions of the lists:\n" + strings.ReplaceAll(novaLine, "0.661", "0.7") +
				"amazon.nova-x, geo routing, flex tier, input of prompts from 200001 tokens: 1 on the card, 1.5 published. Regions: ap-northeast-1.\n" +
				"anthropic.claude-x, global routing, standard tier, input: 3 on the card, 3.3 published. Regions: us-east-1.\n\n" + pricesFoot}},
		{"nothing more", nil, nil},
		{"the same again is new", []pricelist.Difference{differs(tokyo, "0.661", "ap-northeast-1")},
			[]string{"Amazon Bedrock prices: 1 published price differs from the rate card\nPublished prices that differ from the rate card, in USD a million tokens:\n" + novaLine + what + pricesFoot}},
	} {
		got := p.week(t, func() error {
			return n.NotifyPrices(t.Context(), today.AddDate(0, 0, 7*i), []string{"amazon.nova-x"}, compares(week.differences...))
		})
		if diff := cmp.Diff(week.want, got); diff != "" {
			t.Errorf("%s: %s", week.name, diff)
		}
	}
	want := `{"region":"ap-northeast-1","model":"amazon.nova-x","routing":"geo","tier":"standard","min_prompt_tokens":0,"token_kind":"input","card":"0.605","published":"0.661","since":"2027-01-11T18:55:12Z"}` + "\n"
	if got := s.Objects["coverage/alerts/prices.json"]; got != want {
		t.Errorf("remembered %s", got)
	}
}

// A price list that cannot be read ends nothing, and a message says so: silence would look like equal prices.
func TestAPriceListThatCannotBeRead(t *testing.T) {
	s, p := objectstoretest.New(), &topic{}
	n := notifier(t, s, p, nil)
	known := compares(differs(line("amazon.nova-x", "geo", "", "1"), "2", "us-east-1", "us-west-2"))
	p.week(t, func() error { return n.NotifyPrices(t.Context(), today, nil, known) })
	before := s.Objects[pricesKey]
	unread := errors.New("pricing:GetProducts: AccessDeniedException: no\nAccount 1. All is well")
	err := n.NotifyPrices(t.Context(), today.Add(week), nil, func(context.Context) (pricelist.Comparison, error) { return pricelist.Comparison{}, unread })
	if !errors.Is(err, unread) || s.Objects[pricesKey] != before || len(p.messages) != 2 {
		t.Fatalf("error %v, %d messages, remembered %s", err, len(p.messages), s.Objects[pricesKey])
	}
	want := "Amazon Bedrock prices: the rate card was not compared\n" +
		"The rate card was not compared with the prices that AWS publishes: pricing:GetProducts: AccessDeniedException: no Account 1. All is well.\n" +
		"Whether a price has changed is not known. Messages were sent before about 2 differences by Region, which stay open.\n" +
		"What to do: where pricing:GetProducts is denied to the detector's role, allow it. Otherwise the run of the next week tries again. Until then: go run ./cmd/rates update.\n\n" +
		"Account 123456789012. By symptom: docs/runbook.md.\n"
	if diff := cmp.Diff(want, *p.messages[1].Subject+"\n"+*p.messages[1].Message); diff != "" {
		t.Error(diff)
	}
	if got := p.week(t, func() error { return n.NotifyPrices(t.Context(), today.Add(2*week), nil, known) }); got != nil {
		t.Errorf("the next week: %q", got)
	}
}

func TestAMessageOfPricesThatFailedIsSentLater(t *testing.T) {
	s, p := objectstoretest.New(), &topic{err: accessDenied}
	n := notifier(t, s, p, nil)
	compare := compares(differs(line("amazon.nova-x", "geo", "", "1"), "2", "us-east-1"))
	if err := n.NotifyPrices(t.Context(), today, nil, compare); err == nil || !strings.HasPrefix(err.Error(), "publish to the-topic (sns:Publish): ") || len(s.Puts) != 0 {
		t.Errorf("error %v, wrote %v", err, s.Puts)
	}
	p.err = nil
	if got := p.week(t, func() error { return n.NotifyPrices(t.Context(), today, nil, compare) }); len(got) != 1 {
		t.Errorf("%d messages", len(got))
	}
	s.GetErr = errors.New("no bucket")
	if err := n.NotifyPrices(t.Context(), today, nil, compare); err == nil || len(p.messages) != 1 {
		t.Errorf("error %v, %d messages: what was sent is unknown, and no message may be sent again every week", err, len(p.messages))
	}
}

// A message about every price of a large card has the size that SNS allows, 262,144 bytes, and the state has every price.
func TestAMessageOfManyPricesIsShort(t *testing.T) {
	s, p := objectstoretest.New(), &topic{}
	n := notifier(t, s, p, nil)
	regions := slices.Repeat([]string{"ap-southeast-1"}, 30)
	for i := range regions {
		regions[i] += fmt.Sprint(i)
	}
	var all []pricelist.Difference
	for i := range 2000 {
		all = append(all, differs(line(fmt.Sprintf("acme.model-%d", i), "geo", "", "1"), "2", regions...))
	}
	got := p.week(t, func() error { return n.NotifyPrices(t.Context(), today, nil, compares(all...)) })
	if len(got) != 1 || len(got[0]) > 100_000 || !strings.Contains(got[0], "Amazon Bedrock prices: 2000 published prices differ") || !strings.Contains(got[0], "\n… and 1900 more.\n") {
		t.Errorf("%d messages, %d bytes", len(got), len(strings.Join(got, "")))
	}
	if n := strings.Count(s.Objects[pricesKey], "\n"); n != 60_000 {
		t.Errorf("remembered %d prices", n)
	}
	if got := p.week(t, func() error { return n.NotifyPrices(t.Context(), today.Add(time.Hour), nil, compares(all...)) }); got != nil {
		t.Errorf("%d messages of the same prices", len(got))
	}
}
