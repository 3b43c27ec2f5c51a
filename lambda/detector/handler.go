package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"strings"
	"sync"

	"github.com/aws/aws-lambda-go/cfn"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/profiles"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda/customresource"
)

// physicalID never changes: an account has one detector.
const physicalID = "detector"

type handler struct {
	detect func(context.Context) ([]coverage.Finding, error)
	// record returns the key of the report.
	record func(context.Context, []coverage.Finding) (string, error)
	// profiles updates the inference profiles in the ledger bucket.
	profiles func(context.Context, []coverage.Finding) (profiles.Count, error)
	// metered updates the metered days in the ledger bucket, and returns the number of days written.
	metered func(context.Context, []coverage.Finding) (int, error)
	// notify sends a message about the alerts that began or ended.
	notify func(context.Context, []coverage.Finding) error
	// models sends a message about the models of the lists that have come nearer to their end of life.
	models func(context.Context) error
	// repair starts the functions that turn logging on again.
	repair func(context.Context, []coverage.Finding) error
	// memory keeps the digest of the last deployment, for rollbacks.
	memory customresource.Memory
}

// handle runs the detector for CloudFormation, whose events have a request type, and for the schedule, whose events have
// none.
func (h handler) handle(ctx context.Context, event json.RawMessage) (string, error) {
	var request cfn.Event
	if err := json.Unmarshal(event, &request); err != nil {
		return "", fmt.Errorf("read the event: %w", err)
	}
	if request.RequestType == "" {
		findings, _, err := h.run(ctx)
		_, unread := h.update(ctx, findings)
		return "", errors.Join(err, unread)
	}
	return customresource.Handler(physicalID, h.deployed)(ctx, request)
}

// deployed runs the detector for a deployment, so that its rollback succeeds.
func (h handler) deployed(ctx context.Context, event cfn.Event) (map[string]any, error) {
	return customresource.WithRollback(h.memory, h.deploy)(ctx, event)
}

// deploy fails a deployment after which a listed Region is known not to log. Nothing else that could not be read or written fails a
// deployment: the next hourly run repeats it, and an alarm watches for runs whose findings were not written. Deleting the resource runs
// nothing.
func (h handler) deploy(ctx context.Context, event cfn.Event) (map[string]any, error) {
	if event.RequestType == cfn.RequestDelete {
		return nil, nil
	}
	findings, report, err := h.run(ctx)
	if len(findings) > 0 {
		err = notLogging(findings)
	}
	count, _ := h.update(ctx, findings)
	s := coverage.Summarize(findings)
	return map[string]any{
		"Regions":          strconv.Itoa(s.Regions),
		"Logging":          strconv.Itoa(s.Logging),
		"ListedUnlogged":   strconv.Itoa(s.ListedUnlogged),
		"UnlistedUnlogged": strconv.Itoa(s.UnlistedUnlogged),
		"Unreadable":       strconv.Itoa(s.Unreadable),
		"Profiles":         strconv.Itoa(count.Seen),
		"Superseded":       strconv.Itoa(count.Superseded),
		"Report":           report,
	}, err
}

// run records the findings, starts repairs, and returns every error, joined.
func (h handler) run(ctx context.Context) ([]coverage.Finding, string, error) {
	findings, err := h.detect(ctx)
	if err != nil && len(findings) == 0 {
		return nil, "", err
	}
	report, recordErr := h.record(ctx, findings)
	for _, f := range findings {
		level := slog.LevelInfo
		if f.Unlogged() {
			level = slog.LevelWarn
		}
		slog.Log(ctx, level, "finding", "region", f.Region, "state", f.State, "listed", f.Listed, "invocations_24h", f.Invocations24h, "message", f.Message)
	}
	slog.InfoContext(ctx, "run", "summary", coverage.Summarize(findings), "report", report)
	err = errors.Join(err, recordErr, h.repair(ctx, findings))
	if err != nil {
		slog.ErrorContext(ctx, "the run is not complete", "error", err)
	}
	return findings, report, err
}

// update brings the other datasets up to date after the findings are recorded, so that their size delays no finding. Then it notifies:
// the datasets hold the models behind the profiles, from which the spend follows.
func (h handler) update(ctx context.Context, findings []coverage.Finding) (profiles.Count, error) {
	var wait sync.WaitGroup
	var days int
	var unmetered, unchecked error
	wait.Go(func() { days, unmetered = h.metered(ctx, findings) })
	wait.Go(func() { unchecked = h.models(ctx) })
	count, unread := h.profiles(ctx, findings)
	wait.Wait()
	err := errors.Join(unread, unmetered, unchecked, h.notify(ctx, findings))
	slog.InfoContext(ctx, "datasets and alerts", "profiles_seen", count.Seen, "profiles_written", count.Written, "profiles_superseded", count.Superseded, "metered_days_written", days)
	if err != nil {
		slog.ErrorContext(ctx, "the datasets are not up to date, or no message was sent", "error", err)
	}
	return count, err
}

// notLogging returns an error that names the listed Regions that are known not to log or refused to answer; nil for none. A Region
// that did not answer may still log: the next run reads it again.
func notLogging(findings []coverage.Finding) error {
	var regions []string
	for _, f := range findings {
		if f.Listed && f.Unlogged() && f.State != coverage.Unreachable {
			regions = append(regions, fmt.Sprintf("%s is %s: %s", f.Region, f.State, f.Message))
		}
	}
	if len(regions) == 0 {
		return nil
	}
	return errors.New("listed Regions are not logging: " + strings.Join(regions, "; "))
}
