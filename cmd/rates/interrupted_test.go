package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// A run that was interrupted goes on with the pages that it lacks; --fresh reads them all.
func TestResume(t *testing.T) {
	s, folder := published(t), t.TempDir()
	args := []string{"--region", two, "--cache", folder}
	s.refusals = []string{"", "", "", "AccessDeniedException"}
	status, _, stderr := s.run(tested(), args...)
	if status != 2 || !strings.Contains(stderr, "\n  the pages that were read are kept in "+folder+"/2026-11-23; the next run goes on from there\n") {
		t.Fatalf("status %d\n%s", status, stderr)
	}
	all := &served{t: t, products: s.products}
	all.serve()
	if status, _, stderr := all.update(tested(), "--region", two); status != 0 {
		t.Fatal(stderr)
	}
	rest := &served{t: t, products: s.products}
	rest.serve()
	if status, _, stderr := rest.run(tested(), args...); status != 0 || rest.requests != all.requests-3 {
		t.Errorf("status %d, %d of %d requests\n%s", status, rest.requests, all.requests, stderr)
	}
	if status, _, _ := rest.run(tested(), args...); status != 0 || rest.requests != all.requests-3 {
		t.Errorf("status %d, %d requests", status, rest.requests)
	}
	if status, _, _ := rest.run(tested(), append(args, "--fresh")...); status != 0 || rest.requests != 2*all.requests-3 {
		t.Errorf("status %d, %d requests", status, rest.requests)
	}
}

// A run removes the pages of other days, and nothing else of the folder.
func TestPagesOfOtherDaysAreRemoved(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"2026-11-16", "2026-11-22", "mine"} {
		if err := os.MkdirAll(filepath.Join(folder, name, "AmazonBedrock"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if status, _, stderr := published(t).run(tested(), "--region", two, "--cache", folder); status != 0 {
		t.Fatal(stderr)
	}
	var left []string
	entries, err := os.ReadDir(folder)
	for _, entry := range entries {
		left = append(left, entry.Name())
	}
	if want := []string{"2026-11-23", "mine"}; err != nil || !slices.Equal(left, want) {
		t.Errorf("left %q (%v), want %q", left, err, want)
	}
}

func TestErrors(t *testing.T) {
	for _, tt := range []struct {
		name   string
		args   []string
		change func(*served, *tool)
		want   string
	}{
		{"format", []string{"--format", "xml"}, nil, `rates: invalid argument "xml" for "--format" flag: allowed: diff, table, json, csv`},
		{"day", []string{"--today", "soon"}, nil, `rates: --today is "soon"; write it as 2026-11-23`},
		{"Regions", []string{"--region", "mars-east-1,us-east-1,mars-west-1"}, nil, "rates: --region is \"mars-east-1\", which is not a commercial Region with Amazon Bedrock\n  --region is \"mars-west-1\""},
		{"write and check", []string{"--write", "--check"}, nil, "rates: if any flags in the group [write check] are set none of the others can be"},
		{"argument", []string{"now"}, nil, `rates: unknown command "now" for "rates update"`},
		{"card", nil, func(_ *served, tool *tool) {
			tool.rates = func() ([]ledger.Rate, error) { return nil, errors.New("amazon.csv:7: no") }
		}, "rates: ledger/rates has mistakes:\n  amazon.csv:7: no"},
		{"folder", nil, func(_ *served, tool *tool) {
			tool.rates = func() ([]ledger.Rate, error) { return readCard("testdata/none") }
		}, "rates: ledger/rates has mistakes:\n  stat testdata/none: no such file or directory; run the command in the root of the repository"},
		{"denied", nil, func(s *served, _ *tool) { s.refusals = []string{"AccessDeniedException"} }, "rates: read the AWS Price List of AmazonBedrock in us-east-1: AccessDeniedException: no; allow it (docs/permissions.md)\n  the pages"},
		{"denied on a later page", nil, func(s *served, _ *tool) { s.refusals = []string{"", "AccessDeniedException"} }, "rates: read the AWS Price List of AmazonBedrock in us-east-1: AccessDeniedException: no; allow it (docs/permissions.md)\n  the pages"},
		{"empty", nil, func(s *served, _ *tool) { s.products = nil }, "rates: the AWS Price List has no product of Amazon Bedrock in any of the 2 Regions read"},
		{"credentials", nil, func(s *served, _ *tool) {
			s.t.Setenv("AWS_ACCESS_KEY_ID", "")
			s.t.Setenv("AWS_SECRET_ACCESS_KEY", "")
			s.t.Setenv("AWS_EC2_METADATA_DISABLED", "true")
		}, "rates: no AWS credentials; set AWS_PROFILE, or sign in with aws sso login: "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, tool := published(t), tested()
			if tt.change != nil {
				tt.change(s, &tool)
			}
			args := tt.args
			if tt.name != "Regions" {
				args = append([]string{"--region", two}, args...)
			}
			status, stdout, stderr := s.update(tool, args...)
			if status != 2 || stdout != "" || !strings.HasPrefix(stderr, tt.want) {
				t.Errorf("status %d, stdout %q, stderr %q; want %q", status, stdout, stderr, tt.want)
			}
		})
	}
}

func TestInterrupted(t *testing.T) {
	published(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var stdout, stderr strings.Builder
	if status := run(ctx, []string{"update", "--cache", t.TempDir()}, &stdout, &stderr, tested()); status != 2 || stderr.String() != "rates: interrupted\n" {
		t.Errorf("status %d, stderr %q", status, stderr.String())
	}
}
