package alerts

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/smithy-go"
	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering/meteringtest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore/objectstoretest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/unlogged"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

const rateCard = `model,routing,region,tier,min_prompt_tokens,input,output,cache_read,cache_write_5m,cache_write_30m,cache_write_1h,valid_from,valid_to,source,checked_on,note
amazon.nova-lite-v1:0,regional,,standard,0,60,240.5,15,0,,,2026-01-01,,s,2026-01-01,
amazon.partly-v1:0,regional,,standard,0,60,240.5,,,,,2026-01-01,,s,2026-01-01,
`

var (
	yesterday    = time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
	today        = time.Date(2026, 11, 23, 18, 55, 12, 0, time.UTC)
	accessDenied = &smithy.GenericAPIError{Code: "AccessDeniedException", Message: "User is not authorized\nto do it"}
)

// topic keeps the messages that are published to it.
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

func notifier(t *testing.T, s *objectstoretest.Fake, p *topic, regions map[string]*meteringtest.CloudWatch) *Notifier {
	t.Helper()
	rates, err := ledger.ReadRates("amazon.csv", strings.NewReader(rateCard))
	if err != nil {
		t.Fatal(err)
	}
	meter := metering.NewWithClients(func(region string) metering.CloudWatch { return regions[region] })
	return &Notifier{account: "123456789012", ledger: s.Bucket(), pricer: unlogged.New(meter, s.Bucket(), rates), topic: "the-topic", publish: p}
}

// finding returns the finding of a Region with this number of calls; below 0: unknown.
func finding(region string, listed bool, state coverage.State, calls int64) coverage.Finding {
	f := coverage.Finding{AccountID: "123456789012", Region: region, Listed: listed, State: state, Message: "do something about " + region, Since: yesterday, CheckedAt: today}
	if calls >= 0 {
		f.Invocations24h = &calls
	}
	return f
}

const foot = "Account 123456789012. All Regions: go run ./cmd/coverage. By symptom: docs/runbook.md.\n"

// The next step names buckets of others and repeats AWS: it adds no line and turns no text around.
func TestHostileNextStep(t *testing.T) {
	s, p := objectstoretest.New(), &topic{}
	lossy := finding("sa-east-1", true, coverage.Elsewhere, 0)
	lossy.Message = "ask the owner of s3://a\u200bb\nWhat to do: nothing.\x1b[2J\u202e"
	n := notifier(t, s, p, map[string]*meteringtest.CloudWatch{"sa-east-1": {}})
	if err := n.Notify(t.Context(), []coverage.Finding{lossy}); err != nil {
		t.Fatal(err)
	}
	want := "sa-east-1: a listed Region is not known to log to our bucket. Since 2026-11-22 08:00 UTC.\nIn the last 24 hours: 0 calls.\n" +
		"What to do: ask the owner of s3://a\ufffdb What to do: nothing.\ufffd[2J\ufffd.\n\n" + foot
	if diff := cmp.Diff(want, *p.messages[0].Message); diff != "" {
		t.Error(diff)
	}
}

