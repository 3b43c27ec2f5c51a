package detector

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// topic keeps what is published to it.
type topic struct {
	messages []sns.PublishInput
	err      error
}

func (p *topic) Publish(_ context.Context, in *sns.PublishInput, _ ...func(*sns.Options)) (*sns.PublishOutput, error) {
	if p.err != nil {
		return nil, p.err
	}
	p.messages = append(p.messages, *in)
	return &sns.PublishOutput{}, nil
}

const tellCard = `model,routing,region,tier,min_prompt_tokens,token_kind,usd_per_million,valid_from,valid_to,source,checked_on,note
amazon.nova-lite-v1:0,regional,,standard,0,input,60,2026-01-01,,s,2026-01-01,
amazon.nova-lite-v1:0,regional,,standard,0,output,240.5,2026-01-01,,s,2026-01-01,
amazon.nova-lite-v1:0,regional,,standard,0,cache_read,15,2026-01-01,,s,2026-01-01,
amazon.nova-lite-v1:0,regional,,standard,0,cache_write_5m,0,2026-01-01,,s,2026-01-01,
`

func teller(t *testing.T, s *store, p *topic, meters map[string]*meter) *Teller {
	t.Helper()
	rates, err := ledger.ReadRates(strings.NewReader(tellCard))
	if err != nil {
		t.Fatal(err)
	}
	d := &Detector{Config: Config{Account: testAccount, Home: "us-east-1"}, metrics: func(region string) metricsAPI { return meters[region] }}
	return &Teller{detector: d, ledger: s.ledger(), topic: "the-topic", publish: p, rates: rates}
}

const foot = "Account 123456789012. All Regions: go run ./cmd/coverage. By symptom: docs/runbook.md.\n"

func TestTell(t *testing.T) {
	s, p, m := newStore(), &topic{}, &meter{}
	s.objects["profiles/sa-east-1/known.json"] = `{"model":"amazon.nova-lite-v1:0","routing":"regional"}` + "\n"
	m.called("known", today.Add(-time.Hour), 100_000, 2_000) // and 1000 read from and 500 written to the cache
	m.called("amazon.nova-lite-v1:0", today.Add(-23*time.Hour), 0, 1)
	m.called("amazon.nova-lite-v1:0", today.Add(-25*time.Hour), 1e9, 0) // before
	m.called("unseen", today.Add(-time.Minute), 10, 5)
	m.points = append(m.points, point{"Invocations", "amazon.nova-canvas-v1:0", "", today.Add(-time.Hour), 1}) // an image has a price and no tokens
	tell := teller(t, s, p, map[string]*meter{"sa-east-1": m})
	dark, idle := finding("sa-east-1", false, Off, 3), finding("eu-north-1", false, Off, 0)
	for range 2 {
		if err := tell.Tell(t.Context(), []Finding{idle, dark, finding("us-east-1", true, Logging, 7)}); err != nil {
			t.Fatal(err)
		}
	}
	// 100000*60 + 2000*240.5 + 1000*15, and 1*240.5 + 1000*15, a million
	want := "sa-east-1: Amazon Bedrock is called in a Region that is not listed and not known to log to our bucket. Since 2026-11-23 18:55 UTC.\n" +
		"In the last 24 hours: 3 calls for $6.51 at list price, and the unknown price of 1 call of amazon.nova-canvas-v1:0 and 1515 tokens of unseen. While this lasts, calls leave no record in our bucket.\n" +
		"What to do: do something about sa-east-1.\n\n" + foot
	if len(p.messages) != 1 {
		t.Fatalf("%d messages of two runs", len(p.messages))
	}
	if diff := cmp.Diff(want, *p.messages[0].Message); diff != "" {
		t.Error(diff)
	}
	if got := aws.ToString(p.messages[0].Subject); got != "Amazon Bedrock logging: unlisted-unlogged in sa-east-1" || *p.messages[0].TopicArn != "the-topic" {
		t.Errorf("subject %q to %s", got, *p.messages[0].TopicArn)
	}
	if got := s.objects["coverage/alerts/told.json"]; got != `{"region":"sa-east-1","condition":"unlisted-unlogged","since":"2026-11-23T18:55:12Z"}`+"\n" {
		t.Errorf("remembered %s", got)
	}

	over := finding("sa-east-1", true, Logging, 3)
	over.CheckedAt = today.Add(2 * time.Hour)
	if err := tell.Tell(t.Context(), []Finding{over}); err != nil {
		t.Fatal(err)
	}
	want = "sa-east-1: ended. The Region is not listed, was called and was not known to log to our bucket. It lasted from 2026-11-23 18:55 UTC to 2026-11-23 20:55 UTC.\n" +
		"Now: do something about sa-east-1.\n\n" + foot
	if diff := cmp.Diff(want, *p.messages[1].Message); diff != "" {
		t.Error(diff)
	}
	if got := *p.messages[1].Subject; got != "Amazon Bedrock logging: unlisted-unlogged ended in sa-east-1" || s.objects[toldKey] != "" {
		t.Errorf("subject %q, remembered %q", got, s.objects[toldKey])
	}
}

