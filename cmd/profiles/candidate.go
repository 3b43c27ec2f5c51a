package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/profiles"
)

// idleDays is the number of days without a call after which a profile may be deleted.
const idleDays = 30

// candidate is a profile that a model upgrade left behind.
type candidate struct {
	profiles.Profile
	// calls is the number of calls in the last days; nil where unknown.
	calls *int64
	// keep is the reason to keep the profile. Empty: it is idle.
	keep string
}

// examine returns the profiles that a model upgrade left behind, each with the reason to keep it or none. Its error names the calls and
// parameters that could not be read; those profiles are kept. Where CloudWatch shows no call of any profile of the account, all are kept:
// it may not meter them as we believe (docs/unconfirmed.md).
func (a account) examine(ctx context.Context, all []profiles.Profile) ([]candidate, error) {
	var candidates []candidate
	metered := false
	var errs []error
	for _, region := range a.regions {
		var here []profiles.Profile
		var ids []string
		for _, p := range all {
			if p.Region == region {
				here, ids = append(here, p), append(ids, p.ProfileID)
			}
		}
		if len(here) == 0 {
			continue
		}
		calls, unmetered := a.meter.ProfileCalls(ctx, region, ids, idleDays)
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

// reason returns the reason to keep a profile, given the parameter that holds its ARN; "" for none.
func (c candidate) reason(parameter string, unnamed bool) string {
	switch {
	case parameter != "":
		return "the parameter " + parameter + " holds its ARN: deploy the lists first"
	case unnamed:
		return "whether a parameter holds its ARN is unknown"
	case c.calls == nil:
		return "the number of its calls is unknown"
	case *c.calls > 0:
		return fmt.Sprintf("it was called in the last %d days", idleDays)
	case c.CreatedAt == nil || time.Since(*c.CreatedAt) < idleDays*24*time.Hour:
		return fmt.Sprintf("it was created less than %d days ago", idleDays)
	}
	return ""
}

// idleOnes returns the ARNs of the candidates that may be deleted.
func idleOnes(candidates []candidate) []string {
	var idle []string
	for _, c := range candidates {
		if c.keep == "" {
			idle = append(idle, c.ARN)
		}
	}
	return idle
}
