package checks

import (
	"context"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/document"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

var asyncCheck = proof.Check{
	Belief: 27,
	Calls: slices.Concat([]proof.Call{
		{API: "iam:CreateRole", On: "role " + proof.Prefix + "<id>; this tool alone may assume it"},
		{API: "iam:PutRolePolicy", On: "that role: it may invoke every model"},
		{API: "sts:AssumeRole", On: "that role, with session policies"},
		{API: "bedrock-runtime:StartAsyncInvoke", On: "a video model, with an empty request, as that role, which is refused: no job starts", By: proof.ByRole},
	}, role.Calls),
	Creates: []string{"a role that may invoke every model", "model calls with an empty request, which start nothing and cost nothing"},
	Run:     asyncInvoke,
}

// asyncModel is a model that offers asynchronous calls, and asyncRegion a Region that has it.
// https://docs.aws.amazon.com/bedrock/latest/userguide/models-api-compatibility.html
const (
	asyncModel  = "amazon.nova-reel-v1:1"
	asyncRegion = "us-east-1"
)

// asyncInvoke starts an asynchronous call with an empty request in three sessions: with every permission, with permissions on models
// alone, and with none. Where the first gets past IAM and the second does not, IAM checks more than the model.
func asyncInvoke(ctx context.Context, r *proof.Run) (proof.Result, error) {
	c, err := newRole(ctx, r, "", []any{admits(r, "sts:AssumeRole")}, nil)
	if err != nil {
		return proof.Result{}, err
	}
	if err := c.allow(ctx, "*", "bedrock:InvokeModel"); err != nil {
		return proof.Result{}, err
	}
	start := func(sessionPolicy string) error {
		cfg, err := c.config(ctx, asyncRegion, sessionPolicy)
		if err != nil {
			return err
		}
		_, err = bedrockruntime.NewFromConfig(cfg).StartAsyncInvoke(ctx, &bedrockruntime.StartAsyncInvokeInput{
			ModelId:    aws.String(asyncModel),
			ModelInput: document.NewLazyDocument(map[string]any{}),
			OutputDataConfig: &types.AsyncInvokeOutputDataConfigMemberS3OutputDataConfig{Value: types.AsyncInvokeS3OutputDataConfig{
				S3Uri: aws.String("s3://" + r.Name()), // no such bucket
			}},
		})
		return err
	}
	allows := func(resource string) string {
		return policy(map[string]any{"Effect": "Allow", "Action": "bedrock:InvokeModel", "Resource": resource})
	}
	all := r.Propagated(ctx, func() error { return start("") })
	models, none := start(allows("arn:aws:bedrock:*::foundation-model/*")), start(allows("arn:aws:bedrock:*:*:prompt/*"))
	switch {
	case all == nil || models == nil:
		return proof.Failed("StartAsyncInvoke accepted an empty request of %s", asyncModel)
	case awserrors.Refused(all):
		return proof.NotShown("StartAsyncInvoke is denied with every permission: %s", awserrors.Reason(all))
	case !awserrors.Refused(none):
		return proof.NotShown("the request is refused before IAM is asked: %s", awserrors.Reason(none))
	case !awserrors.Refused(models):
		return proof.Failed("StartAsyncInvoke needs no permission on an async-invoke resource: %s", awserrors.Reason(models))
	}
	return proof.Shown(strings.Contains(models.Error(), "async-invoke"), "with permissions on models alone StartAsyncInvoke is denied: %s", awserrors.Reason(models))
}
