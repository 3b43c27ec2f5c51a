package constructs

import (
	"fmt"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatch"
	"github.com/aws/aws-cdk-go/awscdk/v2/interfaces/interfacesawscloudwatch"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// DashboardProps names the Regions and alarms to show.
type DashboardProps struct {
	// Regions are the Regions of the lists, retired ones too.
	Regions []string
	Alarms  []awscloudwatch.IAlarm
}

// Widths are in columns, of which a dashboard has 24; heights in rows.
const (
	dashboardWidth = 24
	graphHeight    = 6
)

// tokenMetrics are every kind of token that Amazon Bedrock meters. Two pages of AWS name the metrics of cached tokens with and without
// Count at the end; the search takes the name that has data.
// https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html
// https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html
var tokenMetrics = []string{
	"InputTokenCount", "OutputTokenCount", "CacheReadInputTokenCount", "CacheReadInputTokens", "CacheWriteInputTokenCount", "CacheWriteInputTokens",
}

// coverageMetrics are the detector's counts of Regions.
var coverageMetrics = []string{
	catalog.MetricListedUnlogged, catalog.MetricUnlistedUnlogged, catalog.MetricDeliveryFailing, catalog.MetricUnreadable,
}

// NewDashboard creates the dashboard of the home Region: coverage, runs, deliveries and tokens of every listed Region. Profiles
// have random ids, so it searches for series with the single dimension ModelId and shows each under its id.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
func NewDashboard(scope constructs.Construct, id string, props *DashboardProps) awscloudwatch.Dashboard {
	var alarms []interfacesawscloudwatch.IAlarmRef
	for _, a := range props.Alarms {
		alarms = append(alarms, a)
	}
	var coverage []awscloudwatch.IMetric
	for _, name := range coverageMetrics {
		coverage = append(coverage, hourly(name, "Maximum"))
	}
	var tokens, failures, successes []awscloudwatch.IMetric
	for _, region := range props.Regions {
		tokens = append(tokens, search(region, region, "SUM", byModel, tokenMetrics...))
		failures = append(failures, search(region, region+" failed", "SUM", anyDimension, "ModelInvocationLogsS3DeliveryFailure"))
		successes = append(successes, search(region, region+" delivered", "SUM", anyDimension, "ModelInvocationLogsS3DeliverySuccess"))
	}
	rows := []*[]awscloudwatch.IWidget{
		{awscloudwatch.NewAlarmStatusWidget(&awscloudwatch.AlarmStatusWidgetProps{
			Title: jsii.String("Alarms: their descriptions say what to do"), Alarms: &alarms, Width: jsii.Number(dashboardWidth), Height: jsii.Number(3),
		})},
		{
			graph("Coverage: Regions that lose records, or could not be read", dashboardWidth/2, coverage, nil),
			graph("Detector runs an hour", dashboardWidth/2, []awscloudwatch.IMetric{hourly(catalog.MetricRuns, "Sum")}, nil),
		},
		{
			graph("Roll-up: runs that failed, and days that are not rolled up", dashboardWidth/2, []awscloudwatch.IMetric{
				hourly(catalog.MetricRollUpFailures, "Maximum"), hourly(catalog.MetricDaysNotRolledUp, "Maximum"),
			}, nil),
		},
		{
			graph("Tokens an hour by Region", dashboardWidth/2, tokens, nil),
			graph("Log deliveries an hour: failed (left), delivered (right)", dashboardWidth/2, failures, successes),
		},
	}
	var profiles []awscloudwatch.IWidget
	for _, region := range props.Regions {
		byID := search(region, "${PROP('Dim.ModelId')} ${PROP('MetricName')}", "", byModel, tokenMetrics...)
		profiles = append(profiles, graph("Tokens an hour by profile: "+region, dashboardWidth/2, []awscloudwatch.IMetric{byID}, nil))
	}
	rows = append(rows, &profiles)
	return awscloudwatch.NewDashboard(scope, &id, &awscloudwatch.DashboardProps{
		DashboardName:   jsii.String(catalog.Namespace),
		DefaultInterval: awscdk.Duration_Days(jsii.Number(7)),
		Widgets:         &rows,
	})
}

func graph(title string, width float64, left, right []awscloudwatch.IMetric) awscloudwatch.IWidget {
	return awscloudwatch.NewGraphWidget(&awscloudwatch.GraphWidgetProps{
		Title: &title, Width: &width, Height: jsii.Number(graphHeight), Left: &left, Right: &right,
	})
}

func hourly(name, statistic string) awscloudwatch.IMetric {
	return awscloudwatch.NewMetric(&awscloudwatch.MetricProps{
		Namespace: jsii.String(catalog.MetricNamespace), MetricName: &name, Statistic: &statistic, Period: awscdk.Duration_Hours(jsii.Number(1)), Label: &name,
	})
}

const (
	// byModel finds series with this one dimension only.
	byModel = "{AWS/Bedrock,ModelId}"
	// anyDimension finds series with any dimensions.
	anyDimension = `Namespace="AWS/Bedrock"`
)

// search returns the hourly sums of a Region's series of some metrics. A function, where one is given, makes them one series.
func search(region, label, function, where string, metrics ...string) awscloudwatch.IMetric {
	names := `"` + strings.Join(metrics, `" OR "`) + `"`
	if len(metrics) > 1 {
		names = "(" + names + ")"
	}
	expression := fmt.Sprintf(`SEARCH('%s MetricName=%s', 'Sum', 3600)`, where, names)
	if function != "" {
		expression = function + "(" + expression + ")"
	}
	return awscloudwatch.NewMathExpression(&awscloudwatch.MathExpressionProps{
		Expression: &expression, Label: &label, SearchRegion: &region, Period: awscdk.Duration_Hours(jsii.Number(1)),
	})
}
