package checks

import (
	"context"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/costexplorer"
	"github.com/aws/aws-sdk-go-v2/service/costexplorer/types"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// principalTag begins the keys of the tags of IAM principals.
// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/iam-principal-cost-allocation.html
const principalTag = "iamPrincipal/"

// costExplorerRegion is the Region of the endpoint of AWS Cost Explorer.
const costExplorerRegion = "us-east-1"

// costExplorerRequest is the price of a request, in USD. https://aws.amazon.com/aws-cost-management/aws-cost-explorer/pricing/
var costExplorerRequest = decimal.RequireFromString("0.01")

// costTagPages is the largest number of pages of tags that are read, of the most tags that a page has.
const (
	costTagPages  = 2
	costTagOnPage = 1000
)

var costTagsCheck = proof.Check{
	Belief: 30,
	Calls: []proof.Call{
		{API: "cost-explorer:ListCostAllocationTags", On: "the payer account"},
		{API: "cost-explorer:UpdateCostAllocationTagsStatus", On: "one tag of IAM principals, to the status that it has"},
	},
	Creates: []string{"nothing: a cost allocation tag of IAM principals is set to the status that it has"},
	Spends:  costExplorerRequest.Mul(decimal.NewFromInt(costTagPages + 1)),
	Run:     costTags,
}

// costTags sets a tag of IAM principals to the status that it has.
func costTags(ctx context.Context, r *proof.Run) (proof.Result, error) {
	client := costexplorer.NewFromConfig(r.Config(costExplorerRegion))
	pages := costexplorer.NewListCostAllocationTagsPaginator(client, &costexplorer.ListCostAllocationTagsInput{MaxResults: aws.Int32(costTagOnPage)})
	for n := 0; pages.HasMorePages() && n < costTagPages; n++ {
		r.Spent(costExplorerRequest)
		page, err := pages.NextPage(ctx)
		if awserrors.Refused(err) {
			return proof.NotShown("run it in the payer account, with Cost Explorer enabled: %s", awserrors.Reason(err))
		}
		if err != nil {
			return proof.Result{}, err
		}
		for _, tag := range page.CostAllocationTags {
			key := aws.ToString(tag.TagKey)
			if !strings.HasPrefix(key, principalTag) {
				continue
			}
			r.Spent(costExplorerRequest)
			answer, err := client.UpdateCostAllocationTagsStatus(ctx, &costexplorer.UpdateCostAllocationTagsStatusInput{
				CostAllocationTagsStatus: []types.CostAllocationTagStatusEntry{{TagKey: &key, Status: tag.Status}},
			})
			if err != nil {
				return proof.Failed("the tag %q cannot be set to %s, which it is: %s", key, tag.Status, awserrors.Reason(err))
			}
			if len(answer.Errors) > 0 {
				return proof.Failed("the tag %q cannot be set to %s, which it is: %s", key, tag.Status, aws.ToString(answer.Errors[0].Message))
			}
			return proof.Held("the tag %q was set to %s, which it is", key, tag.Status)
		}
	}
	return proof.NotShown("the account lists no tag of IAM principals: run it in the payer account, a day after the services' first calls")
}
