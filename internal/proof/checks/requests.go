package checks

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/aws/aws-lambda-go/cfn"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// requestCalls are the calls of requests.
var requestCalls = []proof.Call{
	{API: "sqs:GetQueueUrl", On: "queue " + proof.Prefix + "<id>"},
	{API: "sqs:ReceiveMessage", On: "that queue: the requests of CloudFormation, which are answered with a PUT to the presigned URL in each"},
	{API: "sqs:DeleteMessage", On: "that queue: a request that was read"},
}

// requests are the requests to a custom resource, in a queue.
type requests struct {
	run    *proof.Run
	client *sqs.Client
	queue  *string
	// read has the ids of the requests that were answered: a queue may deliver a message twice.
	read map[string]bool
}

// newRequests returns the requests in the queue of a name, in the home Region.
func newRequests(ctx context.Context, r *proof.Run, name string) (*requests, error) {
	client := sqs.NewFromConfig(r.Config(r.Home()))
	found, err := client.GetQueueUrl(ctx, &sqs.GetQueueUrlInput{QueueName: &name})
	if err != nil {
		return nil, err
	}
	return &requests{r, client, found.QueueUrl, map[string]bool{}}, nil
}

// answer waits for the next request, answers it, and returns it. nil: none came within the patience of the run.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
func (q *requests) answer(ctx context.Context, status cfn.StatusType) (*cfn.Event, error) {
	var request *cfn.Event
	_, err := q.run.Until(ctx, func() (found bool, err error) {
		request, err = q.next(ctx)
		return request != nil, err
	})
	if request == nil || err != nil {
		return nil, err
	}
	answer := cfn.NewResponse(request)
	answer.Status, answer.Reason, answer.PhysicalResourceID = status, "answered by cmd/prove", q.run.Name()
	if err := answer.Send(); err != nil {
		return nil, fmt.Errorf("answer the request %s of CloudFormation: %w", request.RequestType, err)
	}
	return request, nil
}

// next returns a request that is in the queue and was not read before, or nil.
func (q *requests) next(ctx context.Context) (*cfn.Event, error) {
	got, err := q.client.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{QueueUrl: q.queue, MaxNumberOfMessages: 1, WaitTimeSeconds: 1})
	if err != nil {
		return nil, err
	}
	for _, message := range got.Messages {
		if _, err := q.client.DeleteMessage(ctx, &sqs.DeleteMessageInput{QueueUrl: q.queue, ReceiptHandle: message.ReceiptHandle}); err != nil {
			return nil, err
		}
		var request cfn.Event
		if err := json.Unmarshal([]byte(aws.ToString(message.Body)), &request); err != nil {
			return nil, fmt.Errorf("read a request of CloudFormation: %w", err)
		}
		if !q.read[request.RequestID] {
			q.read[request.RequestID] = true
			return &request, nil
		}
	}
	return nil, nil
}
