package checks

import (
	"context"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation"
	cfn "github.com/aws/aws-sdk-go-v2/service/cloudformation/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

var importCheck = proof.Check{
	Belief: 21,
	Calls:  []proof.Call{{API: "cloudformation:GetTemplateSummary", On: "a template of three types; nothing is created"}},
	Run:    importable,
}

// importedTypes are the types of the resources that the runbook imports.
var importedTypes = []string{"AWS::KMS::Key", "AWS::S3::Bucket", "AWS::S3::BucketPolicy"}

// importable reads which types CloudFormation can import.
func importable(ctx context.Context, r *proof.Run) (proof.Result, error) {
	template := `{"Resources":{
		"Key":{"Type":"AWS::KMS::Key","DeletionPolicy":"Retain","Properties":{"KeyPolicy":{}}},
		"Bucket":{"Type":"AWS::S3::Bucket","DeletionPolicy":"Retain","Properties":{"BucketName":"bedrock-prove-import"}},
		"Policy":{"Type":"AWS::S3::BucketPolicy","DeletionPolicy":"Retain","Properties":{"Bucket":"bedrock-prove-import","PolicyDocument":{}}}}}`
	summary, err := cloudformation.NewFromConfig(r.Config(r.Home())).GetTemplateSummary(ctx, &cloudformation.GetTemplateSummaryInput{TemplateBody: &template})
	if err != nil {
		return proof.Result{}, err
	}
	var missing []string
	for _, resourceType := range importedTypes {
		listed := slices.ContainsFunc(summary.ResourceIdentifierSummaries, func(s cfn.ResourceIdentifierSummary) bool {
			return aws.ToString(s.ResourceType) == resourceType && len(s.ResourceIdentifiers) > 0
		})
		if !listed {
			missing = append(missing, resourceType)
		}
	}
	if len(missing) > 0 {
		return proof.Failed("CloudFormation names no identifier to import %s by", strings.Join(missing, " and "))
	}
	return proof.Held("CloudFormation names an identifier to import each of %s by", strings.Join(importedTypes, ", "))
}
