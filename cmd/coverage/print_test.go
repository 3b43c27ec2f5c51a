package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
)

func TestTable(t *testing.T) {
	f := account()
	status, stdout, stderr := f.run()
	want := `┌──────────┬────────────┬────────┬─────────────┬───────────┬──────────────────┬───────────────────────────────┐
│          │ REGION     │ LISTED │ STATE       │ CALLS 24H │ SINCE (UTC)      │ WHAT TO DO                    │
├──────────┼────────────┼────────┼─────────────┼───────────┼──────────────────┼───────────────────────────────┤
│ UNLOGGED │ eu-south-1 │ yes    │ not-enabled │         - │ 2026-11-23 18:55 │ do something about eu-south-1 │
│ UNLOGGED │ sa-east-1  │ no     │ off         │        42 │ 2026-11-22 08:00 │ do something about sa-east-1  │
│ UNLOGGED │ us-east-1  │ yes    │ elsewhere   │         3 │ 2026-11-23 18:55 │ do something about us-east-1  │
│          │ eu-north-1 │ no     │ off         │         0 │ 2026-11-23 18:55 │ do something about eu-north-1 │
│          │ eu-west-1  │ yes    │ logging     │      1200 │ 2026-11-23 18:55 │ do something about eu-west-1  │
│          │ eu-west-3  │ no     │ denied      │         ? │ 2026-11-23 18:55 │ do something about eu-west-3  │
└──────────┴────────────┴────────┴─────────────┴───────────┴──────────────────┴───────────────────────────────┘
account 123456789012: 3 of 8 Regions unlogged, 1 logging, 1 unreadable; 2 not enabled and not shown (--all shows them)
eu-south-1: for dollars.
sa-east-1: for dollars.
us-east-1: for dollars.
`
	if stdout != want {
		t.Errorf("got\n%s\nwant\n%s", stdout, want)
	}
	if status != 1 || stderr != "" {
		t.Errorf("status %d, stderr %q", status, stderr)
	}
	if f.recorded != nil || f.profiled != nil || f.metered != nil {
		t.Error("wrote without --write")
	}
	if !reflect.DeepEqual(f.lists, lists()) {
		t.Errorf("connected with %+v, want the lists", f.lists)
	}
}

func TestFailingDeliveryIsABadStatus(t *testing.T) {
	f := &fake{findings: []coverage.Finding{found("eu-west-1", true, coverage.Logging, 5), found("us-east-1", true, coverage.DeliveryFailing, 5)}}
	status, stdout, _ := f.run()
	if status != 1 || !strings.Contains(stdout, "│ FAILING │ us-east-1 │") || !strings.Contains(stdout, ": 0 of 2 Regions unlogged, 2 logging, 0 unreadable, 1 failing to deliver\n") {
		t.Errorf("status %d\n%s", status, stdout)
	}
	if strings.Index(stdout, "us-east-1") > strings.Index(stdout, "eu-west-1") {
		t.Errorf("the failing Region is not the first\n%s", stdout)
	}
}

func TestAll(t *testing.T) {
	status, stdout, _ := account().run("--all")
	if status != 1 || !strings.Contains(stdout, "ap-east-2") || !strings.Contains(stdout, "me-south-1") || strings.Contains(stdout, "not shown") {
		t.Errorf("status %d\n%s", status, stdout)
	}
}

func TestLongMessagesWrap(t *testing.T) {
	f := &fake{findings: []coverage.Finding{found("eu-west-1", true, coverage.Logging, 0)}}
	f.findings[0].Message = strings.Repeat("word ", 40)
	_, stdout, _ := f.run()
	for line := range strings.Lines(stdout) {
		if n := len([]rune(line)); n > 160 {
			t.Errorf("line of %d characters: %s", n, line)
		}
	}
	if n := strings.Count(stdout, "word"); n != 40 {
		t.Errorf("%d words of 40", n)
	}
}

func TestUnloggedIsRedOnATerminal(t *testing.T) {
	t.Setenv("TERM", "xterm")
	r := newReport(account().findings, false)
	if colored := r.table(true).String(); !strings.Contains(colored, "\x1b[31m UNLOGGED ") {
		t.Errorf("no red in\n%s", colored)
	}
	if plain := r.table(false).String(); strings.Contains(plain, "\x1b") {
		t.Errorf("color in\n%s", plain)
	}
}

func TestJSON(t *testing.T) {
	status, stdout, stderr := account().run("--format", "json")
	var rows []map[string]any
	if err := json.Unmarshal([]byte(stdout), &rows); err != nil {
		t.Fatal(err)
	}
	if status != 1 || len(rows) != 6 || !strings.Contains(stderr, "2 not enabled and not shown") {
		t.Errorf("status %d, %d rows, stderr %q", status, len(rows), stderr)
	}
	if rows[0]["region"] != "eu-south-1" || rows[1]["invocations_24h"] != 42.0 || rows[1]["since"] != "2026-11-22T08:00:00Z" || rows[5]["invocations_24h"] != nil {
		t.Errorf("got %s", stdout)
	}
}

func TestCSV(t *testing.T) {
	_, stdout, _ := account().run("--format", "csv")
	rows, err := csv.NewReader(strings.NewReader(stdout)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(rows[0], ","), "account_id,region,listed,state,destination,invocations_24h,message,since,checked_at"; got != want {
		t.Errorf("header %s, want %s", got, want)
	}
	if got, want := strings.Join(rows[3], ","), "123456789012,us-east-1,true,elsewhere,s3://their-logs/,3,do something about us-east-1,2026-11-23T18:55:12Z,2026-11-23T18:55:12Z"; got != want {
		t.Errorf("row %s, want %s", got, want)
	}
	if rows[6][5] != "" {
		t.Errorf("unknown calls are %q, want empty", rows[6][5])
	}
}

func TestUnknownSinceIsShownAsSuch(t *testing.T) {
	f := &fake{findings: []coverage.Finding{found("us-east-1", true, coverage.Logging, 5)}, latestErr: errors.New("NoSuchBucket")}
	if _, stdout, _ := f.run(); !strings.Contains(stdout, "│ ?           │") {
		t.Errorf("got\n%s", stdout)
	}
	if _, stdout, _ := f.run("--format", "csv"); !strings.Contains(stdout, ",,2026-11-23T18:55:12Z") {
		t.Errorf("got\n%s", stdout)
	}
}
