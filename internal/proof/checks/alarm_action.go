package checks

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// alarmBound is the spend of an alarm for an hour, in USD, at 0.10 USD a month. https://aws.amazon.com/cloudwatch/pricing/
var alarmBound = decimal.RequireFromString("0.0002")

// alarmCalls are the calls of alarmPublishes.
var alarmCalls = slices.Concat([]proof.Call{
	{API: "cloudwatch:PutMetricAlarm", On: "alarm " + alarmPrefix + "<id> in the home Region, whose action is topic " + catalog.AlertTopic},
	{API: "cloudwatch:SetAlarmState", On: "that alarm"},
	{API: "cloudwatch:DescribeAlarmHistory", On: "that alarm"},
}, alarm.Calls)

// alarmPublishes sets the state of an alarm whose action is the deployed topic, and reads the result of the action.
// https://repost.aws/knowledge-center/cloudwatch-receive-sns-for-alarm-trigger
func alarmPublishes(ctx context.Context, r *proof.Run) (proof.Result, error) {
	client := cloudwatch.NewFromConfig(r.Config(r.Home()))
	name, topic := catalog.Namespace+"-"+r.Name(), catalog.AlertTopicARN(r.Account.ID, r.Home())
	const text = "A check of cmd/prove: no action is needed."
	r.Created(alarm, r.Home(), name)
	r.Spent(alarmBound)
	_, err := client.PutMetricAlarm(ctx, &cloudwatch.PutMetricAlarmInput{
		AlarmName: &name, AlarmDescription: aws.String(text), AlarmActions: []string{topic},
		Namespace: aws.String(catalog.MetricNamespace), MetricName: aws.String("Prove"), // a metric without data
		Statistic: types.StatisticMaximum, Period: aws.Int32(3600), EvaluationPeriods: aws.Int32(1),
		Threshold: aws.Float64(0), ComparisonOperator: types.ComparisonOperatorGreaterThanThreshold,
		TreatMissingData: aws.String("ignore"),
	})
	if err != nil {
		return proof.Result{}, fmt.Errorf("create an alarm: %w", err)
	}
	if _, err := client.SetAlarmState(ctx, &cloudwatch.SetAlarmStateInput{AlarmName: &name, StateValue: types.StateValueAlarm, StateReason: aws.String(text)}); err != nil {
		return proof.Result{}, fmt.Errorf("set the state of an alarm: %w", err)
	}
	var summary string
	acted, err := r.Until(ctx, func() (bool, error) {
		history, err := client.DescribeAlarmHistory(ctx, &cloudwatch.DescribeAlarmHistoryInput{AlarmName: &name, HistoryItemType: types.HistoryItemTypeAction})
		if err != nil || len(history.AlarmHistoryItems) == 0 {
			return false, err
		}
		summary = strings.Join(strings.Fields(aws.ToString(history.AlarmHistoryItems[0].HistorySummary)), " ")
		return true, nil
	})
	if err != nil {
		return proof.Result{}, err
	}
	if !acted {
		return proof.NotShown("the history of alarm %s had no action before the patience ended; raise --patience", name)
	}
	return proof.Shown(strings.HasPrefix(summary, "Successfully executed action "+topic), "the history of alarm %s: %s", name, summary)
}
