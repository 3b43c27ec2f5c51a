//go:build e2e

package e2e

import (
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/aws-sdk-go-v2/service/sqs"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account/accounttest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// inbox is a queue that is subscribed to the alerts.
const inbox = "inbox"

// testSubscribe subscribes a queue. No alarm goes off and no message is published while no Region has calls.
func (e *endToEnd) testSubscribe(t *testing.T) {
	home := e.Catalog.Account.HomeRegion
	topic := catalog.AlertTopicARN(environment.AccountID, home)
	policy := fmt.Sprintf(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"*","Condition":{"ArnEquals":{"aws:SourceArn":%q}}}]}`, topic)
	_, err := sqs.NewFromConfig(e.Config(home)).CreateQueue(e.Ctx, &sqs.CreateQueueInput{QueueName: aws.String(inbox), Attributes: map[string]string{"Policy": policy}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = sns.NewFromConfig(e.Config(home)).Subscribe(e.Ctx, &sns.SubscribeInput{
		TopicArn: &topic, Protocol: aws.String("sqs"), Endpoint: aws.String("arn:aws:sqs:" + home + ":" + environment.AccountID + ":" + inbox),
	})
	if err != nil {
		t.Fatal(err)
	}
	e.runDetector(t)
	alarming, messages := e.notified(t)
	accounttest.Same(t, "alarms while every Region is idle", e.alarming(t), nil)
	if len(alarming)+len(messages) != 0 {
		t.Errorf("notified of %v and %v while every Region is idle", alarming, messages)
	}
}

// The unlogged calls that have a price: Claude Haiku 4.5 by its Global profile costs 1, 5, 0.10 and 1.25 USD a million tokens.
const (
	pricedModel = "global.anthropic.claude-haiku-4-5-20251001-v1:0"
	pricedCalls = 2
	pricedUSD   = "16.29" // 2 × (3 + 5 + 0.02 + 0.125)
)

var pricedTokens = calls.Usage{Input: 3_000_000, Output: 1_000_000, CacheRead: 200_000, CacheWrite: 100_000}

// testNotified runs the deployed detector twice after unlogged calls: one alarm, one message, the tokens by day. Two weekly runs send one
// message.
func (e *endToEnd) testNotified(t *testing.T) {
	client := bedrockruntime.NewFromConfig(e.Config(e.Unlisted))
	for range pricedCalls {
		if err := calls.Invoke(e.Ctx, client, pricedModel, calls.Call{Operation: calls.Converse, Time: e.Now, Tokens: pricedTokens}); err != nil {
			t.Fatal(err)
		}
	}
	e.runDetector(t)
	e.runDetector(t)

	const alarm = "bedrock-bootstrap-unlisted-region-unlogged"
	accounttest.Same(t, "alarms", e.alarming(t), []string{alarm})
	alarming, messages := e.notified(t)
	accounttest.Same(t, "alarms that notify", names(alarming), []string{alarm})
	if len(messages) != 1 {
		t.Fatalf("%d messages of two runs: %q", len(messages), messages)
	}
	want := regexp.QuoteMeta(e.Unlisted+": Amazon Bedrock is called in a Region that is not listed and not known to log to our bucket. Since ") + `\d{4}-\d\d-\d\d \d\d:\d\d UTC\.\n` +
		regexp.QuoteMeta(fmt.Sprintf("In the last 24 hours: %d calls for $%s at list price, and the unknown price of %d tokens of %s. While this lasts, calls leave no record in our bucket.\n",
			calls.UnlistedCalls+pricedCalls, pricedUSD, calls.UnlistedCalls*1500, calls.UnlistedModel)) +
		regexp.QuoteMeta("What to do: add "+e.Unlisted+" to regions.go and deploy, or stop calling it: ")
	if !regexp.MustCompile("^" + want).MatchString(messages[0]) {
		t.Errorf("the message is\n%s\nwant\n%s", messages[0], want)
	}

	day := e.Now.Format("2006-01-02")
	got := e.metered(t, e.Unlisted)
	for i := range got {
		got[i], _, _ = strings.Cut(got[i], `,"checked_at"`)
	}
	line := func(model string, n int64, used calls.Usage) string {
		return fmt.Sprintf(`{"day":%q,"region":%q,"model_id":%q,"invocations":%d,"input_tokens":%d,"output_tokens":%d,"cache_read_tokens":%d,"cache_write_tokens":%d`,
			day, e.Unlisted, model, n, n*used.Input, n*used.Output, n*used.CacheRead, n*used.CacheWrite)
	}
	accounttest.Same(t, "metered in "+e.Unlisted, got, []string{line(calls.UnlistedModel, calls.UnlistedCalls, calls.Usage{Input: 1000, Output: 500}), line(pricedModel, pricedCalls, pricedTokens)})
	accounttest.Same(t, "metered in an idle Region", e.metered(t, "eu-north-1"), nil)
	e.weekly(t)
}

// weekly runs the deployed detector with the event of its weekly schedule, twice: one message names the calls without a price. The Price List
// of the emulator is the rate card, so no price differs.
func (e *endToEnd) weekly(t *testing.T) {
	t.Helper()
	event := fmt.Appendf(nil, `{%q:%q}`, catalog.EventJob, catalog.JobPrices)
	e.invokeDetector(t, event)
	e.invokeDetector(t, event)
	alarming, messages := e.notified(t)
	accounttest.Same(t, "alarms of the weekly run", names(alarming), nil)
	line := fmt.Sprintf("%s, regional routing, in %s: no price. In the last 7 days: %d calls, %d tokens.\n", calls.UnlistedModel, e.Unlisted, calls.UnlistedCalls, calls.UnlistedCalls*1500)
	if len(messages) != 1 || !strings.Contains(messages[0], line) {
		t.Errorf("%d messages of two weekly runs, want one with\n%s\n%s", len(messages), line, strings.Join(messages, "\n"))
	}
	if got, want := e.kept(t, catalog.AlertsPrefix+"unpriced.json"), fmt.Sprintf(`{"region":%q,"model":%q,"routing":"regional","since":`, e.Unlisted, calls.UnlistedModel); !strings.Contains(got, want) {
		t.Errorf("the models without a price are\n%s\nwant one with\n%s", got, want)
	}
}

// runDetector invokes the deployed detector with the event of its hourly schedule.
func (e *endToEnd) runDetector(t *testing.T) {
	t.Helper()
	e.invokeDetector(t, []byte(`{"detail-type":"Scheduled Event","source":"aws.events"}`))
}

// invokeDetector invokes the deployed detector, and fails where the run did.
func (e *endToEnd) invokeDetector(t *testing.T, event []byte) {
	t.Helper()
	client := lambda.NewFromConfig(e.Config(e.Catalog.Account.HomeRegion))
	pages := lambda.NewListFunctionsPaginator(client, &lambda.ListFunctionsInput{})
	for pages.HasMorePages() {
		page, err := pages.NextPage(e.Ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range page.Functions {
			if !strings.HasSuffix(aws.ToString(f.Role), "/"+catalog.DetectorRole) {
				continue
			}
			ran, err := client.Invoke(e.Ctx, &lambda.InvokeInput{FunctionName: f.FunctionName, Payload: event})
			if err != nil || ran.FunctionError != nil {
				t.Fatalf("the detector: %v, %s", err, ran.Payload)
			}
			return
		}
	}
	t.Fatal("no function has the detector's role")
}

// alarming returns the names of the alarms in state ALARM.
func (e *endToEnd) alarming(t *testing.T) []string {
	t.Helper()
	found, err := cloudwatch.NewFromConfig(e.Config(e.Catalog.Account.HomeRegion)).DescribeAlarms(e.Ctx, &cloudwatch.DescribeAlarmsInput{})
	if err != nil {
		t.Fatal(err)
	}
	if want := 6; len(found.MetricAlarms) != want {
		t.Errorf("%d alarms, want %d", len(found.MetricAlarms), want)
	}
	var names []string
	for _, a := range found.MetricAlarms {
		if a.StateValue == "ALARM" {
			names = append(names, *a.AlarmName)
		}
	}
	slices.Sort(names)
	return names
}

// alarm is a message of CloudWatch about an alarm.
type alarm struct{ AlarmName, AlarmDescription, NewStateValue string }

func names(alarms []alarm) (all []string) {
	for _, a := range alarms {
		all = append(all, a.AlarmName)
	}
	return all
}

// notified empties the queue. It returns the alarms that went off and the messages of the detector.
func (e *endToEnd) notified(t *testing.T) (alarming []alarm, messages []string) {
	t.Helper()
	home := e.Catalog.Account.HomeRegion
	client := sqs.NewFromConfig(e.Config(home))
	queue, err := client.GetQueueUrl(e.Ctx, &sqs.GetQueueUrlInput{QueueName: aws.String(inbox)})
	if err != nil {
		t.Fatal(err)
	}
	for {
		got, err := client.ReceiveMessage(e.Ctx, &sqs.ReceiveMessageInput{QueueUrl: queue.QueueUrl, MaxNumberOfMessages: 10})
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Messages) == 0 {
			return alarming, messages
		}
		for _, m := range got.Messages {
			var envelope struct{ Subject, Message string }
			var changed alarm
			if err := json.Unmarshal([]byte(*m.Body), &envelope); err != nil {
				t.Fatal(err)
			}
			switch err := json.Unmarshal([]byte(envelope.Message), &changed); {
			case err != nil:
				messages = append(messages, envelope.Message)
			case changed.NewStateValue == "ALARM":
				alarming = append(alarming, changed)
			}
			if _, err := client.DeleteMessage(e.Ctx, &sqs.DeleteMessageInput{QueueUrl: queue.QueueUrl, ReceiptHandle: m.ReceiptHandle}); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// metered returns the metered lines of the models that were called in a Region today.
func (e *endToEnd) metered(t *testing.T, region string) []string {
	t.Helper()
	var models []string
	for line := range strings.Lines(e.kept(t, catalog.MeteredPrefix+e.Now.Format("2006/01/02/")+region+".json")) {
		if !strings.Contains(line, `"model_id":null`) {
			models = append(models, strings.TrimSpace(line))
		}
	}
	return models
}

// kept returns the text of an object of the ledger bucket.
func (e *endToEnd) kept(t *testing.T, key string) string {
	t.Helper()
	home := e.Catalog.Account.HomeRegion
	got, err := s3.NewFromConfig(e.Config(home)).GetObject(e.Ctx, &s3.GetObjectInput{Bucket: aws.String(catalog.LedgerBucket(environment.AccountID, home)), Key: &key})
	if err != nil {
		t.Fatalf("%s: %v", key, err)
	}
	defer func() { _ = got.Body.Close() }()
	text, err := io.ReadAll(got.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// subscribe creates a queue that gets every alert, and returns its URL.
func (e *endToEnd) subscribe(t *testing.T) string {
	t.Helper()
	const home = "us-east-1"
	arn := "arn:aws:sqs:" + home + ":" + environment.AccountID + ":alerts"
	queue, err := sqs.NewFromConfig(e.Config(home)).CreateQueue(e.Ctx, &sqs.CreateQueueInput{QueueName: aws.String("alerts"), Attributes: map[string]string{
		"Policy": `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"},
			"Action": "sqs:SendMessage", "Resource": "` + arn + `"}]}`,
	}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sns.NewFromConfig(e.Config(home)).Subscribe(e.Ctx, &sns.SubscribeInput{
		TopicArn: aws.String(catalog.AlertTopicARN(environment.AccountID, home)), Protocol: aws.String("sqs"),
		Endpoint: &arn,
	}); err != nil {
		t.Fatal(err)
	}
	return aws.ToString(queue.QueueUrl)
}

// alert waits for the next alert with the subject and returns its message.
func (e *endToEnd) alert(t *testing.T, queue, subject string) string {
	t.Helper()
	client := sqs.NewFromConfig(e.Config("us-east-1"))
	for began := time.Now(); time.Since(began) < 30*time.Second; {
		got, err := client.ReceiveMessage(e.Ctx, &sqs.ReceiveMessageInput{QueueUrl: &queue, WaitTimeSeconds: 1, MaxNumberOfMessages: 10})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range got.Messages {
			var alert struct{ Subject, Message string }
			if err := json.Unmarshal([]byte(aws.ToString(m.Body)), &alert); err != nil {
				t.Fatal(err)
			}
			if alert.Subject == subject {
				return alert.Message
			}
			t.Logf("another alert: %s", alert.Subject)
		}
	}
	t.Fatalf("no alert %q in 30 seconds", subject)
	return ""
}
