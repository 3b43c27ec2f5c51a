//go:build e2e

package e2e

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	cloudwatchtypes "github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/rollup"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account/accounttest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// rollUpTable is the table of the roll-up, and versions reads how often each day is in it, and by which run at last.
const (
	rollUpTable = ledger.RollUpDatabase + "." + ledger.RollUpTable
	versions    = "SELECT date, count(*), max(run) FROM " + rollUpTable + " WHERE kind = 'day' GROUP BY date ORDER BY date"
)

// scheduledAt is the event of a schedule at a time, such as 2026-11-23T03:20:00Z.
func scheduledAt(at string) []byte {
	return fmt.Appendf(nil, `{"detail-type":"Scheduled Event","source":"aws.events","time":%q}`, at)
}

// The times of two scheduled runs: the second one, the first of a Monday, also maintains the table.
const daily, mondays = "2026-11-24T09:20:00Z", "2026-11-23T03:20:00Z"

// soon makes the rule of the roll-up start one run at the next minute, and returns a function that waits for the run's end and puts the
// schedule back.
func (e *endToEnd) soon(t *testing.T) (ended func()) {
	t.Helper()
	home := e.Catalog.Account.HomeRegion
	client := eventbridge.NewFromConfig(e.Config(home))
	function := "arn:aws:lambda:" + home + ":" + environment.AccountID + ":function:" + catalog.RollUpFunction
	rules, err := client.ListRuleNamesByTarget(e.Ctx, &eventbridge.ListRuleNamesByTargetInput{TargetArn: &function})
	if err != nil || len(rules.RuleNames) != 1 {
		t.Fatalf("rules of %s: %+v, error %v; want one", function, rules, err)
	}
	rule, err := client.DescribeRule(e.Ctx, &eventbridge.DescribeRuleInput{Name: &rules.RuleNames[0]})
	if err != nil {
		t.Fatal(err)
	}
	schedule := func(expression string) {
		_, err := client.PutRule(e.Ctx, &eventbridge.PutRuleInput{Name: rule.Name, Description: rule.Description, State: rule.State, ScheduleExpression: &expression})
		if err != nil {
			t.Fatal(err)
		}
	}
	at := time.Now().UTC().Add(65 * time.Second) // the rule is changed before its minute begins
	schedule(fmt.Sprintf("cron(%d %d * * ? *)", at.Minute(), at.Hour()))
	return func() {
		t.Helper()
		for len(e.notRolledUp(t)) == 0 {
			if time.Since(at) > 3*time.Minute {
				t.Fatalf("no run that the rule started at %s has ended by now", at.Format("15:04"))
			}
			time.Sleep(200 * time.Millisecond)
		}
		schedule(aws.ToString(rule.ScheduleExpression))
	}
}

