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

// MetricNamespace is the CloudWatch namespace of the detector's metrics.
const MetricNamespace = "BedrockBootstrap"

// CoverageAlarmProps says which metric raises the alarm and what a person then does.
type CoverageAlarmProps struct {
	// Metric is one of the detector's: a number of Regions.
	Metric string
	// Heartbeat is for a metric of runs instead: two hours without one raise the alarm. Zero: more than none does, and no
	// data changes nothing.
	Heartbeat bool
	// Description is what a person reads in the alert: what happened and what to do.
	Description string
	Topic       awssns.ITopic
}

// NewCoverageAlarm makes an alarm on what the detector counts, hour by hour, as it runs.
func NewCoverageAlarm(scope constructs.Construct, id string, props *CoverageAlarmProps) awscloudwatch.Alarm {
	metric := awscloudwatch.NewMetric(&awscloudwatch.MetricProps{
		Namespace:  jsii.String(MetricNamespace),
		MetricName: &props.Metric,
		Statistic:  jsii.String("Maximum"),
		Period:     awscdk.Duration_Hours(jsii.Number(1)),
	})
	alarmProps := &awscloudwatch.AlarmProps{
		AlarmName:          jsii.String(catalog.Namespace + "-" + id),
		AlarmDescription:   &props.Description,
		Metric:             metric,
		Threshold:          jsii.Number(0),
		ComparisonOperator: awscloudwatch.ComparisonOperator_GREATER_THAN_THRESHOLD,
		EvaluationPeriods:  jsii.Number(1),
		TreatMissingData:   awscloudwatch.TreatMissingData_IGNORE,
	}
	if props.Heartbeat {
		alarmProps.Threshold = jsii.Number(1)
		alarmProps.ComparisonOperator = awscloudwatch.ComparisonOperator_LESS_THAN_THRESHOLD
		alarmProps.EvaluationPeriods = jsii.Number(2) // a run may be a little early or late
		alarmProps.TreatMissingData = awscloudwatch.TreatMissingData_BREACHING
	}
	action := awscloudwatchactions.NewSnsAction(props.Topic)
	alarm := awscloudwatch.NewAlarm(scope, &id, alarmProps)
	alarm.AddAlarmAction(action)
	alarm.AddOkAction(action)
	return alarm
}
