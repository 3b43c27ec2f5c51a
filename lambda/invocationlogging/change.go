package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/aws/aws-lambda-go/cfn"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/loggingconfig"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda/customresource"
)

// restoreReserve is the part of a request's time that is kept for putting back the configuration that was found.
const restoreReserve = 30 * time.Second

var errNoTime = errors.New("time was up before the configuration was on; raise the function's timeout")

// change is a Create or an Update.
type change struct {
	desired
	// deployed is the configuration that the last deployment put, as far as is known: the one to put where there was none.
	deployed *types.LoggingConfig
	// former is the configuration that an adoption replaced. Nil: none.
	former *types.LoggingConfig
	// endsAdoption means that the previous properties adopted and these do not.
	endsAdoption bool
	// endsKeeping means that the previous properties kept a log group and these do not.
	endsKeeping bool
}

// change brings the configuration to that of the properties, and returns what it did.
func (h handler) change(ctx context.Context, event cfn.Event) (string, error) {
	properties, previous := event.ResourceProperties, event.OldResourceProperties
	want, err := parse(properties, h.bucket())
	if err != nil {
		return "", err
	}
	work, cancel := customresource.WithReserve(ctx, restoreReserve, errNoTime)
	defer cancel()
	former, err := h.adopted(work, properties, previous)
	if err != nil {
		return "", customresource.WithCause(work, err)
	}
	deployed := want
	if before, err := parse(previous, h.bucket()); err == nil {
		deployed = before
	}
	c := change{
		desired:      want,
		deployed:     deployed.config,
		former:       former,
		endsAdoption: !want.adopt && previous[catalog.PropertyAdoptExisting] == "true",
		endsKeeping:  !want.keepLogs && previous[catalog.PropertyKeepCloudWatchLogs] == "true",
	}
	if c.endsAdoption && former != nil {
		done, err := h.putBack(work, former, previous)
		return done, customresource.WithCause(work, err)
	}
	return h.turnOn(ctx, work, c)
}

// target returns the configuration to set where found is there, and the log group that it keeps although nobody asked for it. A log
// group beside our bucket harms no record and may be needed: it goes only where KeepCloudWatchLogs is taken back.
func (c change) target(found *types.LoggingConfig, reading loggingconfig.Reading) (target *types.LoggingConfig, unasked string) {
	target = c.withLogGroup(found, c.former)
	if reading.State == loggingconfig.Ours && reading.LogGroup != "" && !c.keepLogs && !c.endsKeeping {
		target.CloudWatchConfig = found.CloudWatchConfig
		return target, reading.LogGroup
	}
	return target, ""
}

// turnOn works within the time of work, and has all of ctx for putting back what it found.
func (h handler) turnOn(ctx, work context.Context, c change) (string, error) {
	found, err := h.configuration.get(work)
	if err != nil {
		return "", customresource.WithCause(work, err)
	}
	reading := loggingconfig.Read(found, h.bucket())
	if reading.State == loggingconfig.Ours {
		found = loggingconfig.Completed(found, c.deployed)
	}
	target, unasked := c.target(found, reading)
	slog.InfoContext(ctx, "found", "region", h.region, "configuration", loggingconfig.Describe(found), "wanted", loggingconfig.Describe(target))
	kept := ""
	if unasked != "" {
		kept = "; CloudWatch log group " + unasked + ", which nobody asked for, is kept"
	}
	if loggingconfig.Same(found, target) {
		return "it was on" + kept, nil
	}
	done := "it is on" + kept
	if reading.Foreign() {
		switch {
		case c.endsAdoption: // the owner has put it back already, or somebody has changed ours
			return "it is left as it is: " + loggingconfig.Describe(found), nil
		case !c.adopt:
			return "", h.refusal(reading, found, target)
		}
		if err := h.adopt(work, found, reading, c.former); err != nil {
			return "", customresource.WithCause(work, err)
		}
		done = "it is on, and took the place of " + loggingconfig.Describe(found)
	}
	if err := h.set(work, target); err != nil {
		failed := customresource.WithCause(work, err)
		if err := h.restore(ctx, found, target); err != nil {
			return "", fmt.Errorf("%w; %w", failed, customresource.WithCause(ctx, err))
		}
		return "", failed
	}
	return done, nil
}
