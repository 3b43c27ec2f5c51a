package detector

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sns"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

type publishAPI interface {
	Publish(context.Context, *sns.PublishInput, ...func(*sns.Options)) (*sns.PublishOutput, error)
}

// Teller tells people when records begin to be lost in a Region and when that ends, once each.
type Teller struct {
	detector *Detector
	ledger   *Ledger
	topic    string
	publish  publishAPI
	rates    []ledger.Rate
}

// NewTeller returns a teller that publishes to the topic of the account's alerts with the credentials of cfg.
func NewTeller(cfg aws.Config, d *Detector, l *Ledger) (*Teller, error) {
	rates, err := ledger.Rates()
	if err != nil {
		return nil, err
	}
	return &Teller{
		detector: d, ledger: l, rates: rates,
		topic:   catalog.AlertTopicARN(d.Account, d.Home),
		publish: sns.NewFromConfig(cfg, func(o *sns.Options) { o.Region = d.Home }),
	}, nil
}

// Tell publishes one message of everything that changed since the last one; none where nothing did. A message that could
// not be published is told by the next run. One that was published and could not be remembered is told again.
func (t *Teller) Tell(ctx context.Context, findings []Finding) error {
	told, err := t.ledger.told(ctx)
	if err != nil {
		return err
	}
	news, known := changes(findings, told)
	if len(news) == 0 {
		return nil
	}
	text, unpriced := t.text(ctx, news)
	_, err = t.publish.Publish(ctx, &sns.PublishInput{TopicArn: &t.topic, Subject: aws.String(subject(news)), Message: &text})
	if err != nil {
		return errors.Join(unpriced, fmt.Errorf("publish to %s (sns:Publish): %s", t.topic, Reason(cause(ctx, err))))
	}
	return errors.Join(unpriced, t.ledger.rememberTold(ctx, known))
}

// subject holds less than the 100 ASCII characters that SNS takes.
// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
func subject(news []change) string {
	if len(news) > 1 {
		return fmt.Sprintf("Amazon Bedrock logging: news of %d Regions", len(news))
	}
	c := news[0]
	if c.ended {
		return fmt.Sprintf("Amazon Bedrock logging: %s ended in %s", c.Condition, c.Region)
	}
	return fmt.Sprintf("Amazon Bedrock logging: %s in %s", c.Condition, c.Region)
}

// text says of each change: which Region, since when, how many dollars, what to do. Its error says which dollars could not be
// found out; the text says so, too.
func (t *Teller) text(ctx context.Context, news []change) (string, error) {
	values, errs := make([]string, len(news)), make([]error, len(news))
	each(len(news), func(i int) {
		if !news[i].ended {
			values[i], errs[i] = atStake(ctx, t.detector, t.ledger, t.rates, news[i].finding)
		}
	})
	var text strings.Builder
	for i, c := range news {
		if c.ended {
			_, _ = fmt.Fprintf(&text, "%s: ended. %s It lasted from %s to %s.\nNow: %s.\n\n", c.Region, sayings[c.Condition].ended, minute(c.Since), minute(c.finding.CheckedAt), c.finding.Message)
		} else {
			_, _ = fmt.Fprintf(&text, "%s: %s Since %s.\n%s\nWhat to do: %s.\n\n", c.Region, sayings[c.Condition].begins, minute(c.Since), values[i], c.finding.Message)
		}
	}
	_, _ = fmt.Fprintf(&text, "Account %s. All Regions: go run ./cmd/coverage. By symptom: docs/runbook.md.\n", t.detector.Account)
	return text.String(), errors.Join(errs...)
}

var sayings = map[Condition]struct{ begins, ended string }{
	ListedUnlogged: {
		"a listed Region is not known to log to our bucket.",
		"The listed Region was not known to log to our bucket.",
	},
	UnlistedUnlogged: {
		"Amazon Bedrock is called in a Region that is not listed and not known to log to our bucket.",
		"The Region is not listed, was called and was not known to log to our bucket.",
	},
	DeliveryFails: {
		"log records are lost on their way to our bucket.",
		"Log records were lost on their way to our bucket.",
	},
}

func minute(t time.Time) string { return t.UTC().Format("2006-01-02 15:04 MST") }
