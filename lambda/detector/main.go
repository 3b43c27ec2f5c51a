// Command audit is the Lambda function that runs the coverage detector: as a custom resource at each deployment that
// changes the lists, and on a schedule.
package main

import (
	"context"
	"log/slog"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/detector"
)

// regionDeadline is generous: nobody waits for a run, and on the part of a CPU that goes with 128 MB the handshakes with
// every Region at once take seconds.
const regionDeadline = 15 * time.Second

// profilesDeadline leaves time, within the function's timeout, to write what was read.
const profilesDeadline = 45 * time.Second

// meteringDeadline is that of the profiles, which are read meanwhile.
const meteringDeadline = profilesDeadline

func main() {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stderr, nil)))
	c, lists, err := configured(bootstrap.Catalog(), os.Getenv)
	if err != nil {
		slog.Error("configuration is wrong", "error", err)
		os.Exit(1)
	}
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		slog.Error("no AWS configuration", "error", err)
		os.Exit(1)
	}
	d := detector.New(cfg, c)
	d.Deadline, d.ProfilesDeadline, d.MeteringDeadline = regionDeadline, profilesDeadline, meteringDeadline
	ledger := detector.NewLedger(cfg, c)
	teller, err := detector.NewTeller(cfg, d, ledger)
	if err != nil {
		slog.Error("the rate card has mistakes", "error", err)
		os.Exit(1)
	}
	h := handler{
		detect: d.Detect,
		record: ledger.Record,
		profiles: func(ctx context.Context, findings []detector.Finding) (detector.ProfileCount, error) {
			return detector.UpdateProfiles(ctx, d, ledger, findings)
		},
		metered: func(ctx context.Context, findings []detector.Finding) (int, error) {
			return detector.UpdateMetered(ctx, d, ledger, findings)
		},
		tell:   teller.Tell,
		repair: newRepairer(cfg, c.Repaired).start,
		memory: ledgerMemory{ledger},
	}
	roles := detector.NewRoleTags(cfg, lists)
	lambda.Start(withRoles(h.handle, roles.Check))
}