// notRolledUp returns the numbers of days that the runs of the last hour left.
func (e *endToEnd) notRolledUp(t *testing.T) []float64 {
	t.Helper()
	got, err := cloudwatch.NewFromConfig(e.Config(e.Catalog.Account.HomeRegion)).GetMetricData(e.Ctx, &cloudwatch.GetMetricDataInput{
		StartTime: aws.Time(time.Now().Add(-time.Hour)), EndTime: aws.Time(time.Now().Add(time.Minute)),
		MetricDataQueries: []cloudwatchtypes.MetricDataQuery{{Id: aws.String("m"), MetricStat: &cloudwatchtypes.MetricStat{
			Metric: &cloudwatchtypes.Metric{Namespace: aws.String(catalog.MetricNamespace), MetricName: aws.String(catalog.MetricDaysNotRolledUp)},
			Period: aws.Int32(60), Stat: aws.String("Maximum"),
		}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return got.MetricDataResults[0].Values
}

// rolledUp fails unless the run of the schedule has rolled up every day that it looks at, and another run finds nothing due.
func (e *endToEnd) rolledUp(t *testing.T) {
	t.Helper()
	if left := slices.Max(e.notRolledUp(t)); left != 0 {
		t.Errorf("the scheduled run left %v days", left)
	}
	before, _ := e.Query(t, versions)
	if len(before) != rollup.Lookback {
		t.Errorf("%d days are in the roll-up, want %d", len(before), rollup.Lookback)
	}
	for i, row := range before {
		if day := e.Now.AddDate(0, 0, i-rollup.Lookback).Format(time.DateOnly); !strings.HasPrefix(row, fmt.Sprintf(`%q, "1", `, day)) {
			t.Errorf("day %d of the roll-up is %s, want %s once", i, row, day)
		}
	}
	if failure := e.runRollUp(t, daily); failure != "" {
		t.Error(failure)
	}
	after, _ := e.Query(t, versions)
	accounttest.Same(t, "the roll-up after another run", after, before)
}

// runRollUp invokes the deployed function with the event of its schedule, and returns the error of the run, or "".
func (e *endToEnd) runRollUp(t *testing.T, at string) string {
	t.Helper()
	client := lambda.NewFromConfig(e.Config(e.Catalog.Account.HomeRegion))
	ran, err := client.Invoke(e.Ctx, &lambda.InvokeInput{FunctionName: aws.String(catalog.RollUpFunction), Payload: scheduledAt(at)})
	if err != nil {
		t.Fatal(err)
	}
	if ran.FunctionError == nil {
		return ""
	}
	return string(ran.Payload)
}

// takenAway is the action that the roll-up's role loses for a run.
const takenAway = "glue:UpdateTable"

// rollUpFails has late records rolled up by a role without a permission, and then with it: the first run alarms and changes
// nothing, the second one rolls up the days of these records, those after them, and no other, and leaves one version of each day.
func (e *endToEnd) rollUpFails(t *testing.T, late ...int) {
	t.Helper()
	before, _ := e.Query(t, versions)
	e.notified(t)
	giveBack := e.takeAway(t, catalog.RollUpRole, takenAway)
	failure := e.runRollUp(t, daily)
	for _, part := range []string{"roll up ", takenAway, "allow it (docs/permissions.md)"} {
		if !strings.Contains(failure, part) {
			t.Errorf("the run without %s failed with %s, want %q", takenAway, failure, part)
		}
	}
	const alarm = "bedrock-bootstrap-" + catalog.RollUpAlarm
	if got := e.alarming(t); !slices.Contains(got, alarm) {
		t.Errorf("alarms %q, want %s", got, alarm)
	}
	alarms, _ := e.notified(t)
	if len(alarms) != 1 || alarms[0].AlarmName != alarm || !strings.Contains(alarms[0].AlarmDescription, "run go run ./cmd/rollup: docs/runbook.md, Roll-up fails.") {
		t.Errorf("alerts %+v, want one of %s with the remedy", alarms, alarm)
	}
	failed, _ := e.Query(t, versions)
	accounttest.Same(t, "the roll-up after a run that failed", failed, before)

	giveBack()
	if failure := e.runRollUp(t, mondays); failure != "" {
		t.Error(failure)
	}
	after, _ := e.Query(t, versions)
	for i, row := range after {
		days := rollup.Lookback - i
		again := slices.Contains(late, days) || slices.Contains(late, days+1)
		if i >= len(before) || (row != before[i]) != again || !strings.HasPrefix(row, before[i][:len(`"2026-11-16", "1"`)]) {
			t.Errorf("the roll-up of %d days ago is %s after late records, want it once, and of a later run: %t", days, row, again)
		}
	}
}

// takeAway removes an action from the inline policies of a role, and returns a function that gives it back.
func (e *endToEnd) takeAway(t *testing.T, role, action string) (giveBack func()) {
	t.Helper()
	client := iam.NewFromConfig(e.Config(e.Catalog.Account.HomeRegion))
	names, err := client.ListRolePolicies(e.Ctx, &iam.ListRolePoliciesInput{RoleName: &role})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names.PolicyNames {
		got, err := client.GetRolePolicy(e.Ctx, &iam.GetRolePolicyInput{RoleName: &role, PolicyName: &name})
		if err != nil {
			t.Fatal(err)
		}
		text, err := url.QueryUnescape(aws.ToString(got.PolicyDocument))
		if err != nil {
			t.Fatal(err)
		}
		put := func(document string) {
			if _, err := client.PutRolePolicy(e.Ctx, &iam.PutRolePolicyInput{RoleName: &role, PolicyName: &name, PolicyDocument: &document}); err != nil {
				t.Fatal(err)
			}
		}
		if without := strings.ReplaceAll(text, fmt.Sprintf("%q", action), `"glue:GetTable"`); without != text {
			put(without)
			return func() { put(text) }
		}
	}
	t.Fatalf("%s does not hold %s", role, action)
	return nil
}
