package unlogged

import (
	"context"
	"fmt"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
)

// Lines returns, for each Region that loses records, one line with the number of its calls in the last 24 clock hours and their
// spend, or why that is unknown.
func (p *Pricer) Lines(ctx context.Context, findings []coverage.Finding) []string {
	lossy := slices.DeleteFunc(slices.Clone(findings), func(f coverage.Finding) bool { return !f.Lossy() })
	sentences, _ := p.Sentences(ctx, lossy) // the sentences contain the errors
	lines := make([]string, len(lossy))
	for i, f := range lossy {
		lines[i] = f.Region + ": " + sentences[i]
	}
	return lines
}

// Sentences returns Sentence of each finding, and every error.
func (p *Pricer) Sentences(ctx context.Context, findings []coverage.Finding) ([]string, []error) {
	sentences, errs := make([]string, len(findings)), make([]error, len(findings))
	var group errgroup.Group
	group.SetLimit(atOnce)
	for i, f := range findings {
		group.Go(func() error {
			sentences[i], errs[i] = p.Sentence(ctx, f)
			return nil
		})
	}
	_ = group.Wait() // errs holds the errors
	return sentences, errs
}

// Sentence returns the number of the calls of a Region that loses records, and their spend. Where the spend could not be read, the
// sentence says why, and so does the error.
func (p *Pricer) Sentence(ctx context.Context, f coverage.Finding) (string, error) {
	if f.Invocations24h == nil {
		return "The number of calls and their spend are unknown.", nil
	}
	calls := "In the last 24 hours: " + metering.Count(*f.Invocations24h, "call", "calls")
	if *f.Invocations24h == 0 {
		return calls + ".", nil
	}
	ctx, cancel := p.withDeadline(ctx)
	defer cancel()
	spend, err := p.spend(ctx, f.Region, f.CheckedAt)
	switch {
	case err != nil:
		return fmt.Sprintf("%s. Their spend is unknown: %s.", calls, err), err
	case f.Logs():
		return fmt.Sprintf("%s for %s. The number of calls without a record is unknown.", calls, spend), nil
	case f.Unreadable():
		return fmt.Sprintf("%s for %s. Whether they have a record in our bucket is unknown.", calls, spend), nil
	default:
		return fmt.Sprintf("%s for %s. While this lasts, calls leave no record in our bucket.", calls, spend), nil
	}
}
