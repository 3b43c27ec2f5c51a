package main

import (
	"context"
	"fmt"
	"time"

	sdk "github.com/aws/aws-sdk-go-v2/service/athena"
	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// used is the emulated account after the bootstrap was deployed and its services called Amazon Bedrock.
type used struct {
	place
	Catalog catalog.Catalog
	// Calls are all that were made through profiles.
	Calls []call
	// Dark is the Region that was called without being listed; "" when all are.
	Dark string
	// Unlogged are the calls made there on a day that is over.
	Unlogged []call
}

// use bootstraps the account, deploys the program and makes the calls of a day that begins at now.
func use(ctx context.Context, p place, lists catalog.Catalog, s *servers, show *progress, now time.Time) (*used, error) {
	u := &used{place: p, Catalog: lists, Calls: makePlan(lists, now)}
	home := lists.Account.HomeRegion

	if err := show.phase("emulator", func() error { return await(ctx, s.EmulatorReady, "emulator") }); err != nil {
		return nil, err
	}
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		return show.phase("query engine", func() error { return await(ctx, s.EngineReady, "engine") })
	})
	group.Go(func() error {
		if err := p.record(ctx, home); err != nil {
			return err
		}
		err := show.phase("cdk bootstrap", func() error { return p.bootstrap(ctx, lists) })
		if err != nil {
			return err
		}
		err = show.phase("cdk deploy", func() error {
			if err := p.makeExisting(ctx, lists); err != nil {
				return err
			}
			return p.deploy(ctx, home, func(stack string, _ bool) { show.line("  %s is deployed", stack) })
		})
		if err != nil {
			return err
		}
		return show.phase("calls", func() error {
			if err := newServices(p, home).makeCalls(ctx, u.Calls); err != nil {
				return err
			}
			return u.callInTheDark(ctx, now)
		})
	})
	return u, group.Wait()
}

// workgroup is the deployed workgroup.
func (u *used) workgroup() athena.Workgroup {
	return athena.Workgroup{
		Client:   sdk.NewFromConfig(u.config(u.Catalog.Account.HomeRegion)),
		Name:     ledger.Workgroup,
		Database: ledger.Database,
		Poll:     200 * time.Millisecond,
	}
}

// answers are what the deployed ledger says.
type answers struct {
	// Day is the day of the queries (UTC).
	Day                               time.Time
	Coverage, ByTeam, OfTheSeventhDay *athena.Result
	// Stamped is how many calls carry the same keys and values, StampedKeys the same for keys of a service.
	Stamped, StampedKeys *athena.Result
}

// ask runs the queries of the demo. They speak of today; when midnight passes meanwhile, they run again.
func (u *used) ask(ctx context.Context) (answers, error) {
	for {
		a := answers{Day: time.Now().UTC().Truncate(24 * time.Hour)}
		group, ctx := errgroup.WithContext(ctx)
		w := u.workgroup()
		group.Go(func() (err error) { a.Coverage, err = w.Run(ctx, coverageQuery); return err })
		group.Go(func() (err error) { a.Stamped, err = w.Run(ctx, stampedQuery); return err })
		group.Go(func() (err error) { a.StampedKeys, err = w.Run(ctx, stampedKeysQuery); return err })
		group.Go(func() (err error) { a.ByTeam, err = w.RunNamed(ctx, "tokens_by_team_service_env"); return err })
		group.Go(func() (err error) { a.OfTheSeventhDay, err = w.RunNamed(ctx, "who_used_the_tokens"); return err })
		if err := group.Wait(); err != nil {
			return a, err
		}
		if time.Now().UTC().Truncate(24 * time.Hour).Equal(a.Day) {
			return a, nil
		}
	}
}

// check compares the answers with the calls that were made.
func (u *used) check(a answers) error {
	if d := difference(rowsByTeamServiceEnv(u.Calls, a.Day), a.ByTeam.Rows); d != "" {
		return fmt.Errorf("tokens_by_team_service_env differs from the calls made: %s", d)
	}
	if d := difference(rowsOfTheSeventhDay(u.Calls, a.Day), a.OfTheSeventhDay.Rows); d != "" {
		return fmt.Errorf("who_used_the_tokens differs from the calls made: %s", d)
	}
	if d := difference(rowsOfStamps(u.Calls), a.Stamped.Rows); d != "" {
		return fmt.Errorf("request_metadata of bedrock_invocation_logs differs from what was stamped: %s", d)
	}
	if d := difference(rowsOfStampedKeys(u.Calls), a.StampedKeys.Rows); d != "" {
		return fmt.Errorf("the keys in bedrock_invocation_logs differ from those that were stamped: %s", d)
	}
	var want [][]*string
	for _, r := range u.Catalog.ActiveRegions() {
		want = append(want, pointers(r.Name, "true", "logging"))
	}
	if u.Dark != "" {
		want = append(want, pointers(u.Dark, "false", "off"))
	}
	if d := difference(want, a.Coverage.Rows); d != "" {
		return fmt.Errorf("bedrock_coverage differs from what was deployed and called: %s", d)
	}
	return nil
}

// coverageQuery asks for the Regions that must log, and for the others whose calls leave no log.
const coverageQuery = `SELECT region, listed, state
FROM bedrock_coverage
WHERE listed OR (state <> 'logging' AND invocations_24h > 0)`
