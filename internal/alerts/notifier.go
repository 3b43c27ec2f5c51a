package alerts

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sns"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/unlogged"
)

// openKey is the key of the open alerts, one JSON line a Region.
const openKey = catalog.AlertsPrefix + "alerts.json"

type publishAPI interface {
	Publish(context.Context, *sns.PublishInput, ...func(*sns.Options)) (*sns.PublishOutput, error)
}

// Notifier sends a message when a Region begins to lose log records and when that ends, once each.
type Notifier struct {
	account string
	ledger  *objectstore.Bucket
	pricer  *unlogged.Pricer
	topic   string
	publish publishAPI
}

// New returns a notifier that publishes to the topic of the account's alerts, in the home Region, with the credentials of cfg. The
// ledger bucket holds the open alerts; pricer prices the calls that leave no record.
func New(cfg aws.Config, account, home string, ledger *objectstore.Bucket, pricer *unlogged.Pricer) *Notifier {
	return &Notifier{
		account: account, ledger: ledger, pricer: pricer,
		topic:   catalog.AlertTopicARN(account, home),
		publish: sns.NewFromConfig(cfg, func(o *sns.Options) { o.Region = home }),
	}
}

// Notify publishes one message with everything that changed since the last message; none where nothing did. The next run sends a message
// that could not be published. It also sends again a message that was published and whose alerts could not be written to the bucket.
func (n *Notifier) Notify(ctx context.Context, findings []coverage.Finding) error {
	open, err := objectstore.ReadLines[Alert](ctx, n.ledger, openKey)
	if err != nil {
		return err
	}
	news, open := changes(findings, open)
	if len(news) == 0 {
		return nil
	}
	text, unpriced := n.message(ctx, news)
	if err := n.send(ctx, subject(news), text); err != nil {
		return errors.Join(unpriced, err)
	}
	return errors.Join(unpriced, objectstore.WriteLines(ctx, n.ledger, openKey, open...))
}

// send publishes a message. Its subject is shorter than the 100 ASCII characters that SNS allows, its text than 262,144 bytes.
// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
func (n *Notifier) send(ctx context.Context, subject, text string) error {
	_, err := n.publish.Publish(ctx, &sns.PublishInput{TopicArn: &n.topic, Subject: &subject, Message: &text})
	if err != nil {
		return fmt.Errorf("publish to %s (sns:Publish): %s", n.topic, awserrors.Reason(awserrors.Cause(ctx, err)))
	}
	return nil
}