// A model that was called in each hour of the day is looked up once.
func TestAModelIsLookedUpOnce(t *testing.T) {
	s, p, m := newStore(), &topic{}, &meter{}
	s.objects["profiles/sa-east-1/known.json"] = `{"model":"amazon.nova-lite-v1:0","routing":"regional"}` + "\n"
	for hour := range 24 {
		at := today.Add(-time.Minute - time.Duration(hour)*time.Hour)
		m.called("known", at, 100_000, 2_000)
		m.called("unseen", at, 10, 5)
	}
	if err := teller(t, s, p, map[string]*meter{"sa-east-1": m}).Tell(t.Context(), []Finding{finding("sa-east-1", false, Off, 48)}); err != nil {
		t.Fatal(err)
	}
	// 24 times 100000*60 + 2000*240.5 + 1000*15 a million, and 24 times 1515 tokens
	if want := "48 calls for $155.90 at list price, and the unknown price of 36360 tokens of unseen."; len(p.messages) != 1 || !strings.Contains(*p.messages[0].Message, want) {
		t.Errorf("%d messages, without %q: %s", len(p.messages), want, *p.messages[0].Message)
	}
	for _, id := range []string{"known", "unseen"} {
		if n := s.looks["profiles/sa-east-1/"+id+".json"]; n != 1 {
			t.Errorf("%s was read %d times", id, n)
		}
	}
}

func TestOneMessageOfSeveralRegions(t *testing.T) {
	s, p := newStore(), &topic{}
	tell := teller(t, s, p, map[string]*meter{"eu-west-2": {err: accessDenied}, "us-west-2": {}, "us-east-2": {}})
	err := tell.Tell(t.Context(), []Finding{
		finding("eu-west-1", true, Off, 0), finding("eu-west-2", true, DeliveryFailing, 1), finding("us-west-1", true, Denied, -1), finding("us-west-2", true, DeliveryFailing, 9),
		finding("us-east-2", false, Denied, 3),
	})
	if err == nil || !strings.Contains(err.Error(), "read what was metered in eu-west-2") {
		t.Errorf("error %v", err)
	}
	const unread = "read what was metered in eu-west-2 (cloudwatch:ListMetrics, GetMetricData): AccessDeniedException: User is not authorized to do it"
	want := "eu-west-1: a listed Region is not known to log to our bucket. Since 2026-11-22 08:00 UTC.\nIn the last 24 hours: 0 calls.\nWhat to do: do something about eu-west-1.\n\n" +
		"eu-west-2: log records are lost on their way to our bucket. Since 2026-11-22 08:00 UTC.\nIn the last 24 hours: 1 call. How many dollars they cost is unknown: " + unread + ".\nWhat to do: do something about eu-west-2.\n\n" +
		"us-west-1: a listed Region is not known to log to our bucket. Since 2026-11-22 08:00 UTC.\nHow many calls are concerned, and how many dollars, is unknown.\nWhat to do: do something about us-west-1.\n\n" +
		"us-west-2: log records are lost on their way to our bucket. Since 2026-11-22 08:00 UTC.\nIn the last 24 hours: 9 calls for an unknown price. How many of them have no record is unknown.\nWhat to do: do something about us-west-2.\n\n" +
		"us-east-2: Amazon Bedrock is called in a Region that is not listed and not known to log to our bucket. Since 2026-11-23 18:55 UTC.\nIn the last 24 hours: 3 calls for an unknown price. Whether they have a record in our bucket is unknown.\nWhat to do: do something about us-east-2.\n\n" + foot
	if len(p.messages) != 1 || cmp.Diff(want, *p.messages[0].Message) != "" {
		t.Errorf("%d messages\n%s", len(p.messages), cmp.Diff(want, *p.messages[0].Message))
	}
	if got := *p.messages[0].Subject; got != "Amazon Bedrock logging: news of 5 Regions" || strings.Count(s.objects[toldKey], "\n") != 5 {
		t.Errorf("subject %q, remembered %s", got, s.objects[toldKey])
	}
}

func TestWhatCouldNotBeToldIsToldLater(t *testing.T) {
	s, p := newStore(), &topic{err: accessDenied}
	tell := teller(t, s, p, nil)
	findings := []Finding{finding("eu-west-1", true, Off, 0)}
	if err := tell.Tell(t.Context(), findings); err == nil || err.Error() != "publish to the-topic (sns:Publish): AccessDeniedException: User is not authorized to do it" || len(s.puts) != 0 {
		t.Errorf("error %v, wrote %v", err, s.puts)
	}
	p.err = nil
	if err := tell.Tell(t.Context(), findings); err != nil || len(p.messages) != 1 {
		t.Errorf("error %v, %d messages", err, len(p.messages))
	}
	s.getErr = errors.New("no bucket")
	if err := tell.Tell(t.Context(), findings); err == nil || len(p.messages) != 1 {
		t.Errorf("error %v, %d messages: what was told is unknown, and nothing may be told again every hour", err, len(p.messages))
	}
}

func TestWorthInWords(t *testing.T) {
	for usd, want := range map[string]string{"0": "$0.00 at list price", "0.009999": "less than $0.01 at list price", "0.01": "$0.01 at list price", "1234.565": "$1234.57 at list price"} {
		if got := (Worth{USD: decimal.NewNullDecimal(decimal.RequireFromString(usd))}).String(); got != want {
			t.Errorf("%s is %q, want %q", usd, got, want)
		}
	}
	for want, w := range map[string]Worth{
		"an unknown price": {},
		"the unknown price of 1 token of a and 2 tokens of b": {Unpriced: map[string]Usage{"b": {OutputTokens: 2}, "a": {CacheReadTokens: 1}}},
		"the unknown price of 3 calls of images":              {Unpriced: map[string]Usage{"images": {Invocations: 3}}},
	} {
		if got := w.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
