package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsathena"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// WorkgroupProps says where query results go and what one query may cost.
type WorkgroupProps struct {
	// Home is the Region of the workgroup and of its results.
	Home string
	// ScanLimitGB ends a query that would read more, in GiB.
	ScanLimitGB int
}

// NewWorkgroup makes the Athena workgroup of the ledger; its settings cannot be overridden by the client.
// https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html
func NewWorkgroup(scope constructs.Construct, id string, props *WorkgroupProps) awsathena.CfnWorkGroup {
	bucket := catalog.LedgerBucket(*awscdk.Stack_Of(scope).Account(), props.Home)
	return awsathena.NewCfnWorkGroup(scope, &id, &awsathena.CfnWorkGroupProps{
		Name:                  jsii.String(ledger.Workgroup),
		Description:           jsii.String("Amazon Bedrock tokens and spend"),
		RecursiveDeleteOption: jsii.Bool(true),
		WorkGroupConfiguration: &awsathena.CfnWorkGroup_WorkGroupConfigurationProperty{
			EnforceWorkGroupConfiguration:   jsii.Bool(true),
			PublishCloudWatchMetricsEnabled: jsii.Bool(true),
			BytesScannedCutoffPerQuery:      jsii.Number(props.ScanLimitGB << 30),
			EngineVersion:                   &awsathena.CfnWorkGroup_EngineVersionProperty{SelectedEngineVersion: jsii.String("Athena engine version 3")},
			ResultConfiguration: &awsathena.CfnWorkGroup_ResultConfigurationProperty{
				OutputLocation: jsii.String("s3://" + bucket + "/" + catalog.ResultsPrefix),
				EncryptionConfiguration: &awsathena.CfnWorkGroup_EncryptionConfigurationProperty{
					EncryptionOption: jsii.String("SSE_S3"),
				},
			},
		},
	})
}

// NewNamedQuery makes a saved query of the workgroup.
func NewNamedQuery(scope constructs.Construct, id string, query ledger.Query, workgroup awsathena.CfnWorkGroup) {
	awsathena.NewCfnNamedQuery(scope, &id, &awsathena.CfnNamedQueryProps{
		Name:        jsii.String(query.Name),
		Description: jsii.String(query.Description()),
		Database:    jsii.String(ledger.Database),
		QueryString: jsii.String(query.SQL),
		WorkGroup:   jsii.String(ledger.Workgroup),
	}).AddResourceDependency(workgroup, nil)
}
