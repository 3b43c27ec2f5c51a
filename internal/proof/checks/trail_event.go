package checks

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
	"github.com/aws/aws-sdk-go-v2/service/sqs"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// trailEventCheck checks the event of a changed logging configuration.
var trailEventCheck = proof.Check{
	Belief: 32,
	Calls: slices.Concat([]proof.Call{
		{API: "cloudtrail:DescribeTrails", On: "an unlisted Region"},
		{API: "cloudtrail:GetTrailStatus", On: "the trails of that Region"},
		newStackCall("a queue, its policy and a rule"),
		{API: "sqs:CreateQueue", On: "queue " + proof.Prefix + "<id>-…", By: proof.ByService},
		{API: "sqs:GetQueueAttributes", On: "that queue", By: proof.ByService},
		{API: "sqs:SetQueueAttributes", On: "that queue: the rule may send to it", By: proof.ByService},
		{API: "sqs:GetQueueUrl", On: "that queue", By: proof.ByService},
		{API: "sqs:ListQueueTags", On: "that queue", By: proof.ByService},
		{API: "sqs:TagQueue", On: "that queue", By: proof.ByService},
		{API: "sqs:DeleteQueue", On: "that queue", By: proof.ByService},
		{API: "sqs:ReceiveMessage", On: "that queue"},
		{API: "eventbridge:PutRule", On: "rule " + proof.Prefix + "<id>-…", By: proof.ByService},
		{API: "eventbridge:DescribeRule", On: "that rule", By: proof.ByService},
		{API: "eventbridge:ListTargetsByRule", On: "that rule", By: proof.ByService},
		{API: "eventbridge:ListTagsForResource", On: "that rule", By: proof.ByService},
		{API: "eventbridge:TagResource", On: "that rule", By: proof.ByService},
		{API: "eventbridge:PutTargets", On: "that rule", By: proof.ByService},
		{API: "eventbridge:RemoveTargets", On: "that rule", By: proof.ByService},
		{API: "eventbridge:DeleteRule", On: "that rule", By: proof.ByService},
		{API: "iam:CreateRole", On: "role " + proof.Prefix + "<id>; this tool alone may assume it"},
		{API: "iam:PutRolePolicy", On: "that role: it may put the logging configuration"},
		{API: "sts:AssumeRole", On: "that role"},
		putAsRoleCall,
	}, newLogBucketCalls, loggingConfiguration.Calls, stack.Calls, role.Calls),
	Creates: []string{
		"a bucket, a queue and a rule in an unlisted Region", "a role that may put a logging configuration", "a logging configuration there without bodies, for a moment",
	},
	Run: trailEvent,
}

// changed is the event of a changed logging configuration.
// https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-bedrock.html
type changed struct {
	Source     string `json:"source"`
	DetailType string `json:"detail-type"`
	Detail     struct {
		EventSource  string `json:"eventSource"`
		RequestID    string `json:"requestID"`
		UserIdentity struct {
			ARN string `json:"arn"`
		} `json:"userIdentity"`
	} `json:"detail"`
}

// trailEvent puts a logging configuration as a role, and waits for the event in a queue. The rule of the queue matches the name of the
// event alone, so that an event with another source is seen.
func trailEvent(ctx context.Context, r *proof.Run) (proof.Result, error) {
	cfg, name, why, err := newLogBucket(ctx, r)
	if err != nil {
		return proof.Result{}, err
	}
	if why != "" {
		return proof.NotShown("%s", why)
	}
	trails, recording, err := trailsOf(ctx, cfg)
	if err != nil {
		return trailStatusFailed(err, cfg.Region)
	}
	if recording == 0 {
		return proof.NotShown("of %d trails in %s none is logging: create a trail of all Regions that records management events", trails, cfg.Region)
	}
	outputs, err := newStack(ctx, r, cfg.Region, eventQueue, map[string]any{"Queue": ref("Queue")})
	if err != nil {
		return proof.Result{}, err
	}
	c, as, err := putter(ctx, r, cfg.Region)
	if err != nil {
		return proof.Result{}, err
	}
	if err := accepted(ctx, r, as, withoutBodies(name)); err != nil {
		return proof.Result{}, err
	}
	request := lastRequest(r, putAsRoleCall.API)
	event, err := receive(ctx, r, cfg, outputs["Queue"], request)
	if err != nil {
		return proof.Result{}, err
	}
	if event == nil {
		return proof.NotShown("no event of request %s arrived in %s; CloudTrail sends it within 15 minutes: raise --patience", request, cfg.Region)
	}
	session := "arn:aws:sts::" + r.Account.ID + ":assumed-role/" + c.name + "/"
	holds := event.Source == "aws.bedrock" && event.DetailType == "AWS API Call via CloudTrail" &&
		event.Detail.EventSource == "bedrock.amazonaws.com" && strings.HasPrefix(event.Detail.UserIdentity.ARN, session)
	return proof.Shown(holds, "the event of request %s in %s has source %q, detail type %q, event source %q and userIdentity.arn %s; the status of %d trails was read",
		request, cfg.Region, event.Source, event.DetailType, event.Detail.EventSource, event.Detail.UserIdentity.ARN, trails)
}

