package checks

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation/types"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// stackTime is the longest time of one operation on a stack.
const stackTime = 10 * time.Minute

// stack is a CloudFormation stack that a check creates. Its id is its name.
var stack = &proof.Kind{
	Name: "stack",
	Calls: []proof.Call{
		{API: "cloudformation:DescribeStacks", On: "every enabled Region"},
		{API: "cloudformation:DeleteStack", On: "stack " + proof.Prefix + "<id>"},
	},
	Find: func(ctx context.Context, cfg aws.Config, _ string) ([]string, error) {
		var names []string
		pages := cloudformation.NewDescribeStacksPaginator(cloudformation.NewFromConfig(cfg), &cloudformation.DescribeStacksInput{})
		for pages.HasMorePages() {
			page, err := pages.NextPage(ctx)
			if err != nil {
				return names, err
			}
			for _, s := range page.Stacks {
				if name := aws.ToString(s.StackName); strings.HasPrefix(name, proof.Prefix) && s.StackStatus != types.StackStatusDeleteComplete {
					names = append(names, name)
				}
			}
		}
		return names, nil
	},
	Remove: func(ctx context.Context, cfg aws.Config, name string) error {
		client := cloudformation.NewFromConfig(cfg)
		if _, err := client.DeleteStack(ctx, &cloudformation.DeleteStackInput{StackName: &name}); err != nil {
			return err
		}
		err := cloudformation.NewStackDeleteCompleteWaiter(client, func(o *cloudformation.StackDeleteCompleteWaiterOptions) {
			o.MinDelay, o.MaxDelay = firstDelay, lastDelay
		}).Wait(ctx, &cloudformation.DescribeStacksInput{StackName: &name}, stackTime)
		if refusal, ok := errors.AsType[smithy.APIError](err); ok && refusal.ErrorCode() == "ValidationError" { // the stack does not exist
			return nil
		}
		return err
	},
}

// The pauses between two reads of a stack's state.
const (
	firstDelay = 200 * time.Millisecond
	lastDelay  = 10 * time.Second
)
