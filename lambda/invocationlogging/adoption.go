package main

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/loggingconfig"
)

// refusal is the error of a foreign configuration that is not to be adopted: where it delivers, and how it can become ours.
func (h handler) refusal(reading loggingconfig.Reading, found, target *types.LoggingConfig) error {
	if reading.State == loggingconfig.WrongPrefix {
		return errOurBucket(found)
	}
	return fmt.Errorf("it is somebody else's, and nothing was changed: it delivers to %s, not to %s; "+
		"to adopt it, write {Name: %q, AdoptExisting: true} with the Region's other fields into regions.go and deploy again: "+
		"it is kept in the SSM parameter %s and put back when the adoption ends; or take the Region out of regions.go",
		loggingconfig.Describe(found), loggingconfig.Location(target.S3Config), h.region, catalog.FormerLoggingParameter)
}

// errOurBucket is the error of a configuration that delivers to our bucket below a key prefix. It is not adopted: put back in the end,
// it would deliver to a bucket of ours.
func errOurBucket(found *types.LoggingConfig) error {
	return fmt.Errorf("somebody has changed ours to %s, and nothing was changed: a configuration of our own bucket is not adopted; "+
		`put it again without the key prefix by hand (docs/runbook.md, "Foreign configuration"), then deploy again`, loggingconfig.Describe(found))
}

// adopted returns the configuration that an adoption has replaced. Nil: there is none, or none of the properties adopts.
func (h handler) adopted(ctx context.Context, properties ...map[string]any) (*types.LoggingConfig, error) {
	for _, given := range properties {
		if given[catalog.PropertyAdoptExisting] == "true" {
			return h.memory.former(ctx)
		}
	}
	return nil, nil
}

// adopt keeps the configuration that was found, before anything is put over it. Writing takes time, in which it may have changed: so
// it is read again. One configuration is kept at a time: until it is given back, no other takes its place.
func (h handler) adopt(ctx context.Context, found *types.LoggingConfig, reading loggingconfig.Reading, former *types.LoggingConfig) error {
	switch {
	case reading.State == loggingconfig.WrongPrefix:
		return errOurBucket(found)
	case former != nil && !loggingconfig.Same(found, former):
		return fmt.Errorf("it was adopted from %s, somebody has set %s since, and nothing was changed; agree on the configuration that the end of the adoption gives back: "+
			"to give back the former, put it from the SSM parameter %s by hand; to give back the present one, overwrite the parameter with {}; then deploy again",
			loggingconfig.Describe(former), loggingconfig.Describe(found), catalog.FormerLoggingParameter)
	}
	if err := h.memory.keepFormer(ctx, found); err != nil {
		return fmt.Errorf("it is somebody else's, and could not be kept, so that nothing was changed: %w", err)
	}
	now, err := h.configuration.get(ctx)
	if err != nil {
		return err
	}
	if !loggingconfig.Same(now, found) {
		return fmt.Errorf("it was %s and became %s while it was adopted, and nothing was changed; deploy again", loggingconfig.Describe(found), loggingconfig.Describe(now))
	}
	return nil
}
