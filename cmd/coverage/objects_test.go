package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/brokenobjects"
)

var twoBroken = brokenobjects.Result{
	Broken: []brokenobjects.Object{
		{Date: "2026-11-17", Region: "us-east-1", Address: "s3://logs/2026/11/17/05/half.json.gz", Bytes: 1234, WrittenAt: yesterday,
			Reason: "HIVE_CURSOR_ERROR: Failed to read file at …"},
		{Date: "2026-11-18", Region: "eu-west-1", Address: "s3://logs/2026/11/18/05/\x1b[2Jtext\n.gz", Bytes: 3, WrittenAt: today,
			Reason: "HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split … (offset=0, length=3): Not in GZIP format"},
	},
	Objects: 12, Lines: 3456, Queries: 11, ScannedBytes: 7_890_000,
}

func TestBrokenObjects(t *testing.T) {
	f := &fake{broken: twoBroken}
	status, stdout, stderr := f.run("--objects")
	want := `┌────────────┬───────────┬───────┬──────────────────┬──────────────────────────────────────────────────┬──────────────────────────────────────┐
│ DATE       │ REGION    │ BYTES │ WRITTEN (UTC)    │ REASON                                           │ OBJECT                               │
├────────────┼───────────┼───────┼──────────────────┼──────────────────────────────────────────────────┼──────────────────────────────────────┤
│ 2026-11-17 │ us-east-1 │  1234 │ 2026-11-22 08:00 │ HIVE_CURSOR_ERROR: Failed to read file at …      │ s3://logs/2026/11/17/05/half.json.gz │
│ 2026-11-18 │ eu-west-1 │     3 │ 2026-11-23 18:55 │ HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split │ s3://logs/2026/11/18/05/�[2Jtext .gz │
│            │           │       │                  │ … (offset=0, length=3): Not in GZIP format       │                                      │
└────────────┴───────────┴───────┴──────────────────┴──────────────────────────────────────────────────┴──────────────────────────────────────┘
2 broken objects in 7 days of 3 Regions; read 3456 lines in 12 objects, 7.9 MB in 11 queries
Every query of such a day fails. Move them aside: docs/runbook.md, Broken log objects
`
	if diff := cmp.Diff(want, stdout); diff != "" || status != 1 || stderr != "" {
		t.Errorf("status %d, stderr %q\n%s", status, stderr, diff)
	}
	if f.first.Format(time.DateOnly) != "2026-11-17" || f.last.Format(time.DateOnly) != "2026-11-23" {
		t.Errorf("from %s to %s", f.first, f.last)
	}
}

func TestStatusOfObjects(t *testing.T) {
	one := brokenobjects.Result{Broken: twoBroken.Broken[:1], Objects: 1, Lines: 1, Queries: 3}
	stopped := one
	stopped.Stopped = true
	const heading = "│ DATE       │ REGION "
	for name, c := range map[string]struct {
		fake           fake
		args           []string
		status         int
		stdout, stderr string // parts of the outputs; empty: nothing
	}{
		"nothing is broken": {fake{broken: brokenobjects.Result{Objects: 12, Lines: 3456, Queries: 7, ScannedBytes: 1e6}}, nil, 0,
			"no broken objects in 7 days of 3 Regions; read 3456 lines in 12 objects, 1.0 MB in 7 queries\n", ""},
		"one day": {fake{broken: one}, []string{"--from", "2026-11-01", "--to", "2026-11-01"}, 1,
			"1 broken object in 1 day of 3 Regions; read 1 lines in 1 object, ", ""},
		"stopped":                      {fake{broken: stopped}, nil, 1, "stopped after 3 queries with 1 broken object: there may be more", ""},
		"stopped without any":          {fake{broken: brokenobjects.Result{Queries: 500, Stopped: true}}, nil, 2, "stopped after 500", "choose fewer days"},
		"an error beside objects":      {fake{broken: one, brokenErr: errors.New("denied")}, nil, 2, heading, "coverage: denied\n"},
		"an error alone":               {fake{brokenErr: errors.New("denied")}, nil, 2, "", "coverage: denied\n"},
		"no credentials":               {fake{connectErr: errors.New("no AWS credentials")}, nil, 2, "", "coverage: no AWS credentials\n"},
		"days in the wrong order":      {fake{}, []string{"--from", "2026-11-02", "--to", "2026-11-01"}, 2, "", "coverage: --to 2026-11-01 is before --from 2026-11-02\n"},
		"no day":                       {fake{}, []string{"--from", "today", "--to", "2026-11-01"}, 2, "", `invalid argument "today" for "--from" flag`},
		"a first day alone":            {fake{}, []string{"--from", "2026-11-01"}, 2, "", "[from to]"},
		"nothing is written with this": {fake{}, []string{"--write"}, 2, "", "[objects write]"},
	} {
		t.Run(name, func(t *testing.T) {
			status, stdout, stderr := c.fake.run(append([]string{"--objects"}, c.args...)...)
			if status != c.status || !contains(stdout, c.stdout) || !contains(stderr, c.stderr) {
				t.Errorf("status %d\n%s\n%s", status, stdout, stderr)
			}
		})
	}
	if status, _, stderr := (&fake{}).run("--from", "2026-11-01", "--to", "2026-11-01"); status != 2 || !strings.Contains(stderr, "add --objects") {
		t.Errorf("status %d, %s", status, stderr)
	}
}

func contains(text, part string) bool {
	if part == "" {
		return text == ""
	}
	return strings.Contains(text, part)
}

// A program reads the key as it is, and a spreadsheet a printable one.
func TestFormatsOfObjects(t *testing.T) {
	f := &fake{broken: twoBroken}
	_, stdout, stderr := f.run("--objects", "--format", "json")
	var rows []brokenobjects.Object
	if err := json.Unmarshal([]byte(stdout), &rows); err != nil || !cmp.Equal(rows, twoBroken.Broken) || !strings.HasPrefix(stderr, "2 broken objects") {
		t.Errorf("error %v\n%s\n%s", err, stdout, stderr)
	}
	if _, stdout, _ := (&fake{}).run("--objects", "--format", "json"); stdout != "[]\n" {
		t.Errorf("%q", stdout)
	}
	_, stdout, _ = f.run("--objects", "--format", "csv")
	lines, err := csv.NewReader(strings.NewReader(stdout)).ReadAll()
	if err != nil || len(lines) != 3 || strings.Join(lines[0], ",") != "date,region,object,bytes,written_at,reason" || lines[2][2] != "s3://logs/2026/11/18/05/�[2Jtext .gz" {
		t.Errorf("error %v, %q", err, lines)
	}
}
