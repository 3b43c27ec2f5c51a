package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"strings"

	"github.com/aws/aws-lambda-go/cfn"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/detector"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda/customresource"
)

// physicalID is the resource's for ever: an account has one coverage.
const physicalID = "coverage"

type handler struct {
	detect func(context.Context) ([]detector.Finding, error)
	// record returns the key of the report.
	record func(context.Context, []detector.Finding) (string, error)
	// profiles updates the ledger's inference profiles.
	profiles func(context.Context, []detector.Finding) (detector.ProfileCount, error)
	// repair starts what turns logging on again.
	repair func(context.Context, []detector.Finding) error
	// failed returns the deployment that failed and is not yet undone, and remember keeps it.
	failed   func(context.Context) (detector.Deployment, error)
	remember func(context.Context, detector.Deployment) error
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
		_, unread := h.updateProfiles(ctx, findings)
		return "", errors.Join(err, unread)
	}
	return customresource.Handler(physicalID, h.deployed)(ctx, request)
}

// deployed fails a deployment after which a listed Region is not logging, but not its rollback. Inference profiles that
// could not be read fail none: the next hourly run reads them. Deleting the resource runs nothing.
func (h handler) deployed(ctx context.Context, event cfn.Event) (map[string]any, error) {
	if event.RequestType == cfn.RequestDelete {
		return nil, nil
	}
	findings, report, err := h.run(ctx)
	err = h.settle(ctx, event, errors.Join(notLogging(findings), err))
	profiles, _ := h.updateProfiles(ctx, findings)
	if err != nil {
		return nil, err
	}
	s := detector.Summarize(findings)
	return map[string]any{
		"Regions":          strconv.Itoa(s.Regions),
		"Logging":          strconv.Itoa(s.Logging),
		"ListedNotLogging": strconv.Itoa(s.ListedNotLogging),
		"DarkWithTraffic":  strconv.Itoa(s.DarkWithTraffic),
		"Unreadable":       strconv.Itoa(s.Unreadable),
		"Profiles":         strconv.Itoa(profiles.Seen),
		"Report":           report,
	}, nil
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
		if f.Dark() {
			level = slog.LevelWarn
		}
		slog.Log(ctx, level, "finding", "region", f.Region, "state", f.State, "listed", f.Listed, "invocations_24h", f.Invocations24h, "message", f.Message)
	}
	slog.InfoContext(ctx, "run", "summary", detector.Summarize(findings), "report", report)
	return findings, report, errors.Join(err, recordErr, h.repair(ctx, findings))
}

// updateProfiles comes after the findings are recorded: however many profiles there are, they delay no finding.
func (h handler) updateProfiles(ctx context.Context, findings []detector.Finding) (detector.ProfileCount, error) {
	count, err := h.profiles(ctx, findings)
	slog.InfoContext(ctx, "inference profiles", "seen", count.Seen, "written", count.Written)
	if err != nil {
		slog.WarnContext(ctx, "inference profiles are not up to date", "error", err)
	}
	return count, err
}

// notLogging returns an error that names the listed Regions that do not log, or nil.
func notLogging(findings []detector.Finding) error {
	var regions []string
	for _, f := range findings {
		if f.Listed && f.Dark() {
			regions = append(regions, fmt.Sprintf("%s is %s: %s", f.Region, f.State, f.Message))
		}
	}
	if len(regions) == 0 {
		return nil
	}
	return errors.New("listed Regions are not logging: " + strings.Join(regions, "; "))
}
