package checks

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// newStackCall is the call of newStack. CloudFormation creates, tags, reads and deletes the resources with the permissions of the caller,
// so that a check declares those calls too: the permissions of the type's handlers that the template needs.
// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html#schema-properties-handlers
func newStackCall(of string) proof.Call {
	return proof.Call{API: "cloudformation:CreateStack", On: "stack " + proof.Prefix + "<id> of " + of}
}

// newStack creates a stack of the run in a Region, and returns its outputs.
func newStack(ctx context.Context, r *proof.Run, region string, resources, outputs map[string]any) (map[string]string, error) {
	name, client := r.Name(), cloudformation.NewFromConfig(r.Config(region))
	r.Created(stack, region, name)
	// The token makes a second try of a call whose answer was lost do nothing.
	_, err := client.CreateStack(ctx, &cloudformation.CreateStackInput{
		StackName: &name, TemplateBody: aws.String(stackTemplate(resources, outputs)), ClientRequestToken: &name,
	})
	if err != nil {
		return nil, fmt.Errorf("create a stack: %w", err)
	}
	status, reason, err := settled(ctx, client, name)
	if err != nil {
		return nil, err
	}
	if status != types.StackStatusCreateComplete {
		return nil, fmt.Errorf("create stack %s in %s: %s: %s", name, region, status, reason)
	}
	done, err := client.DescribeStacks(ctx, &cloudformation.DescribeStacksInput{StackName: &name})
	if err != nil {
		return nil, err
	}
	found := map[string]string{}
	for _, o := range done.Stacks[0].Outputs {
		found[aws.ToString(o.OutputKey)] = aws.ToString(o.OutputValue)
	}
	return found, nil
}

// updateStack begins an update of a stack. The name of the update, which no other update of the stack has, is part of its token.
func updateStack(ctx context.Context, client *cloudformation.Client, name, update string, resources map[string]any) error {
	_, err := client.UpdateStack(ctx, &cloudformation.UpdateStackInput{
		StackName: &name, TemplateBody: aws.String(stackTemplate(resources, nil)), ClientRequestToken: aws.String(name + "-" + update),
	})
	if err != nil {
		return fmt.Errorf("update a stack: %w", err)
	}
	return nil
}

// ref and attribute are functions of a template.
func ref(id string) any { return map[string]any{"Ref": id} }

func attribute(id, name string) any { return map[string]any{"Fn::GetAtt": []string{id, name}} }
