package proof

import (
	"slices"
	"testing"
)

func TestActions(t *testing.T) {
	got := Actions([]Call{
		{API: "iam:CreateRole"}, {API: "bedrock-runtime:Converse"}, {API: "bedrock-runtime:InvokeModel"}, {API: "sts:GetCallerIdentity"},
		{API: "sns:Publish", By: ByRole}, {API: "kms:Decrypt", By: ByService},
		{API: "cost-explorer:ListCostAllocationTags"}, {API: "s3:ListObjectsV2"},
	})
	if want := []string{"bedrock:InvokeModel", "ce:ListCostAllocationTags", "iam:CreateRole", "iam:TagRole", "kms:Decrypt", "s3:ListBucket"}; !slices.Equal(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestReads(t *testing.T) {
	for api, want := range map[string]bool{
		"iam:GetRole": true, "s3:HeadBucket": true, "athena:StartQueryExecution": true, "iam:CreateRole": false, "kms:Decrypt": true, "bedrock-runtime:Converse": false,
	} {
		if got := (Call{API: api}).Reads(); got != want {
			t.Errorf("%s: %t", api, got)
		}
	}
}
