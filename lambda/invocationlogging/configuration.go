package main

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
)

// configuration is a Region's one logging configuration. Nothing here deletes it, and the function's role may not: whatever
// goes wrong, logging that is on stays on.
type configuration interface {
	// get returns nil where logging is off.
	get(context.Context) (*types.LoggingConfig, error)
	put(context.Context, *types.LoggingConfig) error
}

// set puts the configuration and reads it back.
func (h handler) set(ctx context.Context, c *types.LoggingConfig) error {
	if err := h.configuration.put(ctx, c); err != nil {
		return err
	}
	now, err := h.configuration.get(ctx)
	if err != nil {
		return err
	}
	if !same(now, c) {
		return fmt.Errorf("set %s, but read back %s", describe(c), describe(now))
	}
	slog.InfoContext(ctx, "set", "region", h.region, "configuration", describe(c))
	return nil
}

// restore puts back what was found, unless logging was off: then ours may stay on. A failed put may have been applied all
// the same, and somebody else may have come in between: so it reads first, and leaves what is not ours.
func (h handler) restore(ctx context.Context, before *types.LoggingConfig, ours ownership) error {
	if off(before) {
		return nil
	}
	now, err := h.configuration.get(ctx)
	if err != nil {
		return fmt.Errorf("it was %s before, and may not be now: %w", describe(before), err)
	}
	if same(now, before) {
		return nil
	}
	if ours.foreign(now) {
		return fmt.Errorf("it was %s before; somebody else has set %s meanwhile, which is left as it is", describe(before), describe(now))
	}
	if err := h.set(ctx, before); err != nil {
		return fmt.Errorf("it was %s before, and could not be put back: %w", describe(before), err)
	}
	return nil
}
