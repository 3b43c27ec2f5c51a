package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

const (
	// regionDeadline is how long one Region may take.
	regionDeadline = 30 * time.Second
	// atOnce is how many calls one Region gets side by side.
	atOnce = 8
)

// check asks a Region one thing.
type check struct {
	name string
	// action is what the caller must be allowed to do.
	action string
	ask    ask
}

// ask returns what to do beside a status that is not ok. Its error is why the answer is unknown.
type ask = func(context.Context, regional) (status, string, error)

// checks are those of every Region, beside those of its models and, in the home Region, of the account's roles.
var checks = []check{
	{"permissions", "sts:AssumeRole", deployRole},
	{"CDK bootstrap", "ssm:GetParameter", bootstrapped},
	{"logging configuration", "bedrock:GetModelInvocationLoggingConfiguration", loggingConfiguration},
	{"inference profile quota", "bedrock:ListInferenceProfiles", profileQuota},
	{"trail", "cloudtrail:DescribeTrails and cloudtrail:GetTrailStatus", trail},
}

// region asks a Region everything, each thing for itself: what fails hides nothing else. A Region that is not enabled is asked
// nothing.
func (s session) region(ctx context.Context, r regional, more []check) []result {
	enabled := result{Region: r.Name, Check: "enabled", Status: ok}
	switch {
	case s.disabled[r.Name]:
		enabled.Status = fails
		enabled.Message = fmt.Sprintf("enable it (aws account enable-region --region-name %s), or take it out of regions.go", r.Name)
		return []result{enabled}
	case s.unlisted != nil:
		enabled.Status, enabled.Message = unknown, "allow account:ListRegions: "+awserrors.Reason(s.unlisted)
	}
	ctx, cancel := context.WithTimeoutCause(ctx, regionDeadline, fmt.Errorf("no answer within %s", regionDeadline))
	defer cancel()
	all := slices.Concat(checks, modelChecks(r.profiles), more)
	results := make([]result, len(all))
	var group errgroup.Group
	group.SetLimit(atOnce)
	for i, c := range all {
		group.Go(func() error {
			results[i] = c.run(ctx, r)
			return nil
		})
	}
	_ = group.Wait() // no check returns an error: it is its result
	return append([]result{enabled}, results...)
}

func (c check) run(ctx context.Context, r regional) result {
	found := result{Region: r.Name, Check: c.name}
	var err error
	found.Status, found.Message, err = c.ask(ctx, r)
	if err != nil {
		if ctx.Err() != nil {
			err = context.Cause(ctx)
		}
		found.Status, found.Message = unknown, fmt.Sprintf("allow %s in %s, or run again: %s", c.action, r.Name, awserrors.Reason(err))
	}
	return found
}
