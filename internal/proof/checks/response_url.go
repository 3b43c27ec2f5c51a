package checks

import (
	"context"
	"net/url"
	"slices"

	"github.com/aws/aws-lambda-go/cfn"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

var responseURLCheck = proof.Check{
	Belief: 47,
	Calls: slices.Concat([]proof.Call{
		newStackCall("a topic, a queue, its policy and a subscription"),
		{API: "cloudformation:UpdateStack", On: "that stack: adds a custom resource"},
	}, requestQueueCalls, requestCalls, stack.Calls),
	Creates: []string{"a stack of a topic, a queue and a custom resource, whose request is answered at the URL that it names; it takes some minutes"},
	Run:     responseURLs,
}

// responseURLs reads where CloudFormation wants the answer of a custom resource in the home Region. The path and the query of the URL are
// a credential: the result does not hold them.
func responseURLs(ctx context.Context, r *proof.Run) (proof.Result, error) {
	name, region := r.Name(), r.Home()
	cfg := r.Config(region)
	client := cloudformation.NewFromConfig(cfg)
	if _, err := newStack(ctx, r, region, requestQueue(name), nil); err != nil {
		return proof.Result{}, err
	}
	requests, err := newRequests(ctx, r, name)
	if err != nil {
		return proof.Result{}, err
	}
	if err := updateStack(ctx, client, name, "a", withAnswered(r, name, "a")); err != nil {
		return proof.Result{}, err
	}
	sent, err := requests.answer(ctx, cfn.StatusSuccess)
	if sent == nil || err != nil {
		return orUnanswered(err, region, "Create")
	}
	if _, _, err := settled(ctx, client, name); err != nil {
		return proof.Result{}, err
	}
	given, err := url.Parse(sent.ResponseURL)
	if err != nil {
		return proof.Failed("the ResponseURL of a request of CloudFormation in %s is no URL", region)
	}
	emulated, err := url.Parse(aws.ToString(cfg.BaseEndpoint))
	if err != nil {
		return proof.Result{}, err
	}
	believed := given.Scheme == "https" && slices.Contains(catalog.ResponseHosts(region), given.Host) ||
		given.Host != "" && given.Scheme == emulated.Scheme && given.Host == emulated.Host
	return proof.Shown(believed && given.User == nil, "the ResponseURL of a request of CloudFormation in %s is at %s://%s", region, given.Scheme, given.Host)
}
