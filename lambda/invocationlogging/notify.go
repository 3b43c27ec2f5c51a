package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/aws-sdk-go-v2/service/sns/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/printable"
)

// topic is the alert topic, in the home Region.
type topic struct {
	arn    string
	client *sns.Client
}

// publish publishes an alert. It reports false where the topic does not exist, as before the first deployment of the Detector stack.
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

// notify publishes an alert and returns its text, with the note that nobody was notified where the topic does not exist. The text is one line,
// whatever the names in it hold: somebody else chose those of a foreign configuration.
func (h handler) notify(ctx context.Context, event, text string) (string, error) {
	text = printable.Text(text)
	published, err := h.alerts.publish(ctx, "Amazon Bedrock logging in "+h.region+" "+event, text)
	switch {
	case err != nil:
		return "", fmt.Errorf("%s But nobody was notified: %w", text, err)
	case !published:
		return text + " But nobody was notified: the topic " + h.alerts.arn + " is not there yet.", nil
	}
	return text, nil
}
