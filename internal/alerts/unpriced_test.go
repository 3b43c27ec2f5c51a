package alerts

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering/meteringtest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore/objectstoretest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

const (
	unpricedFoot = "Account 123456789012. All requests without a price: named query unpriced. By symptom: docs/runbook.md.\n"
	unpricedWhat = "What to do: run go run ./cmd/rates update, review the new lines and deploy. A price that AWS does not publish is a line of ledger/rates, a model " +
		"that is not billed by tokens a line of ledger/units.csv (docs/prices.md). Until then bills count these calls as unpriced.\n\n"
	unpricedHead = "Models that were called in the last 7 days and have no price:\n"
	endedHead    = "Ended, with a price or no longer called:\n"
)

var units = []ledger.Unit{{Model: "cohere.rerank-v3-5:0", Billing: ledger.Searches}}

func TestNotifyUnpriced(t *testing.T) {
	s, p := objectstoretest.New(), &topic{}
	s.Objects["profiles/us-east-1/known.json"] = `{"model":"acme.new-v1:0","routing":"geo"}` + "\n"
	us, eu := &meteringtest.CloudWatch{}, &meteringtest.CloudWatch{}
	n := notifier(t, s, p, map[string]*meteringtest.CloudWatch{"us-east-1": us, "eu-west-1": eu})
	weeks := 0
	run := func(want ...string) {
		t.Helper()
		at := today.AddDate(0, 0, 7*weeks)
		weeks++
		got := p.week(t, func() error { return n.NotifyUnpriced(t.Context(), at, []string{"eu-west-1", "us-east-1"}, units) })
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("week %d: %s", weeks, diff)
		}
	}
	// calls of a week: priced, and billed by another unit
	calls := func(c *meteringtest.CloudWatch, models ...string) {
		for _, id := range append(models, "amazon.nova-lite-v1:0", "cohere.rerank-v3-5:0") {
			c.AddCall(id, today.AddDate(0, 0, 7*weeks).Add(-30*time.Hour), 100, 20) // and 1000 read from, 500 written to the cache
		}
	}
	calls(us)
	run() // a model that is billed by searches causes no message

	calls(us, "known", "known", "unseen", "acme.new-v1:0")
	calls(eu)
	run("Amazon Bedrock prices: 2 called models have no price\n" + unpricedHead +
		"acme.new-v1:0, geo routing, in us-east-1: no price. In the last 7 days: 2 calls, 3240 tokens.\n" +
		"acme.new-v1:0, regional routing, in us-east-1: no price. In the last 7 days: 1 call, 1620 tokens.\n" +
		"profile or resource unseen in us-east-1: no run has found out its model, so it has no price. In the last 7 days: 1 call, 1620 tokens.\n" + unpricedWhat +
		"Called, and not billed by tokens:\n" +
		"cohere.rerank-v3-5:0, regional routing, in eu-west-1: billed by searches. In the last 7 days: 1 call.\n" +
		"cohere.rerank-v3-5:0, regional routing, in us-east-1: billed by searches. In the last 7 days: 1 call.\n\n" + unpricedFoot)
	if got, want := s.Objects["coverage/alerts/unpriced.json"], `{"region":"us-east-1","model":"acme.new-v1:0","routing":"geo","since":"2026-11-30T18:55:12Z"}`+"\n"; !strings.HasPrefix(got, want) || strings.Count(got, "\n") != 3 {
		t.Errorf("remembered %s", got)
	}

	calls(us, "known", "unseen", "acme.new-v1:0")
	run() // the same models

	calls(us, "known")
	calls(eu, "acme.new-v1:0")
	run("Amazon Bedrock prices: 1 called model has no price\n" + unpricedHead +
		"acme.new-v1:0, regional routing, in eu-west-1: no price. In the last 7 days: 1 call, 1620 tokens.\n" + unpricedWhat +
		"Messages were sent before about 1 more, which still have no price.\n\n" +
		"Called, and not billed by tokens:\n" +
		"cohere.rerank-v3-5:0, regional routing, in eu-west-1: billed by searches. In the last 7 days: 1 call.\n" +
		"cohere.rerank-v3-5:0, regional routing, in us-east-1: billed by searches. In the last 7 days: 1 call.\n\n" + endedHead +
		"acme.new-v1:0, regional routing, in us-east-1, since 2026-11-30 18:55 UTC\n" +
		"profile or resource unseen in us-east-1, since 2026-11-30 18:55 UTC\n\n" + unpricedFoot)

	run("Amazon Bedrock prices: 2 models are no longer called without a price\n" + endedHead +
		"acme.new-v1:0, regional routing, in eu-west-1, since 2026-12-14 18:55 UTC\n" +
		"acme.new-v1:0, geo routing, in us-east-1, since 2026-11-30 18:55 UTC\n\n" + unpricedFoot)
	if got := s.Objects[unpricedKey]; got != "" {
		t.Errorf("remembered %s", got)
	}
	run()
}

