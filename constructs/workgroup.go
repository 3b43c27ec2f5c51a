package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsathena"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// WorkgroupProps locates the query results and limits what one query may read.
type WorkgroupProps struct {
	// Home is the Region of the workgroup and of its results.
	Home string
	// ScanLimitGB is the maximum that one query may read, in GiB. Athena cancels a query that reads more.
	ScanLimitGB int
}

// NewWorkgroup creates the Athena workgroup of the ledger. A client cannot override its settings.
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

// NamedQueryProps describes a saved query.
type NamedQueryProps struct {
	Query ledger.Query
	// Workgroup is created before the query.
	Workgroup awsathena.CfnWorkGroup
}

// NewNamedQuery creates a saved query of the workgroup.
func NewNamedQuery(scope constructs.Construct, id string, props *NamedQueryProps) awsathena.CfnNamedQuery {
	query := awsathena.NewCfnNamedQuery(scope, &id, &awsathena.CfnNamedQueryProps{
		Name:        jsii.String(props.Query.Name),
		Description: jsii.String(props.Query.Description),
		Database:    jsii.String(ledger.Database),
		QueryString: jsii.String(props.Query.SQL),
		WorkGroup:   jsii.String(ledger.Workgroup),
	})
	query.AddResourceDependency(props.Workgroup, nil)
	return query
}
