package checks

import (
	"context"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/policies"
)

var controlsCheck = proof.Check{
	Belief: 28,
	Calls:  []proof.Call{{API: "iam:SimulateCustomPolicy", On: "the documents of policies/, for ten requests; nothing is attached"}},
	Run:    controls,
}

// decision is a request that the preventive controls deny or leave to other policies.
type decision struct {
	words            string
	action, resource string
	// context has the values of condition keys, beside the principal and the Region.
	context map[string]string
	// principal is the name of a role. Zero: an administrator's role.
	principal string
	// region is the requested Region. Zero: the home Region.
	region string
	denied bool
}

// controls simulates requests under the SCPs with IAM's own policy simulator.
func controls(ctx context.Context, r *proof.Run) (proof.Result, error) {
	documents := []string{policy(map[string]any{"Effect": "Allow", "Action": "*", "Resource": "*"})}
	for _, p := range policies.SCPs(r.Catalog) {
		text, err := p.Minified()
		if err != nil {
			return proof.Result{}, err
		}
		documents = append(documents, string(text))
	}
	decisions := decisions(r)
	for _, d := range decisions {
		got, err := simulate(ctx, r, documents, d)
		if err != nil {
			return proof.Result{}, err
		}
		if denied := got == types.PolicyEvaluationDecisionTypeExplicitDeny; denied != d.denied {
			return proof.Failed("%s: %s on %s is %s under the SCPs", d.words, d.action, d.resource, got)
		}
	}
	return proof.Held("the policy simulator of IAM decides %d requests under the SCPs as the tests do", len(decisions))
}

// decisions are the requests, on names of the lists.
func decisions(r *proof.Run) []decision {
	home, account := r.Home(), r.Account.ID
	own := "arn:aws:bedrock:" + home + ":" + account + ":application-inference-profile/prove"
	system := "arn:aws:bedrock:" + home + ":" + account + ":inference-profile/us.amazon.nova-micro-v1:0"
	model := "arn:aws:bedrock:" + home + "::foundation-model/amazon.nova-micro-v1:0"
	key := r.Catalog.Account.TagPrefix + "product"
	const invoke = "bedrock:InvokeModel"
	list := []decision{
		{words: "a model without a profile", action: invoke, resource: model, denied: true},
		{words: "a model through a system-defined profile", action: invoke, resource: model, context: map[string]string{"bedrock:InferenceProfileArn": system}, denied: true},
		{words: "a model through a profile of the account", action: invoke, resource: model, context: map[string]string{"bedrock:InferenceProfileArn": own}},
		{words: "the profile of the caller's product", action: invoke, resource: own, context: map[string]string{"aws:ResourceTag/" + key: "a", "aws:PrincipalTag/" + key: "a"}},
		{words: "the profile of another product", action: invoke, resource: own, context: map[string]string{"aws:ResourceTag/" + key: "a", "aws:PrincipalTag/" + key: "b"}, denied: true},
		{words: "a profile by a principal without a product", action: invoke, resource: own, context: map[string]string{"aws:ResourceTag/" + key: "a"}, denied: true},
		{words: "a custom model", action: invoke, resource: "arn:aws:bedrock:" + home + ":" + account + ":custom-model/prove", denied: true},
		{words: "the logging configuration by an administrator", action: "bedrock:DeleteModelInvocationLoggingConfiguration", resource: "*", denied: true},
		{words: "the logging configuration by the logging function", action: "bedrock:PutModelInvocationLoggingConfiguration", resource: "*", principal: catalog.LoggingRole(home)},
	}
	if region := r.Unlisted(); region != "" {
		list = append(list, decision{
			words: "an unlisted Region", action: "bedrock:PutModelInvocationLoggingConfiguration", resource: "*", region: region,
			principal: "administrator", denied: true,
		})
	}
	return list
}

// simulate returns the decision of IAM's policy simulator.
func simulate(ctx context.Context, r *proof.Run, documents []string, d decision) (types.PolicyEvaluationDecisionType, error) {
	principal, region := d.principal, d.region
	if principal == "" {
		principal = "administrator"
	}
	if region == "" {
		region = r.Home()
	}
	in := &iam.SimulateCustomPolicyInput{PolicyInputList: documents, ActionNames: []string{d.action}, ResourceArns: []string{d.resource}}
	add := func(key, value string) {
		in.ContextEntries = append(in.ContextEntries, types.ContextEntry{
			ContextKeyName: &key, ContextKeyType: types.ContextKeyTypeEnumString, ContextKeyValues: []string{value},
		})
	}
	add("aws:PrincipalArn", "arn:aws:iam::"+r.Account.ID+":role/"+principal)
	add("aws:PrincipalAccount", r.Account.ID)
	add("aws:RequestedRegion", region)
	for key, value := range d.context {
		add(key, value)
	}
	out, err := iam.NewFromConfig(r.Config(r.Home())).SimulateCustomPolicy(ctx, in)
	if err != nil {
		return "", err
	}
	if len(out.EvaluationResults) != 1 {
		return "", fmt.Errorf("the policy simulator returned %d results for %s", len(out.EvaluationResults), strings.TrimSpace(d.words))
	}
	return out.EvaluationResults[0].EvalDecision, nil
}
