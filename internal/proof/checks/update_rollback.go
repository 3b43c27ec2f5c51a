package checks

import (
	"context"
	"slices"

	"github.com/aws/aws-lambda-go/cfn"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

var updateRollbackCheck = proof.Check{
	Belief: 25,
	Calls: slices.Concat([]proof.Call{
		newStackCall("a topic, a queue, its policy and a subscription"),
		{API: "cloudformation:UpdateStack", On: "that stack: adds a custom resource, and changes its property"},
	}, requestQueueCalls, requestCalls, stack.Calls),
	Creates: []string{"a stack of a topic, a queue and a custom resource, whose requests are answered at the URL that each names; it takes some minutes"},
	Run:     updateRolledBack,
}

// requestQueueCalls are the calls that CloudFormation makes as the caller for the resources of requestQueue, by the handlers in their
// types' schemas.
// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
var requestQueueCalls = []proof.Call{
	{API: "sns:CreateTopic", On: "topic of the stack, which CloudFormation creates as the caller", By: proof.ByService},
	{API: "sns:TagResource", On: "that topic: the tags of the stack", By: proof.ByService},
	{API: "sns:GetTopicAttributes", On: "that topic", By: proof.ByService},
	{API: "sns:GetDataProtectionPolicy", On: "that topic", By: proof.ByService},
	{API: "sns:ListTagsForResource", On: "that topic", By: proof.ByService},
	{API: "sns:ListSubscriptionsByTopic", On: "that topic", By: proof.ByService},
	{API: "sns:Subscribe", On: "that topic: its queue", By: proof.ByService},
	{API: "sns:GetSubscriptionAttributes", On: "that subscription", By: proof.ByService},
	{API: "sns:Publish", On: "that topic: the requests of CloudFormation", By: proof.ByService},
	{API: "sns:Unsubscribe", On: "that subscription", By: proof.ByService},
	{API: "sns:DeleteTopic", On: "that topic", By: proof.ByService},
	{API: "sqs:CreateQueue", On: "queue of the stack, which CloudFormation creates as the caller", By: proof.ByService},
	{API: "sqs:TagQueue", On: "that queue: the tags of the stack", By: proof.ByService},
	{API: "sqs:GetQueueAttributes", On: "that queue", By: proof.ByService},
	{API: "sqs:SetQueueAttributes", On: "that queue: the topic may send to it", By: proof.ByService},
	{API: "sqs:ListQueueTags", On: "that queue", By: proof.ByService},
	{API: "sqs:DeleteQueue", On: "that queue", By: proof.ByService},
}

// updateRolledBack lets the update of a custom resource fail, and reads the request of the rollback. The resource is retained: its
// removal with the stack sends no request, which nobody would answer after a killed run.
func updateRolledBack(ctx context.Context, r *proof.Run) (proof.Result, error) {
	name, region := r.Name(), r.Home()
	client := cloudformation.NewFromConfig(r.Config(region))
	if _, err := newStack(ctx, r, region, requestQueue(name), nil); err != nil {
		return proof.Result{}, err
	}
	requests, err := newRequests(ctx, r, name)
	if err != nil {
		return proof.Result{}, err
	}
	update := func(value string, answer cfn.StatusType) (*cfn.Event, error) {
		if err := updateStack(ctx, client, name, value, withAnswered(r, name, value)); err != nil {
			return nil, err
		}
		return requests.answer(ctx, answer)
	}
	if sent, err := update("a", cfn.StatusSuccess); sent == nil || err != nil {
		return orUnanswered(err, region, "Create")
	}
	status, reason, err := settled(ctx, client, name)
	if err != nil {
		return proof.Result{}, err
	}
	if status != types.StackStatusUpdateComplete {
		return proof.NotShown("a stack with a custom resource ended in %s in %s: %s", status, region, reason)
	}
	if sent, err := update("b", cfn.StatusFailed); sent == nil || err != nil {
		return orUnanswered(err, region, "Update")
	}
	back, err := requests.answer(ctx, cfn.StatusSuccess)
	if err != nil {
		return proof.Result{}, err
	}
	status, reason, err = settled(ctx, client, name)
	switch {
	case err != nil:
		return proof.Result{}, err
	case back == nil && status == types.StackStatusUpdateRollbackComplete:
		return proof.Failed("after a failed update the stack in %s is %s, and the rollback sent no request", region, status)
	case back == nil:
		return proof.NotShown("after a failed update the stack in %s is %s, and no request of the rollback arrived: %s", region, status, reason)
	}
	now, former := back.ResourceProperties["Value"], back.OldResourceProperties["Value"]
	return proof.Shown(status == types.StackStatusUpdateRollbackComplete && back.RequestType == cfn.RequestUpdate && now == "a" && former == "b",
		"after a failed update of Value from a to b the rollback in %s sent the request %s with ResourceProperties.Value %v and OldResourceProperties.Value %v, and ended in %s",
		region, back.RequestType, now, former, status)
}

// orUnanswered returns an error, or the result of a request that did not arrive.
func orUnanswered(err error, region, request string) (proof.Result, error) {
	if err != nil {
		return proof.Result{}, err
	}
	return proof.NotShown("the request %s of CloudFormation did not reach the queue in %s; raise --patience", request, region)
}

// requestQueue are a topic that takes the requests of a custom resource, and the queue that holds them.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources-sns.html
// https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html
func requestQueue(name string) map[string]any {
	topic, queue := map[string]any{"Ref": "Topic"}, map[string]any{"Fn::GetAtt": []string{"Queue", "Arn"}}
	return map[string]any{
		"Topic": map[string]any{"Type": "AWS::SNS::Topic", "Properties": map[string]any{"TopicName": name}},
		"Queue": map[string]any{"Type": "AWS::SQS::Queue", "Properties": map[string]any{"QueueName": name}},
		"Policy": map[string]any{"Type": "AWS::SQS::QueuePolicy", "Properties": map[string]any{
			"Queues": []any{map[string]any{"Ref": "Queue"}},
			"PolicyDocument": map[string]any{"Version": "2012-10-17", "Statement": []any{map[string]any{
				"Effect": "Allow", "Principal": map[string]any{"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": queue,
				"Condition": map[string]any{"ArnEquals": map[string]any{"aws:SourceArn": topic}},
			}}},
		}},
		"Subscription": map[string]any{"Type": "AWS::SNS::Subscription", "Properties": map[string]any{
			"TopicArn": topic, "Protocol": "sqs", "Endpoint": queue, "RawMessageDelivery": true,
		}},
	}
}

// withAnswered adds a custom resource to the queue of its requests. CloudFormation waits for an answer for its ServiceTimeout in seconds.
func withAnswered(r *proof.Run, name, value string) map[string]any {
	timeout := 60
	if r.Impatient() {
		timeout = 10
	}
	resources := requestQueue(name)
	resources["Answered"] = map[string]any{
		"Type": "Custom::BedrockProve", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
		"DependsOn":  []string{"Policy", "Subscription"},
		"Properties": map[string]any{"ServiceToken": map[string]any{"Ref": "Topic"}, "ServiceTimeout": timeout, "Value": value},
	}
	return resources
}
