package checks

import (
	"context"
	"errors"
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// deletedCodes are the error codes after which the wrapper reads the parameter of a profile again.
var deletedCodes = []string{"AccessDeniedException", "ResourceNotFoundException", "ValidationException"}

// deletedCalls are the calls of deletedProfile.
var deletedCalls = slices.Concat([]proof.Call{
	findTargetCall,
	{API: "bedrock:CreateInferenceProfile", On: "profile " + proof.Prefix + "<id>, of a model of the lists"},
	converseCall("that profile, after it was deleted: the call is refused"),
}, profile.Calls)

// deletedProfile calls a profile after it was deleted.
func deletedProfile(ctx context.Context, r *proof.Run) (proof.Result, error) {
	t, ok, err := findTarget(ctx, r, func(string, catalog.Profile) bool { return true })
	if err != nil {
		return proof.Result{}, err
	}
	if !ok {
		return proof.NotShown("the lists have no profile")
	}
	arn, err := newProfile(ctx, r, t, "")
	if err != nil {
		return proof.Result{}, err
	}
	client := bedrock.NewFromConfig(r.Config(t.region))
	if _, err := client.DeleteInferenceProfile(ctx, &bedrock.DeleteInferenceProfileInput{InferenceProfileIdentifier: &arn}); err != nil {
		return proof.Result{}, err
	}
	_, err = converse(ctx, r, r.Config(t.region), arn, t.called())
	if err == nil {
		return proof.NotShown("a call of the deleted profile %s still succeeded; run the check again", arn)
	}
	refusal, answered := errors.AsType[smithy.APIError](err)
	if !answered {
		return proof.Result{}, err
	}
	return proof.Shown(slices.Contains(deletedCodes, refusal.ErrorCode()), "a call of the deleted profile %s ends with %s", arn, outcome(err))
}
