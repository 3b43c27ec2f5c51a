package account

import (
	"context"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// RollUp runs cmd/rollup for the days of the planned calls that are over: a scheduled run of the function would do it within hours.
func (a *Account) RollUp(ctx context.Context, now time.Time) error {
	return environment.Run(ctx, environment.Process{
		Name: "rollup",
		Args: []string{a.Tool("rollup"), "--from", now.AddDate(0, 0, 1-calls.Days).Format(time.DateOnly), "--to", now.AddDate(0, 0, -1).Format(time.DateOnly)},
		Dir:  a.Root,
		Env:  a.ClientEnvironment(a.Home()),
		Log:  a.State("log", "rollup.log"),
	})
}
