package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// detectorStatements are what the detector may do: read everywhere, write to its own prefixes, and tell people.
func detectorStatements(account string, props *CoverageDetectorProps) []awsiam.PolicyStatement {
	bucket := "arn:aws:s3:::" + catalog.LedgerBucket(account, props.Home)

	list := func(sid string, prefixes ...string) awsiam.PolicyStatement {
		statement := allow(sid, []string{"s3:ListBucket"}, bucket)
		statement.AddCondition(jsii.String("StringLike"), map[string]any{"s3:prefix": jsii.Strings(prefixes...)})
		return statement
	}
	var repairs []string
	for _, region := range props.Repaired {
		repairs = append(repairs, "arn:aws:lambda:"+region+":"+account+":function:"+catalog.LoggingFunction(region))
	}
	publish := allow("PublishCoverage", []string{"cloudwatch:PutMetricData"}, "*")
	publish.AddCondition(jsii.String("StringEquals"), map[string]any{"cloudwatch:namespace": MetricNamespace})

	statements := []awsiam.PolicyStatement{
		allow("KnowEveryRegion", []string{"account:ListRegions"}, "arn:aws:account::"+account+":account"),
		// These actions know no resources.
		allow("AskEveryRegion", []string{
			"bedrock:GetModelInvocationLoggingConfiguration",
			"cloudtrail:DescribeTrails",
			"cloudwatch:GetMetricData",
			"cloudwatch:ListMetrics",
		}, "*"),
		allow("AskTrails", []string{"cloudtrail:GetTrailStatus"}, "arn:aws:cloudtrail:*:*:trail/*"),
		allow("ListProfiles", []string{"bedrock:ListInferenceProfiles"}, "*"),
		allow("ReadProfileTags", []string{"bedrock:ListTagsForResource"}, "arn:aws:bedrock:*:"+account+":application-inference-profile/*"),
		publish,
		allow("KeepFindings", []string{"s3:GetObject", "s3:PutObject"},
			bucket+"/"+catalog.CoveragePrefix+"*", bucket+"/"+catalog.CoverageHistoryPrefix+"*", bucket+"/"+catalog.DeploymentsPrefix+"*", bucket+"/"+catalog.AlertsPrefix+"*"),
		list("TellMissingFromDenied", catalog.CoveragePrefix+"*", catalog.DeploymentsPrefix+"*", catalog.AlertsPrefix+"*"),
		allow("KeepProfiles", []string{"s3:GetObject", "s3:PutObject"}, bucket+"/"+catalog.ProfilesPrefix+"*"),
		list("CompareProfiles", catalog.ProfilesPrefix+"*"),
		allow("KeepMetered", []string{"s3:PutObject"}, bucket+"/"+catalog.MeteredPrefix+"*"),
		list("FindDaysDue", catalog.MeteredPrefix+"*"),
		allow("TellPeople", []string{"sns:Publish"}, *props.Topic.TopicArn()),
	}
	if len(repairs) > 0 {
		statements = append(statements, allow("StartRepairs", []string{"lambda:InvokeFunction"}, repairs...))
	}
	return append(readRoleTags(account, props.ExistingRoles), statements...)
}
