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

// CoverageAlarmProps says which count raises the alarm and what a person then does.
type CoverageAlarmProps struct {
	Metric string
	// Description is what a person reads in the alert: what happened and what to do.
	Description string
	Topic       awssns.ITopic
}

// NewCoverageAlarm makes an alarm that goes off while the detector counts more than none.
func NewCoverageAlarm(scope constructs.Construct, id string, props *CoverageAlarmProps) {
	metric := awscloudwatch.NewMetric(&awscloudwatch.MetricProps{
		Namespace:  jsii.String(MetricNamespace),
		MetricName: &props.Metric,
		Statistic:  jsii.String("Maximum"),
		Period:     awscdk.Duration_Hours(jsii.Number(1)),
	})
	action := awscloudwatchactions.NewSnsAction(props.Topic)
	alarm := awscloudwatch.NewAlarm(scope, &id, &awscloudwatch.AlarmProps{
		AlarmName:          jsii.String(catalog.Namespace + "-" + id),
		AlarmDescription:   &props.Description,
		Metric:             metric,
		Threshold:          jsii.Number(0),
		ComparisonOperator: awscloudwatch.ComparisonOperator_GREATER_THAN_THRESHOLD,
		EvaluationPeriods:  jsii.Number(1),
		TreatMissingData:   awscloudwatch.TreatMissingData_IGNORE,
	})
	alarm.AddAlarmAction(action)
	alarm.AddOkAction(action)
}
