package main

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
)

func TestWrite(t *testing.T) {
	f := account()
	status, stdout, stderr := f.run("--write")
	want := "wrote s3://the-ledger-us-east-1/coverage/history/the-key.json\nwrote 3 new or changed of 12 inference profiles to s3://the-ledger-us-east-1/profiles/\nwrote 16 metered days of Regions to s3://the-ledger-us-east-1/metered/\n"
	if status != 1 || len(f.recorded) != 8 || len(f.metered) != 8 || len(f.profiled) != 8 || stderr != want {
		t.Errorf("status %d, recorded %d, profiles of %d, stderr %q", status, len(f.recorded), len(f.profiled), stderr)
	}
	if !strings.Contains(stdout, "2026-11-22 08:00") {
		t.Errorf("the former since is gone:\n%s", stdout)
	}
}

func TestStatus(t *testing.T) {
	logging := []coverage.Finding{found("us-east-1", true, coverage.Logging, 5)}
	unlogged := []coverage.Finding{found("us-east-1", true, coverage.Off, 5)}
	const wrote = "wrote s3://the-ledger-us-east-1/coverage/history/the-key.json\n"
	const wroteOthers = "wrote 3 new or changed of 12 inference profiles to s3://the-ledger-us-east-1/profiles/\nwrote 16 metered days of Regions to s3://the-ledger-us-east-1/metered/\n"
	for name, c := range map[string]struct {
		fake   fake
		args   []string
		status int
		stderr string
	}{
		"all is logged":                     {fake{findings: logging}, nil, 0, ""},
		"unlogged":                          {fake{findings: unlogged}, nil, 1, ""},
		"unread ledger":                     {fake{findings: logging, latestErr: errors.New("NoSuchBucket")}, nil, 0, "SINCE is unknown: NoSuchBucket\n"},
		"no credentials":                    {fake{connectErr: errors.New("no AWS credentials")}, nil, 2, "coverage: no AWS credentials\n"},
		"no Regions":                        {fake{}, nil, 2, "coverage: the account has no Regions\n"},
		"nothing found out":                 {fake{detectErr: errors.New("cut off")}, nil, 2, "coverage: cut off\n"},
		"unlogged, but the list is unsure":  {fake{findings: unlogged, detectErr: errors.New("no list of Regions")}, nil, 2, "coverage: no list of Regions\n"},
		"unlogged, but nothing was written": {fake{findings: unlogged, recordErr: errors.New("no bucket")}, []string{"--write"}, 2, wroteOthers + "coverage: no bucket\n"},
		"unlogged, but profiles are unread": {fake{findings: unlogged, profilesErr: errors.New("no tags")}, []string{"--write"}, 2, wrote + wroteOthers + "coverage: no tags\n"},
		"unlogged, but metrics are unread":  {fake{findings: unlogged, meteredErr: errors.New("no metrics")}, []string{"--write"}, 2, wrote + wroteOthers + "coverage: no metrics\n"},
		"two errors":                        {fake{findings: unlogged, detectErr: errors.New("no list of Regions"), recordErr: errors.New("no bucket")}, []string{"--write"}, 2, wroteOthers + "coverage: no list of Regions\n  no bucket\n"},
		"unknown format":                    {fake{findings: logging}, []string{"--format", "xml"}, 2, "coverage: invalid argument \"xml\" for \"--format\" flag: allowed: table, json, csv\n"},
		"unknown flag":                      {fake{findings: logging}, []string{"--fast"}, 2, "coverage: unknown flag: --fast\n"},
		"an argument":                       {fake{findings: logging}, []string{"eu-west-1"}, 2, "coverage: unknown command \"eu-west-1\" for \"coverage\"\n"},
	} {
		t.Run(name, func(t *testing.T) {
			status, stdout, stderr := c.fake.run(c.args...)
			if status != c.status || stderr != c.stderr {
				t.Errorf("status %d, stderr %q; want %d, %q", status, stderr, c.status, c.stderr)
			}
			if (len(c.fake.findings) > 0 && !strings.HasPrefix(name, "unknown") && name != "an argument") != strings.Contains(stdout, "us-east-1") {
				t.Errorf("stdout\n%s", stdout)
			}
		})
	}
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	f := &fake{detectErr: errors.New("canceled, context canceled")}
	if status, _, stderr := f.runContext(ctx); status != 2 || stderr != "coverage: interrupted\n" {
		t.Errorf("status %d, stderr %q", status, stderr)
	}
}

func TestMistakesComeBeforeAnyCall(t *testing.T) {
	c := lists()
	c.Account.HomeRegion = "moon-1"
	c.Regions[0].Geo = "mars"
	var stdout, stderr strings.Builder
	status := run(t.Context(), nil, &stdout, &stderr, tool{catalog: c, connect: func(context.Context, catalog.Catalog) (session, error) {
		t.Error("AWS was called")
		return session{}, nil
	}})
	if status != 2 || !strings.Contains(stderr.String(), "\n  account.HomeRegion: ") || !strings.Contains(stderr.String(), "\n  regions[0].Geo: ") {
		t.Errorf("status %d, stderr %s", status, stderr.String())
	}
}

func TestHelpHasExamples(t *testing.T) {
	status, stdout, _ := account().run("--help")
	if status != 0 || !strings.Contains(stdout, "go run ./cmd/coverage --format json") || !strings.Contains(stdout, "Exit status: 0") {
		t.Errorf("status %d\n%s", status, stdout)
	}
}
