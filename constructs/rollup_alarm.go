package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatch"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatchactions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// RollUpAlarmProps describes the alarm of the roll-up.
type RollUpAlarmProps struct {
	// Description is the text of the alert: the event and the remedy.
	Description string
	// TopicARN is the topic of alerts, which another stack has.
	TopicARN string
	// Run is the first run, which publishes the first value.
	Run awscdk.CustomResource
}

// NewRollUpAlarm creates the alarm that a failed run raises, and 12 hours without a run, which are two missed runs. It ends 12 hours after the
// last failure: its window slides.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation-window.html
func NewRollUpAlarm(scope constructs.Construct, id string, props *RollUpAlarmProps) awscloudwatch.Alarm {
	alarm := awscloudwatch.NewAlarm(scope, &id, &awscloudwatch.AlarmProps{
		AlarmName:        jsii.String(catalog.Namespace + "-" + catalog.RollUpAlarm),
		AlarmDescription: &props.Description,
		Metric: awscloudwatch.NewMetric(&awscloudwatch.MetricProps{
			Namespace:  jsii.String(catalog.MetricNamespace),
			MetricName: jsii.String(catalog.MetricRollUpFailures),
			Statistic:  jsii.String("Maximum"),
			Period:     awscdk.Duration_Hours(jsii.Number(12)),
		}),
		Threshold:          jsii.Number(0),
		ComparisonOperator: awscloudwatch.ComparisonOperator_GREATER_THAN_THRESHOLD,
		EvaluationPeriods:  jsii.Number(1),
		TreatMissingData:   awscloudwatch.TreatMissingData_BREACHING,
	})
	action := awscloudwatchactions.NewSnsAction(awssns.Topic_FromTopicArn(scope, jsii.String(id+" Topic"), &props.TopicARN))
	alarm.AddAlarmAction(action)
	alarm.AddOkAction(action)
	alarm.Node().AddDependency(props.Run)
	return alarm
}

// RollUpAlarmOf returns the alarm of the roll-up for the dashboard of another stack, which does not wait for it.
func RollUpAlarmOf(scope constructs.Construct) awscloudwatch.IAlarm {
	return awscloudwatch.Alarm_FromAlarmName(scope, jsii.String("RollUpFailing"), jsii.String(catalog.Namespace+"-"+catalog.RollUpAlarm))
}
