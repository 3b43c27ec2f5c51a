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

// DetectorAlarmProps describes an alarm on a metric of the detector.
type DetectorAlarmProps struct {
	// Metric is the name of the metric: a number of Regions or roles that need a person, or of runs.
	Metric string
	// Heartbeat is for a number of runs: two hours without a run raise the alarm. Zero: a number above 0 raises it, and missing
	// data does not change its state.
	Heartbeat bool
	// Description is the text of the alert: the event and the remedy.
	Description string
	Topic       awssns.ITopic
}

// NewDetectorAlarm creates an alarm on an hourly metric of the detector, which runs every hour.
func NewDetectorAlarm(scope constructs.Construct, id string, props *DetectorAlarmProps) awscloudwatch.Alarm {
	metric := awscloudwatch.NewMetric(&awscloudwatch.MetricProps{
		Namespace:  jsii.String(catalog.MetricNamespace),
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
