package checks

import (
	"context"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// firstCallChecks check the calls that a service makes before its first call of a model.
var firstCallChecks = []proof.Check{
	{
		Belief: 41,
		Calls: slices.Concat(callerCalls, []proof.Call{
			findTargetCall,
			{API: "bedrock-runtime:CountTokens", On: "a Claude model of the lists, twice, as that role", By: proof.ByRole},
		}),
		Creates: []string{createsCaller},
		Run:     countTokens,
	},
	{
		Belief: 42,
		Calls: slices.Concat(callerCalls, []proof.Call{
			findTargetCall,
			{API: "bedrock:GetInferenceProfile", On: "the profile of the role's product, and of another product, as that role", By: proof.ByRole},
		}),
		Creates: []string{createsCaller},
		Run:     readProfile,
	},
	{
		Belief: 43,
		Calls: slices.Concat([]proof.Call{
			{API: "iam:CreateRole", On: "role " + proof.Prefix + "<id>; this tool alone may assume it"},
			{API: "iam:PutRolePolicy", On: "that role: it may list foundation models"},
			{API: "sts:AssumeRole", On: "that role"},
			{API: "bedrock:ListFoundationModels", On: "the home Region, as that role, until it is allowed", By: proof.ByRole},
		}, role.Calls),
		Creates: []string{"a role that may list foundation models"},
		Run:     propagation,
	},
}

// countTokens counts tokens as a caller role, and in a session that requires the key of the profile.
func countTokens(ctx context.Context, r *proof.Run) (proof.Result, error) {
	t, ok, err := findTarget(ctx, r, func(_ string, p catalog.Profile) bool { return isClaude(p) })
	if err != nil || !ok {
		return proof.Result{Verdict: proof.Unclear, Seen: "no product has a model of Anthropic, which can count tokens"}, err
	}
	c, err := newCaller(ctx, r, t.Product.Name)
	if err != nil {
		return proof.Result{}, err
	}
	whole, err := c.config(ctx, t.region, "")
	if err != nil {
		return proof.Result{}, err
	}
	narrow, err := c.config(ctx, t.region, policy(map[string]any{
		"Effect": "Allow", "Action": "bedrock:*", "Resource": "*",
		"Condition": map[string]any{"Null": map[string]any{"bedrock:InferenceProfileArn": "false"}},
	}))
	if err != nil {
		return proof.Result{}, err
	}
	in := &bedrockruntime.CountTokensInput{ModelId: &t.Model.ID, Input: &types.CountTokensInputMemberConverse{Value: types.ConverseTokensRequest{
		Messages: []types.Message{{Role: types.ConversationRoleUser, Content: []types.ContentBlock{&types.ContentBlockMemberText{Value: "ping"}}}},
	}}}
	err = r.Propagated(ctx, func() error {
		_, err := bedrockruntime.NewFromConfig(whole).CountTokens(ctx, in)
		return err
	})
	switch {
	case awserrors.Refused(err):
		return proof.Failed("a caller role may not count the tokens of %s: %s", t.Model.ID, awserrors.Reason(err))
	case err != nil:
		return proof.Result{}, err
	}
	_, err = bedrockruntime.NewFromConfig(narrow).CountTokens(ctx, in)
	switch {
	case err == nil:
		return proof.Failed("CountTokens of %s succeeds in a session that requires bedrock:InferenceProfileArn: the key is set", t.Model.ID)
	case !awserrors.Refused(err):
		return proof.Result{}, err
	}
	return proof.Held("a caller role counts the tokens of %s, and is denied where bedrock:InferenceProfileArn must be set", t.Model.ID)
}

// readProfile reads the profile of the caller's product and that of another one.
func readProfile(ctx context.Context, r *proof.Run) (proof.Result, error) {
	own, ok, err := findTarget(ctx, r, func(string, catalog.Profile) bool { return true })
	if err != nil || !ok {
		return proof.Result{Verdict: proof.Unclear, Seen: "the lists have no profile"}, err
	}
	other, ok, err := findTarget(ctx, r, func(region string, p catalog.Profile) bool {
		return region == own.region && p.Product.Name != own.Product.Name
	})
	if err != nil || !ok {
		return proof.Result{Verdict: proof.Unclear, Seen: "the lists have one product alone in " + own.region}, err
	}
	c, err := newCaller(ctx, r, own.Product.Name)
	if err != nil {
		return proof.Result{}, err
	}
	cfg, err := c.config(ctx, own.region, "")
	if err != nil {
		return proof.Result{}, err
	}
	read := func(arn string) error {
		_, err := bedrock.NewFromConfig(cfg).GetInferenceProfile(ctx, &bedrock.GetInferenceProfileInput{InferenceProfileIdentifier: &arn})
		return err
	}
	err = r.Propagated(ctx, func() error { return read(own.arn) })
	switch {
	case awserrors.Refused(err):
		return proof.Failed("a caller role may not read the profile of its product: %s", awserrors.Reason(err))
	case err != nil:
		return proof.Result{}, err
	}
	err = read(other.arn)
	switch {
	case err == nil:
		return proof.Failed("a caller role of %s reads the profile %s of %s", own.Product.Name, other.arn, other.Product.Name)
	case !awserrors.Refused(err):
		return proof.Result{}, err
	}
	return proof.Held("a caller role of %s reads its profile, and is denied that of %s", own.Product.Name, other.Product.Name)
}

// propagation measures the time until a new role's first call is allowed.
func propagation(ctx context.Context, r *proof.Run) (proof.Result, error) {
	started := time.Now()
	c, err := newRole(ctx, r, "", []any{admits(r, "sts:AssumeRole")}, nil)
	if err != nil {
		return proof.Result{}, err
	}
	if err := c.allow(ctx, "*", "bedrock:ListFoundationModels"); err != nil {
		return proof.Result{}, err
	}
	cfg, err := c.config(ctx, r.Home(), "")
	if err != nil {
		return proof.Result{}, err
	}
	denials := 0
	err = r.Propagated(ctx, func() error {
		_, err := bedrock.NewFromConfig(cfg, func(o *bedrock.Options) { o.RetryMaxAttempts = 1 }).ListFoundationModels(ctx, &bedrock.ListFoundationModelsInput{})
		if awserrors.Refused(err) {
			denials++
		}
		return err
	})
	took := time.Since(started).Round(time.Second)
	switch {
	case awserrors.Refused(err):
		return proof.Failed("the first call of a new role was denied %d times within %s: %s", denials, took, awserrors.Reason(err))
	case err != nil:
		return proof.Result{}, err
	}
	return proof.Held("the first call of a new role was allowed after %s and %d denials", took, denials)
}
