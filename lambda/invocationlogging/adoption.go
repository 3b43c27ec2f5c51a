package main

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// refusal says what is there and how it can become ours.
func (h handler) refusal(found, want *types.LoggingConfig) error {
	return fmt.Errorf("it is somebody else's, and nothing was changed: it delivers to %s, not to %s; "+
		"to adopt it, write {Name: %q, AdoptExisting: true} with the Region's other fields into regions.go and deploy again: "+
		"it is kept in the SSM parameter %s and put back when the adoption ends; or take the Region out of regions.go",
		describe(found), location(want.S3Config), h.region, catalog.FormerLoggingParameter)
}

// adopted returns the configuration that an adoption has replaced; nil where there is none, or none of the properties asks for
// adoption.
func (h handler) adopted(ctx context.Context, properties ...map[string]any) (*types.LoggingConfig, error) {
	for _, given := range properties {
		if given[adoptProperty] == "true" {
			return h.memory.former(ctx)
		}
	}
	return nil, nil
}

// adopt keeps what was found, before anything is put over it. Writing takes time, in which it may have changed. One is kept at a
// time: while it is not given back, no other takes its place.
func (h handler) adopt(ctx context.Context, found, former *types.LoggingConfig) error {
	switch {
	case bucket(found) == h.bucket():
		return fmt.Errorf("somebody has changed ours to %s, and nothing was changed: what delivers to our bucket is not adopted; "+
			"to keep its log group, set KeepCloudWatchLogs in regions.go; else put ours back by hand; then deploy again", describe(found))
	case former != nil && !same(found, former):
		return fmt.Errorf("it was adopted from %s, somebody has set %s since, and nothing was changed; agree on what the end of the adoption gives back: "+
			"to give back the former, put it from the SSM parameter %s by hand; to give back what is there, overwrite the parameter with {}; then deploy again",
			describe(former), describe(found), catalog.FormerLoggingParameter)
	}
	if err := h.memory.keepFormer(ctx, found); err != nil {
		return fmt.Errorf("it is somebody else's, and could not be kept, so that nothing was changed: %w", err)
	}
	now, err := h.configuration.get(ctx)
	if err != nil {
		return err
	}
	if !same(now, found) {
		return fmt.Errorf("it was %s and became %s while it was adopted, and nothing was changed; deploy again", describe(found), describe(now))
	}
	return nil
}

// leave ends the resource's hold on the configuration: what was adopted is put back, what is ours stays on. Properties that
// could never have been deployed have changed nothing.
func (h handler) leave(ctx context.Context, deployed map[string]any) (string, error) {
	if deployed[bucketProperty] != h.bucket() {
		return "invocation logging stays as it is", nil
	}
	work, cancel := withReserve(ctx)
	defer cancel()
	former, err := h.adopted(work, deployed)
	if err != nil {
		return "", explain(work, err)
	}
	if former == nil {
		return "invocation logging stays as it is", nil
	}
	done, err := h.putBack(work, former, deployed)
	return done, explain(work, err)
}

// putBack puts the former configuration back, unless somebody has changed ours since: then what is there is left as it is,
// and the former one stays in its parameter.
func (h handler) putBack(ctx context.Context, former *types.LoggingConfig, deployed map[string]any) (string, error) {
	ours, err := parse(deployed, h.bucket())
	if err != nil {
		return "", err
	}
	now, err := h.configuration.get(ctx)
	if err != nil {
		return "", err
	}
	if !same(now, former) {
		if !same(now, ours.beside(now, former)) {
			return h.changedSince(ctx, now, former), nil
		}
		if err := h.set(ctx, former); err != nil {
			return "", fmt.Errorf("what was adopted, %s, could not be put back: %w", describe(former), err)
		}
	}
	if err := h.memory.keepFormer(ctx, nil); err != nil {
		return "", fmt.Errorf("what was adopted is put back, but not forgotten: %w", err)
	}
	return "what was adopted is put back: " + describe(former), nil
}

// changedSince tells people what a successful answer to CloudFormation cannot. It fails nothing.
func (h handler) changedSince(ctx context.Context, now, former *types.LoggingConfig) string {
	text := fmt.Sprintf("The configuration that was adopted in %s is not put back: somebody has changed ours to %s, which is left as it is. "+
		"The former one, %s, stays in the SSM parameter %s.", h.region, describe(now), describe(former), catalog.FormerLoggingParameter)
	told, err := h.tell(ctx, "was not put back", text)
	slog.WarnContext(ctx, "not put back", "region", h.region, "told", told, "error", err)
	return text
}