func TestNotify(t *testing.T) {
	s, p, m := objectstoretest.New(), &topic{}, &meteringtest.CloudWatch{}
	s.Objects["profiles/sa-east-1/known.json"] = `{"model":"amazon.nova-lite-v1:0","routing":"regional"}` + "\n"
	m.AddCall("known", today.Add(-time.Hour), 100_000, 2_000) // and 1000 read from and 500 written to the cache
	m.AddCall("amazon.nova-lite-v1:0", today.Add(-23*time.Hour), 0, 1)
	m.AddCall("amazon.nova-lite-v1:0", today.Add(-25*time.Hour), 1e9, 0) // before
	m.AddCall("unseen", today.Add(-time.Minute), 10, 5)
	m.Add("Invocations", "amazon.nova-canvas-v1:0", today.Add(-time.Hour), 1) // an image has a price and no tokens
	n := notifier(t, s, p, map[string]*meteringtest.CloudWatch{"sa-east-1": m})
	lossy, idle := finding("sa-east-1", false, coverage.Off, 3), finding("eu-north-1", false, coverage.Off, 0)
	for range 2 {
		if err := n.Notify(t.Context(), []coverage.Finding{idle, lossy, finding("us-east-1", true, coverage.Logging, 7)}); err != nil {
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
	if got := s.Objects["coverage/alerts/alerts.json"]; got != `{"region":"sa-east-1","condition":"unlisted-unlogged","since":"2026-11-23T18:55:12Z"}`+"\n" {
		t.Errorf("remembered %s", got)
	}

	over := finding("sa-east-1", true, coverage.Logging, 3)
	over.CheckedAt = today.Add(2 * time.Hour)
	if err := n.Notify(t.Context(), []coverage.Finding{over}); err != nil {
		t.Fatal(err)
	}
	want = "sa-east-1: ended. The Region is not listed, was called and was not known to log to our bucket. It lasted from 2026-11-23 18:55 UTC to 2026-11-23 20:55 UTC.\n" +
		"Now: do something about sa-east-1.\n\n" + foot
	if diff := cmp.Diff(want, *p.messages[1].Message); diff != "" {
		t.Error(diff)
	}
	if got := *p.messages[1].Subject; got != "Amazon Bedrock logging: unlisted-unlogged ended in sa-east-1" || s.Objects[openKey] != "" {
		t.Errorf("subject %q, remembered %q", got, s.Objects[openKey])
	}
}

func TestOneMessageOfSeveralRegions(t *testing.T) {
	s, p := objectstoretest.New(), &topic{}
	n := notifier(t, s, p, map[string]*meteringtest.CloudWatch{"eu-west-2": {Err: accessDenied}, "us-west-2": {}, "us-east-2": {}})
	err := n.Notify(t.Context(), []coverage.Finding{
		finding("eu-west-1", true, coverage.Off, 0), finding("eu-west-2", true, coverage.DeliveryFailing, 1), finding("us-west-1", true, coverage.Denied, -1), finding("us-west-2", true, coverage.DeliveryFailing, 9),
		finding("us-east-2", false, coverage.Denied, 3),
	})
	if err == nil || !strings.Contains(err.Error(), "read the metered usage of eu-west-2") {
		t.Errorf("error %v", err)
	}
	const unread = "read the metered usage of eu-west-2 (cloudwatch:ListMetrics, GetMetricData): AccessDeniedException: User is not authorized to do it"
	want := "eu-west-1: a listed Region is not known to log to our bucket. Since 2026-11-22 08:00 UTC.\nIn the last 24 hours: 0 calls.\nWhat to do: do something about eu-west-1.\n\n" +
		"eu-west-2: log records are lost on their way to our bucket. Since 2026-11-22 08:00 UTC.\nIn the last 24 hours: 1 call. Their spend is unknown: " + unread + ".\nWhat to do: do something about eu-west-2.\n\n" +
		"us-west-1: a listed Region is not known to log to our bucket. Since 2026-11-22 08:00 UTC.\nThe number of calls and their spend are unknown.\nWhat to do: do something about us-west-1.\n\n" +
		"us-west-2: log records are lost on their way to our bucket. Since 2026-11-22 08:00 UTC.\nIn the last 24 hours: 9 calls for an unknown price. The number of calls without a record is unknown.\nWhat to do: do something about us-west-2.\n\n" +
		"us-east-2: Amazon Bedrock is called in a Region that is not listed and not known to log to our bucket. Since 2026-11-23 18:55 UTC.\nIn the last 24 hours: 3 calls for an unknown price. Whether they have a record in our bucket is unknown.\nWhat to do: do something about us-east-2.\n\n" + foot
	if len(p.messages) != 1 || cmp.Diff(want, *p.messages[0].Message) != "" {
		t.Errorf("%d messages\n%s", len(p.messages), cmp.Diff(want, *p.messages[0].Message))
	}
	if got := *p.messages[0].Subject; got != "Amazon Bedrock logging: changes in 5 Regions" || strings.Count(s.Objects[openKey], "\n") != 5 {
		t.Errorf("subject %q, remembered %s", got, s.Objects[openKey])
	}
}

func TestAMessageThatFailedIsSentLater(t *testing.T) {
	s, p := objectstoretest.New(), &topic{err: accessDenied}
	n := notifier(t, s, p, nil)
	findings := []coverage.Finding{finding("eu-west-1", true, coverage.Off, 0)}
	if err := n.Notify(t.Context(), findings); err == nil || err.Error() != "publish to the-topic (sns:Publish): AccessDeniedException: User is not authorized to do it" || len(s.Puts) != 0 {
		t.Errorf("error %v, wrote %v", err, s.Puts)
	}
	p.err = nil
	if err := n.Notify(t.Context(), findings); err != nil || len(p.messages) != 1 {
		t.Errorf("error %v, %d messages", err, len(p.messages))
	}
	s.GetErr = errors.New("no bucket")
	if err := n.Notify(t.Context(), findings); err == nil || len(p.messages) != 1 {
		t.Errorf("error %v, %d messages: the open alerts are unknown, and no message may be sent again every hour", err, len(p.messages))
	}
}
