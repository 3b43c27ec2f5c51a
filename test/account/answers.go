package account

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
)

// Answers are results of queries of the deployed ledger.
type Answers struct {
	// Day is the day of the queries (UTC).
	Day                               time.Time
	Coverage, ByTeam, OfTheSeventhDay *athena.Result
	// Metadata counts the calls by the keys and values of their metadata, MetadataKeys by the keys of each service.
	Metadata, MetadataKeys *athena.Result
}

// Answers runs the queries. They read the day of today; if midnight passes meanwhile, they run again.
func (a *Account) Answers(ctx context.Context) (Answers, error) {
	for {
		answers := Answers{Day: time.Now().UTC().Truncate(24 * time.Hour)}
		group, ctx := errgroup.WithContext(ctx)
		w := a.Workgroup()
		group.Go(func() (err error) { answers.Coverage, err = w.Run(ctx, coverageQuery); return err })
		group.Go(func() (err error) { answers.Metadata, err = w.Run(ctx, calls.MetadataQuery); return err })
		group.Go(func() (err error) { answers.MetadataKeys, err = w.Run(ctx, calls.MetadataKeysQuery); return err })
		group.Go(func() (err error) { answers.ByTeam, err = w.RunNamed(ctx, "tokens_by_team_service_env"); return err })
		group.Go(func() (err error) { answers.OfTheSeventhDay, err = w.RunNamed(ctx, "who_used_the_tokens"); return err })
		if err := group.Wait(); err != nil {
			return answers, err
		}
		if time.Now().UTC().Truncate(24 * time.Hour).Equal(answers.Day) {
			return answers, nil
		}
	}
}

// Check compares the answers with the calls that were made and with the lists.
func (a *Account) Check(answers Answers) error {
	var coverage [][]*string
	for _, r := range a.Catalog.ActiveRegions() {
		coverage = append(coverage, calls.Row(r.Name, "true", "logging"))
	}
	if a.Unlisted != "" {
		coverage = append(coverage, calls.Row(a.Unlisted, "false", "off"))
	}
	for _, compared := range []struct {
		message   string
		want, got [][]*string
	}{
		{"tokens_by_team_service_env differs from the calls made", calls.TeamServiceEnvRows(a.Calls, answers.Day), answers.ByTeam.Rows},
		{"who_used_the_tokens differs from the calls made", calls.SeventhDayRows(a.Calls, answers.Day), answers.OfTheSeventhDay.Rows},
		{"request_metadata of bedrock_invocation_logs differs from the metadata of the calls", calls.MetadataRows(a.Calls), answers.Metadata.Rows},
		{"the keys in bedrock_invocation_logs differ from the keys of the calls", calls.MetadataKeysRows(a.Calls), answers.MetadataKeys.Rows},
		{"bedrock_coverage differs from the lists and the Regions called", coverage, answers.Coverage.Rows},
	} {
		if d := calls.Difference(compared.want, compared.got); d != "" {
			return fmt.Errorf("%s: %s", compared.message, d)
		}
	}
	return nil
}

// coverageQuery reads the Regions that must log, and the others whose calls leave no record.
const coverageQuery = `SELECT region, listed, state
FROM bedrock_coverage
WHERE listed OR (state <> 'logging' AND invocations_24h > 0)`