// trailStatus is the error of a trail whose status cannot be read.
type trailStatus struct {
	arn string
	err error
}

func (e trailStatus) Error() string {
	return "the status of trail " + e.arn + ": " + awserrors.Reason(e.err)
}

func (e trailStatus) Unwrap() error { return e.err }

// trailStatusFailed is the result where the trails of a Region could not be read: it contradicts the belief where a trail that is listed
// there has no status.
func trailStatusFailed(err error, region string) (proof.Result, error) {
	if status, ok := errors.AsType[trailStatus](err); ok && !awserrors.Refused(status.err) {
		return proof.Failed("in %s: %s", region, status)
	}
	return proof.Result{}, err
}

// trailsOf returns the number of trails that cover a Region, and the number of those that are logging.
func trailsOf(ctx context.Context, cfg aws.Config) (trails, recording int, err error) {
	client := cloudtrail.NewFromConfig(cfg)
	found, err := client.DescribeTrails(ctx, &cloudtrail.DescribeTrailsInput{IncludeShadowTrails: aws.Bool(true)})
	if err != nil {
		return 0, 0, fmt.Errorf("list the trails of %s: %w", cfg.Region, err)
	}
	for _, t := range found.TrailList {
		status, err := client.GetTrailStatus(ctx, &cloudtrail.GetTrailStatusInput{Name: t.TrailARN})
		if err != nil {
			return 0, 0, trailStatus{aws.ToString(t.TrailARN), err}
		}
		if aws.ToBool(status.IsLogging) {
			recording++
		}
	}
	return len(found.TrailList), recording, nil
}

// eventQueue are the resources of a queue that gets the events of changed logging configurations.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
var eventQueue = map[string]any{
	"Queue": map[string]any{"Type": "AWS::SQS::Queue"},
	"Rule": map[string]any{"Type": "AWS::Events::Rule", "Properties": map[string]any{
		"EventPattern": map[string]any{"detail": map[string]any{"eventName": []string{"PutModelInvocationLoggingConfiguration"}}},
		"Targets":      []any{map[string]any{"Id": "queue", "Arn": attribute("Queue", "Arn")}},
	}},
	"Policy": map[string]any{"Type": "AWS::SQS::QueuePolicy", "Properties": map[string]any{
		"Queues": []any{ref("Queue")},
		"PolicyDocument": map[string]any{"Version": "2012-10-17", "Statement": []any{map[string]any{
			"Effect": "Allow", "Principal": map[string]any{"Service": "events.amazonaws.com"},
			"Action": "sqs:SendMessage", "Resource": attribute("Queue", "Arn"),
			"Condition": map[string]any{"ArnEquals": map[string]any{"aws:SourceArn": attribute("Rule", "Arn")}},
		}}},
	}},
}

// receive waits for the event of a request. It is nil where none arrived.
func receive(ctx context.Context, r *proof.Run, cfg aws.Config, queue, request string) (event *changed, err error) {
	client := sqs.NewFromConfig(cfg)
	_, err = r.Until(ctx, func() (bool, error) {
		got, err := client.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{QueueUrl: &queue, MaxNumberOfMessages: 10})
		if err != nil {
			return false, err
		}
		for _, m := range got.Messages {
			var read changed
			if err := json.Unmarshal([]byte(aws.ToString(m.Body)), &read); err != nil {
				return false, fmt.Errorf("read an event: %w", err)
			}
			if read.Detail.RequestID == request {
				event = &read
				return true, nil
			}
		}
		return false, nil
	})
	return event, err
}

// lastRequest returns the id of the last call of an API that succeeded.
func lastRequest(r *proof.Run, api string) string {
	for _, made := range slices.Backward(r.Requests()) {
		if made.API == api && made.Error == "" {
			return made.ID
		}
	}
	return ""
}
