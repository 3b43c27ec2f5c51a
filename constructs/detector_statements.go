package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// detectorStatements are the permissions of the detector: read in every Region, write below its own prefixes, and publish alerts.
func detectorStatements(account string, props *DetectorProps) []awsiam.PolicyStatement {
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
	statements := []awsiam.PolicyStatement{
		allow("ListRegions", []string{"account:ListRegions"}, "arn:aws:account::"+account+":account"),
		// These actions have no resource.
		allow("ReadEveryRegion", []string{
			"bedrock:GetModelInvocationLoggingConfiguration",
			"cloudtrail:DescribeTrails",
			"cloudwatch:GetMetricData",
			"cloudwatch:ListMetrics",
		}, "*"),
		allow("ReadTrails", []string{"cloudtrail:GetTrailStatus"}, "arn:aws:cloudtrail:*:*:trail/*"),
		// The AWS Price List has no resource: https://docs.aws.amazon.com/service-authorization/latest/reference/list_pricing.html
		allow("ReadPriceList", []string{"pricing:GetProducts"}, "*"),
		allow("ListProfiles", []string{"bedrock:ListInferenceProfiles"}, "*"),
		allow("ReadModels", []string{"bedrock:GetFoundationModel"}, "arn:aws:bedrock:*::foundation-model/*"),
		allow("ReadProfileTags", []string{"bedrock:ListTagsForResource"}, "arn:aws:bedrock:*:"+account+":application-inference-profile/*"),
		publishMetrics(),
		allow("WriteFindings", []string{"s3:GetObject", "s3:PutObject"},
			bucket+"/"+catalog.CoveragePrefix+"*", bucket+"/"+catalog.CoverageHistoryPrefix+"*", bucket+"/"+catalog.DeploymentsPrefix+"*", bucket+"/"+catalog.AlertsPrefix+"*"),
		// Without the right to list, S3 answers 403 for an object that is missing, as for one that is denied.
		list("FindFindings", catalog.CoveragePrefix+"*", catalog.DeploymentsPrefix+"*", catalog.AlertsPrefix+"*"),
		allow("WriteProfiles", []string{"s3:GetObject", "s3:PutObject"}, bucket+"/"+catalog.ProfilesPrefix+"*"),
		list("CompareProfiles", catalog.ProfilesPrefix+"*"),
		allow("WriteMetered", []string{"s3:PutObject"}, bucket+"/"+catalog.MeteredPrefix+"*"),
		list("FindDaysDue", catalog.MeteredPrefix+"*"),
		allow("PublishAlerts", []string{"sns:Publish"}, *props.Topic.TopicArn()),
	}
	if len(repairs) > 0 {
		statements = append(statements, allow("StartRepairs", []string{"lambda:InvokeFunction"}, repairs...))
	}
	return append(readRoleTags(account, props.ExistingRoles), statements...)
}
