package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/detector"
)

// idleDays is how long nobody may have called a profile that is deleted.
const idleDays = 30

// candidate is a profile that was left behind.
type candidate struct {
	detector.Profile
	// calls are those of the last days; nil where unknown.
	calls *int64
	// keep is why the profile is not deleted. Empty: it is idle.
	keep string
}

// examine finds out which of the profiles that were left behind are idle. Its error names what could not be read; those
// profiles are kept. Where CloudWatch shows no call of any profile of the account, all are: it may not meter them as we
// believe (docs/unconfirmed.md).
func (a account) examine(ctx context.Context, profiles []detector.Profile) ([]candidate, error) {
	var candidates []candidate
	metered := false
	var errs []error
	for _, region := range a.regions {
		var here []detector.Profile
		for _, p := range profiles {
			if p.Region == region {
				here = append(here, p)
			}
		}
		if len(here) == 0 {
			continue
		}
		calls, unmetered := a.Calls(ctx, region, here, idleDays)
		named, unnamed := a.parameters(ctx, region)
		errs = append(errs, unmetered, unnamed)
		for i, p := range here {
			c := candidate{Profile: p}
			if unmetered == nil {
				c.calls = &calls[i]
				metered = metered || calls[i] > 0
			}
			if aws.ToBool(p.Superseded) {
				c.keep = c.reason(named[p.ARN], unnamed != nil)
				candidates = append(candidates, c)
			}
		}
	}
	for i := range candidates {
		if c := &candidates[i]; c.keep == "" && !metered {
			c.keep = fmt.Sprintf("CloudWatch shows no call of any profile in %d days, so that none is known to be idle", idleDays)
		}
	}
	return candidates, errors.Join(errs...)
}

// reason returns why a profile is kept, given the parameter that names it.
func (c candidate) reason(parameter string, unnamed bool) string {
	switch {
	case parameter != "":
		return "the parameter " + parameter + " names it: deploy the lists first"
	case unnamed:
		return "whether a parameter names it is unknown"
	case c.calls == nil:
		return "how often it was called is unknown"
	case *c.calls > 0:
		return fmt.Sprintf("it was called in the last %d days", idleDays)
	case c.CreatedAt == nil || time.Since(*c.CreatedAt) < idleDays*24*time.Hour:
		return fmt.Sprintf("it was made less than %d days ago", idleDays)
	}
	return ""
}

// idleOnes returns the ARNs of those that may be deleted.
func idleOnes(candidates []candidate) []string {
	var idle []string
	for _, c := range candidates {
		if c.keep == "" {
			idle = append(idle, c.ARN)
		}
	}
	return idle
}
