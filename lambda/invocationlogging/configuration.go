package main

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/loggingconfig"
)

// configuration is a Region's one logging configuration. No method deletes it, and the function's role may not: whatever goes
// wrong, logging that is on stays on.
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
	if !loggingconfig.Same(now, c) {
		return fmt.Errorf("set %s, but read back %s", loggingconfig.Describe(c), loggingconfig.Describe(now))
	}
	slog.InfoContext(ctx, "set", "region", h.region, "configuration", loggingconfig.Describe(c))
	return nil
}

// restore puts back the configuration that was there before target was put, unless logging was off: then ours may stay on. A failed
// put may have been applied all the same, and somebody else may have changed the configuration in between. So restore reads first, and
// leaves what is not ours, and a log group that neither before nor target has.
func (h handler) restore(ctx context.Context, before, target *types.LoggingConfig) error {
	if loggingconfig.IsOff(before) {
		return nil
	}
	was := loggingconfig.Describe(before)
	now, err := h.configuration.get(ctx)
	if err != nil {
		return fmt.Errorf("it was %s before, and may not be now: %w", was, err)
	}
	if loggingconfig.Same(now, before) {
		return nil
	}
	reading := loggingconfig.Read(now, h.bucket())
	added := reading.LogGroup != "" && reading.LogGroup != loggingconfig.LogGroup(before) && reading.LogGroup != loggingconfig.LogGroup(target)
	if reading.Foreign() || added {
		return fmt.Errorf("it was %s before; somebody else has set %s meanwhile, which is left as it is", was, loggingconfig.Describe(now))
	}
	if err := h.set(ctx, before); err != nil {
		return fmt.Errorf("it was %s before, and could not be put back: %w", was, err)
	}
	return nil
}