// A model with the price of some kinds of token lacks the others.
func TestAPriceOfSomeTokensIsMissing(t *testing.T) {
	s, p, c := objectstoretest.New(), &topic{}, &meteringtest.CloudWatch{}
	c.AddCall("amazon.partly-v1:0", today.Add(-time.Hour), 100, 20)
	n := notifier(t, s, p, map[string]*meteringtest.CloudWatch{"us-east-1": c})
	got := p.week(t, func() error { return n.NotifyUnpriced(t.Context(), today, []string{"us-east-1"}, nil) })
	const want = "amazon.partly-v1:0, regional routing, in us-east-1: no price of cache read and cache write tokens. In the last 7 days: 1 call, 1620 tokens, 1500 of them without a price.\n"
	if len(got) != 1 || !strings.Contains(got[0], want) {
		t.Errorf("%q", got)
	}
}

// In a Region that cannot be read nothing has ended, and the others are still read.
func TestARegionThatCannotBeRead(t *testing.T) {
	s, p, us, eu := objectstoretest.New(), &topic{}, &meteringtest.CloudWatch{}, &meteringtest.CloudWatch{}
	n := notifier(t, s, p, map[string]*meteringtest.CloudWatch{"us-east-1": us, "eu-west-1": eu})
	us.AddCall("acme.new", today.Add(-time.Hour), 1, 1)
	p.week(t, func() error { return n.NotifyUnpriced(t.Context(), today, []string{"us-east-1"}, nil) })
	before := s.Objects[unpricedKey]

	us.Err = accessDenied
	err := n.NotifyUnpriced(t.Context(), today.Add(2*week), []string{"us-east-1", "eu-west-1"}, nil)
	if err == nil || !strings.Contains(err.Error(), "read the metered usage of us-east-1") || len(p.messages) != 1 || s.Objects[unpricedKey] != before {
		t.Errorf("error %v, %d messages, remembered %s", err, len(p.messages), s.Objects[unpricedKey])
	}
	eu.AddCall("acme.other", today.Add(2*week-time.Hour), 1, 1)
	err = n.NotifyUnpriced(t.Context(), today.Add(2*week), []string{"us-east-1", "eu-west-1"}, nil)
	if err == nil || len(p.messages) != 2 || strings.Contains(*p.messages[1].Message, "Ended") || !strings.Contains(s.Objects[unpricedKey], before) {
		t.Errorf("error %v, %d messages, remembered %s", err, len(p.messages), s.Objects[unpricedKey])
	}
	us.Err = nil
	if err := n.NotifyUnpriced(t.Context(), today.Add(2*week), nil, nil); err != nil || len(p.messages) != 2 {
		t.Errorf("error %v, %d messages: a Region that is no longer metered has not been read", err, len(p.messages))
	}
}

func TestAMessageOfModelsWithoutAPriceThatFailedIsSentLater(t *testing.T) {
	s, p, c := objectstoretest.New(), &topic{err: accessDenied}, &meteringtest.CloudWatch{}
	c.AddCall("acme.new", today.Add(-time.Hour), 1, 1)
	n := notifier(t, s, p, map[string]*meteringtest.CloudWatch{"us-east-1": c})
	run := func() error { return n.NotifyUnpriced(t.Context(), today, []string{"us-east-1"}, nil) }
	if err := run(); err == nil || !strings.HasPrefix(err.Error(), "publish to the-topic (sns:Publish): ") || len(s.Puts) != 0 {
		t.Errorf("error %v, wrote %v", err, s.Puts)
	}
	p.err = nil
	if got := p.week(t, run); len(got) != 1 {
		t.Errorf("%d messages", len(got))
	}
	s.GetErr = errors.New("no bucket")
	if err := run(); err == nil || len(p.messages) != 1 {
		t.Errorf("error %v, %d messages: what was sent is unknown, and no message may be sent again every week", err, len(p.messages))
	}
}

// The id of a model is a word of a line, whatever it is made of: it adds no line, hides none and turns no text around.
func TestHostileModelIDs(t *testing.T) {
	s, p, c := objectstoretest.New(), &topic{}, &meteringtest.CloudWatch{}
	c.AddCall("acme.x\nWhat to do: nothing.\r\x1b[2J\u202eAccount", today.Add(-time.Hour), 1, 1)
	c.AddCall("acme."+strings.Repeat("ü", 5000), today.Add(-time.Hour), 1, 1)
	n := notifier(t, s, p, map[string]*meteringtest.CloudWatch{"us-east-1": c})
	run := func() error { return n.NotifyUnpriced(t.Context(), today, []string{"us-east-1"}, nil) }
	want := "Amazon Bedrock prices: 2 called models have no price\n" + unpricedHead +
		"acme.x What to do: nothing. \ufffd[2J\ufffdAccount, unknown routing, in us-east-1: no price. In the last 7 days: 1 call, 1502 tokens.\n" +
		"acme." + strings.Repeat("ü", 195) + "…, regional routing, in us-east-1: no price. In the last 7 days: 1 call, 1502 tokens.\n" + unpricedWhat + unpricedFoot
	if diff := cmp.Diff([]string{want}, p.week(t, run)); diff != "" {
		t.Error(diff)
	}
	if got := p.week(t, run); got != nil {
		t.Errorf("a message of the same models: %q", got)
	}
}
