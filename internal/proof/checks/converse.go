package checks

import (
	"context"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// callBound is an upper bound of the spend of one call of converse, in USD: twenty tokens, one of them written, of the dearest models.
var callBound = decimal.RequireFromString("0.001")

// converseCall is the call of converse.
func converseCall(on string) proof.Call { return proof.Call{API: "bedrock-runtime:Converse", On: on} }

// converseAsRole is the call of converse as a role of the check.
func converseAsRole(on string) proof.Call {
	return proof.Call{API: "bedrock-runtime:Converse", On: on, By: proof.ByRole}
}

// converse makes one call of one output token. target is a model, an inference profile or an ARN; called is the model behind it, by which
// the spend is counted.
func converse(ctx context.Context, r *proof.Run, cfg aws.Config, target string, called ledger.Called, edit ...func(*bedrockruntime.ConverseInput)) (
	*bedrockruntime.ConverseOutput, error,
) {
	in := &bedrockruntime.ConverseInput{
		ModelId:         &target,
		InferenceConfig: &types.InferenceConfiguration{MaxTokens: aws.Int32(1)},
		Messages:        []types.Message{{Role: types.ConversationRoleUser, Content: []types.ContentBlock{&types.ContentBlockMemberText{Value: "ping"}}}},
	}
	for _, e := range edit {
		e(in)
	}
	out, err := bedrockruntime.NewFromConfig(cfg).Converse(ctx, in)
	if err != nil {
		return nil, err
	}
	r.Spent(spend(called, out.Usage))
	return out, nil
}

// spend returns the spend of a call at list price. A call without a price counts with the bound.
func spend(called ledger.Called, used *types.TokenUsage) decimal.Decimal {
	rates, err := ledger.Rates()
	if err != nil || used == nil {
		return callBound
	}
	called.Day = catalog.Date(time.Now().UTC().Format(time.DateOnly))
	usd, known := ledger.Estimate(rates, called, map[string]int64{
		ledger.Input: int64(aws.ToInt32(used.InputTokens)), ledger.Output: int64(aws.ToInt32(used.OutputTokens)),
		ledger.CacheRead: int64(aws.ToInt32(used.CacheReadInputTokens)), ledger.CacheWrite5m: int64(aws.ToInt32(used.CacheWriteInputTokens)),
	})
	if !known {
		return callBound
	}
	return usd
}
