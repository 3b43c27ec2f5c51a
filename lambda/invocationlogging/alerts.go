package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/aws-sdk-go-v2/service/sns/types"
)

// topic is the alert topic, in the home Region.
type topic struct {
	arn    string
	client *sns.Client
}

// publish tells people. It reports false where the topic is not there, as before the first deployment of the Detector stack.
func (t topic) publish(ctx context.Context, subject, message string) (bool, error) {
	_, err := t.client.Publish(ctx, &sns.PublishInput{TopicArn: &t.arn, Subject: &subject, Message: &message})
	if _, missing := errors.AsType[*types.NotFoundException](err); missing {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("publish the alert to %s: %w", t.arn, err)
	}
	return true, nil
}
