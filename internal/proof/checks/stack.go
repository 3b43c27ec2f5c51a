package checks

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation/types"
	"github.com/aws/smithy-go"
	"github.com/cenkalti/backoff/v5"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

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
	Remove: removeStack,
}

// removeStack deletes a stack after the end of an update: until then it cannot be deleted.
func removeStack(ctx context.Context, cfg aws.Config, name string) error {
	client := cloudformation.NewFromConfig(cfg)
	if status, _, err := settled(ctx, client, name); err != nil || status == types.StackStatusDeleteComplete {
		return err
	}
	if _, err := client.DeleteStack(ctx, &cloudformation.DeleteStackInput{StackName: &name}); err != nil {
		return err
	}
	status, reason, err := settled(ctx, client, name)
	if err == nil && status != types.StackStatusDeleteComplete {
		err = fmt.Errorf("%s: %s", status, reason)
	}
	return err
}

// settled waits for the end of an operation on a stack, and returns its status with the reason. A stack that does not exist has status
// DELETE_COMPLETE.
func settled(ctx context.Context, client *cloudformation.Client, name string) (status types.StackStatus, reason string, err error) {
	pauses := backoff.NewExponentialBackOff()
	pauses.InitialInterval, pauses.MaxInterval = 100*time.Millisecond, 5*time.Second
	_, err = backoff.Retry(ctx, func() (struct{}, error) {
		found, err := client.DescribeStacks(ctx, &cloudformation.DescribeStacksInput{StackName: &name})
		if refusal, ok := errors.AsType[smithy.APIError](err); ok && refusal.ErrorCode() == "ValidationError" && strings.Contains(refusal.ErrorMessage(), "does not exist") {
			status = types.StackStatusDeleteComplete
			return struct{}{}, nil
		}
		if err != nil {
			return struct{}{}, backoff.Permanent(err)
		}
		if len(found.Stacks) != 1 {
			return struct{}{}, backoff.Permanent(fmt.Errorf("%d stacks have the name %s", len(found.Stacks), name))
		}
		status, reason = found.Stacks[0].StackStatus, aws.ToString(found.Stacks[0].StackStatusReason)
		if strings.HasSuffix(string(status), "_IN_PROGRESS") {
			return struct{}{}, fmt.Errorf("the stack %s is still %s", name, status)
		}
		return struct{}{}, nil
	}, backoff.WithBackOff(pauses), backoff.WithMaxElapsedTime(10*time.Minute))
	return status, reason, err
}

// stackTemplate returns the template of a stack with these resources and outputs.
func stackTemplate(resources, outputs map[string]any) string {
	template := map[string]any{"Description": "Created by cmd/prove, which removes it", "Resources": resources}
	if len(outputs) > 0 {
		values := map[string]any{}
		for name, value := range outputs {
			values[name] = map[string]any{"Value": value}
		}
		template["Outputs"] = values
	}
	text, err := json.Marshal(template)
	if err != nil {
		panic(err) // texts can be written
	}
	return string(text)
}
