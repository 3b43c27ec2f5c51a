package alerts

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/printable"
)

// subject returns the subject of a message.
func subject(news []change) string {
	if len(news) > 1 {
		return fmt.Sprintf("Amazon Bedrock logging: changes in %d Regions", len(news))
	}
	c := news[0]
	if c.ended {
		return fmt.Sprintf("Amazon Bedrock logging: %s ended in %s", c.Condition, c.Region)
	}
	return fmt.Sprintf("Amazon Bedrock logging: %s in %s", c.Condition, c.Region)
}

// message returns, for each change, the Region, the time, the spend and the action to take. Its error names the spends that could not be
// read; the message names them, too.
func (n *Notifier) message(ctx context.Context, news []change) (string, error) {
	var began []coverage.Finding
	for _, c := range news {
		if !c.ended {
			began = append(began, c.finding)
		}
	}
	spends, errs := n.pricer.Sentences(ctx, began)
	var text strings.Builder
	for _, c := range news {
		if c.ended {
			_, _ = fmt.Fprintf(&text, "%s: ended. %s It lasted from %s to %s.\nNow: %s.\n\n", c.Region, sentences[c.Condition].ended, minute(c.Since), minute(c.finding.CheckedAt), printable.Text(c.finding.Message))
			continue
		}
		_, _ = fmt.Fprintf(&text, "%s: %s Since %s.\n%s\nWhat to do: %s.\n\n", c.Region, sentences[c.Condition].began, minute(c.Since), printable.Text(spends[0]), printable.Text(c.finding.Message))
		spends = spends[1:]
	}
	_, _ = fmt.Fprintf(&text, "Account %s. All Regions: go run ./cmd/coverage. By symptom: docs/runbook.md.\n", n.account)
	return text.String(), errors.Join(errs...)
}

// sentences are the first sentences about an alert of a condition.
var sentences = map[coverage.Condition]struct{ began, ended string }{
	coverage.ListedUnlogged: {
		"a listed Region is not known to log to our bucket.",
		"The listed Region was not known to log to our bucket.",
	},
	coverage.UnlistedUnlogged: {
		"Amazon Bedrock is called in a Region that is not listed and not known to log to our bucket.",
		"The Region is not listed, was called and was not known to log to our bucket.",
	},
	coverage.DeliveryFails: {
		"log records are lost on their way to our bucket.",
		"Log records were lost on their way to our bucket.",
	},
}

// minute returns a time in UTC, to the minute.
func minute(t time.Time) string { return t.UTC().Format("2006-01-02 15:04 MST") }
