package checks

import (
	"context"
	"errors"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/aws-sdk-go-v2/service/sns/types"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// keyBound is the spend of a key for two hours, in USD, at 1 USD a month. https://aws.amazon.com/kms/pricing/
var keyBound = decimal.RequireFromString("0.003")

// encryptedTopicCheck checks the key of the alert topic.
var encryptedTopicCheck = proof.Check{
	Belief: 33,
	Calls: slices.Concat([]proof.Call{
		newStackCall("a key and a topic under it"),
		{API: "kms:CreateKey", On: "a key of the home Region", By: proof.ByService},
		{API: "kms:PutKeyPolicy", On: "that key", By: proof.ByService},
		{API: "kms:DescribeKey", On: "that key", By: proof.ByService},
		{API: "kms:GetKeyPolicy", On: "that key", By: proof.ByService},
		{API: "kms:GetKeyRotationStatus", On: "that key", By: proof.ByService},
		{API: "kms:ListResourceTags", On: "that key", By: proof.ByService},
		{API: "kms:TagResource", On: "that key", By: proof.ByService},
		{API: "kms:ScheduleKeyDeletion", On: "that key: seven days, which cost nothing", By: proof.ByService},
		{API: "sns:CreateTopic", On: "topic " + proof.Prefix + "<id>-…", By: proof.ByService},
		{API: "sns:GetTopicAttributes", On: "that topic", By: proof.ByService},
		{API: "sns:GetDataProtectionPolicy", On: "that topic", By: proof.ByService},
		{API: "sns:ListSubscriptionsByTopic", On: "that topic", By: proof.ByService},
		{API: "sns:ListTagsForResource", On: "that topic", By: proof.ByService},
		{API: "sns:TagResource", On: "that topic", By: proof.ByService},
		{API: "sns:DeleteTopic", On: "that topic", By: proof.ByService},
		{API: "iam:CreateRole", On: "role " + proof.Prefix + "<id>; this tool alone may assume it"},
		{API: "iam:PutRolePolicy", On: "that role: it may publish to the topic"},
		{API: "sts:AssumeRole", On: "that role, in another Region"},
		{API: "sns:Publish", On: "that topic, which has no subscription, as that role", By: proof.ByRole},
	}, stack.Calls, role.Calls),
	Creates: []string{
		"a key, which is scheduled for deletion in seven days after the check, and costs nothing from then on; after a killed run it costs 1 USD a month until the next run removes it",
		"a topic under it without a subscription", "a role that may publish to it",
	},
	Spends: keyBound,
	Run:    encryptedTopic,
}

// encryptedTopic publishes to a topic in the form of constructs/alert_topic.go, as a role that the key admits by a condition alone.
func encryptedTopic(ctx context.Context, r *proof.Run) (proof.Result, error) {
	c, err := newRole(ctx, r, "", []any{admits(r, "sts:AssumeRole")}, nil)
	if err != nil {
		return proof.Result{}, err
	}
	r.Spent(keyBound)
	outputs, err := newStack(ctx, r, r.Home(), map[string]any{
		"Key": map[string]any{"Type": "AWS::KMS::Key", "Properties": map[string]any{
			"Description":         r.Name() + ", created by cmd/prove, which removes it",
			"PendingWindowInDays": 7,
			"KeyPolicy": map[string]any{"Version": "2012-10-17", "Statement": []any{
				map[string]any{"Effect": "Allow", "Principal": map[string]any{"AWS": "arn:aws:iam::" + r.Account.ID + ":root"}, "Action": "kms:*", "Resource": "*"},
				map[string]any{
					"Effect": "Allow", "Principal": map[string]any{"AWS": "*"}, "Action": []string{"kms:Decrypt", "kms:GenerateDataKey"}, "Resource": "*",
					"Condition": map[string]any{
						"StringEquals": map[string]any{"kms:CallerAccount": r.Account.ID, "kms:ViaService": "sns." + r.Home() + ".amazonaws.com"},
						"ArnEquals":    map[string]any{"aws:PrincipalArn": c.arn},
					},
				},
			}},
		}},
		"Topic": map[string]any{"Type": "AWS::SNS::Topic", "Properties": map[string]any{"KmsMasterKeyId": attribute("Key", "Arn")}},
	}, map[string]any{"Topic": ref("Topic")})
	if err != nil {
		return proof.Result{}, err
	}
	topic := outputs["Topic"]
	if err := c.allow(ctx, topic, "sns:Publish"); err != nil {
		return proof.Result{}, err
	}
	region := r.Home()
	for _, listed := range r.Catalog.ActiveRegionNames() {
		if listed != r.Home() {
			region = listed
		}
	}
	as, err := c.config(ctx, region, "")
	if err != nil {
		return proof.Result{}, err
	}
	as.Region = r.Home()
	var message string
	var refusal error
	published, err := r.Until(ctx, func() (bool, error) {
		var sent *sns.PublishOutput
		sent, refusal = sns.NewFromConfig(as).Publish(ctx, &sns.PublishInput{TopicArn: &topic, Message: aws.String("A check of cmd/prove: no action is needed.")})
		if refusal == nil {
			message = aws.ToString(sent.MessageId)
			return message != "", nil
		}
		if _, key := errors.AsType[*types.KMSAccessDeniedException](refusal); key || awserrors.Refused(refusal) {
			return false, nil
		}
		return false, refusal
	})
	if err != nil {
		return proof.Result{}, err
	}
	if !published {
		return proof.Failed("role %s, assumed in %s, may not publish to the encrypted topic %s: %s", c.name, region, topic, outcome(refusal))
	}
	return proof.Held("role %s, assumed in %s, published message %s to the encrypted topic %s", c.name, region, message, topic)
}
