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
	// regionDeadline is the time of one Region.
	regionDeadline = 30 * time.Second
	// atOnce is the number of calls that one Region gets side by side.
	atOnce = 8
)

// check is one condition of a deployment in a Region.
type check struct {
	name string
	// action names the permissions that the check needs.
	action string
	read   read
}

// read returns the status of a check, and beside a status that is not ok the next step. Its error makes the status unknown.
type read = func(context.Context, regional) (status, string, error)

// checks are the checks of every Region. Those of its models and, in the home Region, of the account's roles come on top.
var checks = []check{
	{"permissions", "sts:AssumeRole", deployRole},
	{"CDK bootstrap", "ssm:GetParameter", bootstrapped},
	{"logging configuration", "bedrock:GetModelInvocationLoggingConfiguration", loggingConfiguration},
	{"inference profile quota", "bedrock:ListInferenceProfiles", profileQuota},
	{"inference profile type", "cloudformation:DescribeType", profileType},
	{"trail", "cloudtrail:DescribeTrails and cloudtrail:GetTrailStatus", trail},
}

// homeChecks are the checks of the home Region alone, beside those of the account's roles.
var homeChecks = []check{{"Lake Formation", "lakeformation:GetDataLakeSettings", lakeFormation}}

// region runs every check of a Region on its own: a failure hides no other result. A Region that is not enabled gets no call.
func (s session) region(ctx context.Context, r regional, more []check) []result {
	enabled := result{Region: r.Name, Check: "enabled", Status: ok}
	switch {
	case s.disabled[r.Name]:
		enabled.Status = fails
		enabled.Message = fmt.Sprintf("enable it (aws account enable-region --region-name %s), or take it out of regions.go", r.Name)
		return []result{enabled}
	case s.unlisted != nil:
		enabled.Status, enabled.Message = unknown, awserrors.Action(s.unlisted, "allow account:ListRegions")+": "+awserrors.Reason(s.unlisted)
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
	found.Status, found.Message, err = c.read(ctx, r)
	if err != nil {
		if ctx.Err() != nil {
			err = context.Cause(ctx)
		}
		found.Status, found.Message = unknown, awserrors.Action(err, fmt.Sprintf("allow %s in %s", c.action, r.Name))+": "+awserrors.Reason(err)
	}
	return found
}
