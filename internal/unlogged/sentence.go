package detector

import (
	"context"
	"fmt"
	"slices"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// AtStake returns, for each Region that loses records, a line on its calls of the last 24 clock hours and what they cost at list
// price, or why that is unknown. The ledger knows what the profiles among them wrap.
func AtStake(ctx context.Context, d *Detector, l *Ledger, rates []ledger.Rate, findings []Finding) []string {
	lossy := slices.DeleteFunc(slices.Clone(findings), func(f Finding) bool { return !f.Lossy() })
	lines := make([]string, len(lossy))
	each(len(lossy), func(i int) {
		text, _ := atStake(ctx, d, l, rates, lossy[i]) // the text says what the error does
		lines[i] = lossy[i].Region + ": " + text
	})
	return lines
}

// atStake says what the records that a Region loses are worth. Its error says why that could not be found out; the text says so,
// too.
func atStake(ctx context.Context, d *Detector, l *Ledger, rates []ledger.Rate, f Finding) (string, error) {
	if f.Invocations24h == nil {
		return "How many calls are concerned, and how many dollars, is unknown.", nil
	}
	made := "In the last 24 hours: " + count(*f.Invocations24h, "call", "calls")
	if *f.Invocations24h == 0 {
		return made + ".", nil
	}
	ctx, cancel := context.WithTimeoutCause(ctx, d.deadline(), fmt.Errorf("no answer within %s", d.deadline()))
	defer cancel()
	w, err := worth(ctx, d, l, rates, f.Region, f.CheckedAt)
	switch {
	case err != nil:
		return fmt.Sprintf("%s. How many dollars they cost is unknown: %s.", made, err), err
	case f.Logs():
		return fmt.Sprintf("%s for %s. How many of them have no record is unknown.", made, w), nil
	case f.Unreadable():
		return fmt.Sprintf("%s for %s. Whether they have a record in our bucket is unknown.", made, w), nil
	default:
		return fmt.Sprintf("%s for %s. While this lasts, calls leave no record in our bucket.", made, w), nil
	}
}
