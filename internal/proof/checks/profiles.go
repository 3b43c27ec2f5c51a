package checks

import (
	"context"
	"errors"
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// profileChecks check how application inference profiles behave.
var profileChecks = []proof.Check{
	{
		Belief:  2,
		Calls:   slices.Concat([]proof.Call{findTargetCall, {API: "bedrock:CreateInferenceProfile", On: "two profiles of one name, " + proof.Prefix + "<id>, of a model of the lists"}}, profile.Calls),
		Creates: []string{"two inference profiles, which cost nothing"},
		Run:     profileNames,
	},
	profileModelsCheck,
	untypedProfileCheck,
	rollbackCheck,
	profileTypeCheck,
	systemProfilesCheck,
}

// profileNames creates two profiles of one name.
func profileNames(ctx context.Context, r *proof.Run) (proof.Result, error) {
	t, ok, err := findTarget(ctx, r, func(string, catalog.Profile) bool { return true })
	if err != nil || !ok {
		return proof.Result{Verdict: proof.Unclear, Seen: "the lists have no profile"}, err
	}
	if _, err := newProfile(ctx, r, t, ""); err != nil {
		return proof.Result{}, err
	}
	_, err = newProfile(ctx, r, t, "")
	_, taken := errors.AsType[*types.ConflictException](err)
	if err != nil && !taken {
		return proof.Result{}, err
	}
	return proof.Shown(taken, "the second profile of one name in %s: %s", t.region, outcome(err))
}

// outcome returns an error in one line, or "created".
func outcome(err error) string {
	if err == nil {
		return "created"
	}
	return awserrors.Reason(err)
}
