package checks

import (
	"context"
	"errors"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// alarmBeforeTopicCheck checks whether an alarm may name a topic that does not exist.
var alarmBeforeTopicCheck = proof.Check{
	Belief: 50,
	Calls: slices.Concat([]proof.Call{
		{API: "cloudwatch:PutMetricAlarm", On: "alarm " + alarmPrefix + "<id> in the home Region, whose action is a topic that does not exist"},
	}, alarm.Calls),
	Creates: []string{"an alarm " + alarmPrefix + "<id> of a metric without data"},
	Spends:  alarmBound,
	Run:     alarmBeforeTopic,
}

// notFoundCodes are the codes of an alarm that CloudWatch does not take as it is.
var notFoundCodes = []string{"ValidationError", "InvalidParameterValue", "InvalidParameterCombination", "ResourceNotFound", "ResourceNotFoundException"}

// alarmBeforeTopic creates an alarm whose action is a topic that does not exist.
func alarmBeforeTopic(ctx context.Context, r *proof.Run) (proof.Result, error) {
	name, topic := catalog.Namespace+"-"+r.Name(), "arn:aws:sns:"+r.Home()+":"+r.Account.ID+":"+r.Name()
	r.Created(alarm, r.Home(), name)
	r.Spent(alarmBound)
	_, err := cloudwatch.NewFromConfig(r.Config(r.Home())).PutMetricAlarm(ctx, &cloudwatch.PutMetricAlarmInput{
		AlarmName: &name, AlarmDescription: aws.String("A check of cmd/prove: no action is needed."), AlarmActions: []string{topic},
		Namespace: aws.String(catalog.MetricNamespace), MetricName: aws.String("Prove"), // a metric without data
		Statistic: types.StatisticMaximum, Period: aws.Int32(3600), EvaluationPeriods: aws.Int32(1),
		Threshold: aws.Float64(0), ComparisonOperator: types.ComparisonOperatorGreaterThanThreshold,
		TreatMissingData: aws.String("ignore"),
	})
	if refusal, ok := errors.AsType[smithy.APIError](err); ok && slices.Contains(notFoundCodes, refusal.ErrorCode()) {
		return proof.Failed("an alarm whose action is the topic %s, which does not exist, is refused: %s", topic, outcome(err))
	}
	if err != nil {
		return proof.Result{}, err
	}
	return proof.Held("alarm %s was created with the topic %s, which does not exist, as its action", name, topic)
}
