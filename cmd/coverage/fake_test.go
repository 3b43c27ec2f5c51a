package main

import (
	"context"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/brokenobjects"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/profiles"
)

var (
	yesterday = time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
	today     = time.Date(2026, 11, 23, 18, 55, 12, 0, time.UTC)
)

// fake is an account to show.
type fake struct {
	findings, previous                          []coverage.Finding
	detectErr, latestErr, recordErr, connectErr error
	recorded                                    []coverage.Finding
	// profiled are the findings whose profiles were read.
	profiled    []coverage.Finding
	profilesErr error
	// metered are the findings whose Regions were metered.
	metered    []coverage.Finding
	meteredErr error
	lists      catalog.Catalog
	// broken is the outcome of the search for broken objects, from first to last.
	broken      brokenobjects.Result
	brokenErr   error
	first, last time.Time
}

func (f *fake) connect(_ context.Context, lists catalog.Catalog) (session, error) {
	f.lists = lists
	return session{
		account: "123456789012",
		bucket:  "the-ledger-" + lists.Account.HomeRegion,
		detect: func(context.Context, func(done, all int)) ([]coverage.Finding, error) {
			return f.findings, f.detectErr
		},
		latest: func(context.Context) ([]coverage.Finding, error) { return f.previous, f.latestErr },
		record: func(_ context.Context, findings []coverage.Finding) (string, error) {
			f.recorded = findings
			coverage.CarrySince(findings, f.previous)
			return "coverage/history/the-key.json", f.recordErr
		},
		profiles: func(_ context.Context, findings []coverage.Finding) (profiles.Count, error) {
			f.profiled = findings
			return profiles.Count{Seen: 12, Written: 3}, f.profilesErr
		},
		metered: func(_ context.Context, findings []coverage.Finding) (int, error) {
			f.metered = findings
			return 16, f.meteredErr
		},
		spend: func(_ context.Context, findings []coverage.Finding) []string {
			var lines []string
			for _, found := range findings {
				if found.Lossy() {
					lines = append(lines, found.Region+": for dollars.")
				}
			}
			return lines
		},
		broken: func(_ context.Context, first, last time.Time, _ func(days, all, broken int)) (brokenobjects.Result, error) {
			f.first, f.last = first, last
			return f.broken, f.brokenErr
		},
	}, f.connectErr
}

func (f *fake) run(args ...string) (status int, stdout, stderr string) {
	return f.runContext(context.Background(), args...)
}

func (f *fake) runContext(ctx context.Context, args ...string) (status int, stdout, stderr string) {
	var out, err strings.Builder
	status = run(ctx, args, &out, &err, tool{catalog: lists(), today: today, connect: f.connect})
	return status, out.String(), err.String()
}

// lists returns two Regions in use and a retired one.
func lists() catalog.Catalog {
	return catalog.Catalog{
		Account:      catalog.Account{HomeRegion: "us-east-1", TagPrefix: "acme:"},
		Regions:      []catalog.Region{{Name: "us-east-1"}, {Name: "eu-north-1", Retired: "2026-10-01"}, {Name: "eu-west-1", DeliverBodies: true}},
		Environments: []catalog.Environment{{Name: "prod"}},
		Products:     []catalog.Product{{Name: "doc-search", Team: "search", Models: []catalog.Model{{Name: "nova", ID: "amazon.nova-lite-v1:0"}}}},
	}
}

func found(region string, listed bool, state coverage.State, calls int64) coverage.Finding {
	f := coverage.Finding{AccountID: "123456789012", Region: region, Listed: listed, State: state, Message: "do something about " + region, CheckedAt: today}
	if calls >= 0 {
		f.Invocations24h = &calls
	}
	return f
}

// account has every kind of Region.
func account() *fake {
	elsewhere := found("us-east-1", true, coverage.Elsewhere, 3)
	elsewhere.Destination = "s3://their-logs/"
	return &fake{
		findings: []coverage.Finding{
			found("ap-east-2", false, coverage.NotEnabled, -1),
			found("eu-north-1", false, coverage.Off, 0),
			found("eu-south-1", true, coverage.NotEnabled, -1),
			found("eu-west-1", true, coverage.Logging, 1200),
			found("eu-west-3", false, coverage.Denied, -1),
			found("me-south-1", false, coverage.NotEnabled, -1),
			found("sa-east-1", false, coverage.Off, 42),
			elsewhere,
		},
		previous: []coverage.Finding{{Region: "sa-east-1", State: coverage.Off, Since: yesterday}},
	}
}
