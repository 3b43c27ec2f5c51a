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

	"github.com/bedrock-bootstrap/bedrock-bootstrap/detector"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda/customresource"
)

// physicalID never changes: an account has one detector.
const physicalID = "detector"

type handler struct {
	detect func(context.Context) ([]detector.Finding, error)
	// record returns the key of the report.
	record func(context.Context, []detector.Finding) (string, error)
	// profiles updates the ledger's inference profiles.
	profiles func(context.Context, []detector.Finding) (detector.ProfileCount, error)
	// metered updates what CloudWatch metered by day, and returns the number of days written.
	metered func(context.Context, []detector.Finding) (int, error)
	// tell tells people what changed.
	tell func(context.Context, []detector.Finding) error
	// repair starts what turns logging on again.
	repair func(context.Context, []detector.Finding) error
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

// deploy fails a deployment after which a listed Region is known not to log. Whatever else could not be read or written fails none:
// the next hourly run does it, and an alarm reports runs whose findings are not kept. Deleting the resource runs nothing.
func (h handler) deploy(ctx context.Context, event cfn.Event) (map[string]any, error) {
	if event.RequestType == cfn.RequestDelete {
		return nil, nil
	}
	findings, report, err := h.run(ctx)
	if len(findings) > 0 {
		err = notLogging(findings)
	}
	profiles, _ := h.update(ctx, findings)
	s := detector.Summarize(findings)
	return map[string]any{
		"Regions":          strconv.Itoa(s.Regions),
		"Logging":          strconv.Itoa(s.Logging),
		"ListedUnlogged":   strconv.Itoa(s.ListedUnlogged),
		"UnlistedUnlogged": strconv.Itoa(s.UnlistedUnlogged),
		"Unreadable":       strconv.Itoa(s.Unreadable),
		"Profiles":         strconv.Itoa(profiles.Seen),
		"Superseded":       strconv.Itoa(profiles.Superseded),
		"Report":           report,
	}, err
}

// run records whatever was found, starts repairs, and returns every error, joined.
func (h handler) run(ctx context.Context) ([]detector.Finding, string, error) {
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
	slog.InfoContext(ctx, "run", "summary", detector.Summarize(findings), "report", report)
	err = errors.Join(err, recordErr, h.repair(ctx, findings))
	if err != nil {
		slog.ErrorContext(ctx, "the run is not complete", "error", err)
	}
	return findings, report, err
}

// update brings the other datasets up to date, after the findings are recorded: however much there is to read, it delays no
// finding. Then it tells people what changed: what a call through a profile costs, the datasets say.
func (h handler) update(ctx context.Context, findings []detector.Finding) (detector.ProfileCount, error) {
	var wait sync.WaitGroup
	var days int
	var unmetered error
	wait.Go(func() { days, unmetered = h.metered(ctx, findings) })
	count, unread := h.profiles(ctx, findings)
	wait.Wait()
	err := errors.Join(unread, unmetered, h.tell(ctx, findings))
	slog.InfoContext(ctx, "datasets and alerts", "profiles_seen", count.Seen, "profiles_written", count.Written, "profiles_superseded", count.Superseded, "metered_days_written", days)
	if err != nil {
		slog.ErrorContext(ctx, "datasets are not up to date, or people are not told", "error", err)
	}
	return count, err
}

// notLogging returns an error that names the listed Regions that are known not to log, or refuse to say, or nil. One that did not
// answer may log as ever: whether it does, the next run finds out.
func notLogging(findings []detector.Finding) error {
	var regions []string
	for _, f := range findings {
		if f.Listed && f.Unlogged() && f.State != detector.Unreachable {
			regions = append(regions, fmt.Sprintf("%s is %s: %s", f.Region, f.State, f.Message))
		}
	}
	if len(regions) == 0 {
		return nil
	}
	return errors.New("listed Regions are not logging: " + strings.Join(regions, "; "))
}
