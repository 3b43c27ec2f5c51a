package main

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/roletags"
)

// withRoles checks the tags of existing roles after each run. Its findings fail no deployment: an alarm watches their number.
func withRoles(run func(context.Context, json.RawMessage) (string, error), check func(context.Context) ([]roletags.Finding, error)) func(context.Context, json.RawMessage) (string, error) {
	return func(ctx context.Context, event json.RawMessage) (string, error) {
		answer, err := run(ctx, event)
		findings, unpublished := check(ctx)
		for _, f := range findings {
			slog.WarnContext(ctx, "existing role", "role", f.Role, "message", f.Message)
		}
		return answer, errors.Join(err, unpublished)
	}
}
