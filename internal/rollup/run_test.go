package rollup

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/athena/types"
	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// days returns a plan of some days of November, each with one object, in one chunk.
func days(numbers ...int) Plan {
	var c Chunk
	for _, n := range numbers {
		c.Days = append(c.Days, Day{Date: at(fmt.Sprintf("2026-11-%02d", n)), Listing: Listing{Objects: 1, Bytes: 10, Hash: "h"}, logs: fmt.Sprintf("logs-2026-11-%02d", n), lists: "s"})
	}
	return Plan{Chunks: []Chunk{c}}
}

// inserted are the days whose markers the statements hold that were sent.
func (a *account) inserted() (all []string) {
	for _, sql := range a.sent {
		var days []string
		for _, found := range regexp.MustCompile(`logs-(2026-11-\d\d)`).FindAllStringSubmatch(sql, -1) {
			days = append(days, found[1])
		}
		slices.Sort(days)
		all = append(all, strings.Join(slices.Compact(days), " "))
	}
	return all
}

// mentions fails each statement that rolls a day up.
func mentions(day string, err error) func(string) error {
	return func(sql string) error {
		if strings.Contains(sql, "logs-"+day) {
			return err
		}
		return nil
	}
}

// longerThan fails each statement that rolls more days up.
func longerThan(days int, err error) func(string) error {
	return func(sql string) error {
		if strings.Count(sql, "logs-2026-11-") > days {
			return err
		}
		return nil
	}
}

func cancelled(reason string) error {
	return &athena.Failure{State: types.QueryExecutionStateCancelled, Reason: reason}
}

func TestRun(t *testing.T) {
	broken := failed("HIVE_CURSOR_ERROR: Failed to read file at s3://b/2026.gz")
	for _, tt := range []struct {
		name string
		plan Plan
		fail func(string) error
		// sent are the days of each statement.
		sent   []string
		want   Result
		failed []string
		err    []string
	}{
		{name: "nothing is due"},
		{name: "one chunk", plan: days(1, 2, 3), sent: []string{"2026-11-01 2026-11-02 2026-11-03"}, want: Result{RolledUp: 3, Queries: 1, ScannedBytes: 7}},
		{name: "a day that cannot be read keeps no other from being rolled up", plan: days(1, 2, 3, 4), fail: mentions("2026-11-02", broken),
			sent:   []string{"2026-11-01 2026-11-02 2026-11-03 2026-11-04", "2026-11-01 2026-11-02", "2026-11-01", "2026-11-02", "2026-11-03 2026-11-04"},
			want:   Result{RolledUp: 3, Queries: 5, ScannedBytes: 14},
			failed: []string{"2026-11-02"},
			err:    []string{"roll up 2026-11-02: FAILED: HIVE_CURSOR_ERROR", "docs/runbook.md says how to move a broken object aside"}},
		{name: "a query that needs too much memory is cut into halves", plan: days(1, 2, 3), fail: longerThan(1, &athena.Failure{State: types.QueryExecutionStateFailed, Reason: "Query exhausted resources at this scale factor", Type: new(int32(2))}),
			sent: []string{"2026-11-01 2026-11-02 2026-11-03", "2026-11-01 2026-11-02", "2026-11-01", "2026-11-02", "2026-11-03"},
			want: Result{RolledUp: 3, Queries: 5, ScannedBytes: 21}},
		{name: "and so is one that reads more than the workgroup allows", plan: days(1, 2), fail: longerThan(1, cancelled("Bytes scanned limit was exceeded")),
			sent: []string{"2026-11-01 2026-11-02", "2026-11-01", "2026-11-02"}, want: Result{RolledUp: 2, Queries: 3, ScannedBytes: 14}},
		{name: "a day that alone reads more keeps no other from being rolled up", plan: days(1, 2), fail: mentions("2026-11-01", cancelled("Bytes scanned limit was exceeded")),
			sent: []string{"2026-11-01 2026-11-02", "2026-11-01", "2026-11-02"}, want: Result{RolledUp: 1, Queries: 3, ScannedBytes: 7},
			failed: []string{"2026-11-01"}, err: []string{"roll up 2026-11-01: CANCELLED: Bytes scanned limit was exceeded; raise QueryScanLimitGB of regions.go and deploy"}},
		{name: "a query that somebody cancels ends the run", plan: days(1, 2), fail: longerThan(0, cancelled("Query was cancelled by the user")),
			sent: []string{"2026-11-01 2026-11-02"}, want: Result{Queries: 1, Left: 2}, err: []string{"somebody cancelled it: the next run does it again"}},
		{name: "a denial ends the run", plan: days(1, 2), fail: mentions("2026-11-01", failed("Access denied on s3://b/rollup/x")),
			sent: []string{"2026-11-01 2026-11-02"}, want: Result{Queries: 1, Left: 2},
			err: []string{"roll up 2026-11-01 to 2026-11-02: FAILED: Access denied", "; allow it (docs/permissions.md)"}},
		{name: "no answer ends the run", plan: days(1, 2), fail: mentions("2026-11-01", errNetwork),
			sent: []string{"2026-11-01 2026-11-02"}, want: Result{Queries: 1, Left: 2}, err: []string{"roll up 2026-11-01 to 2026-11-02: no answer"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := &account{fail: tt.fail}
			got, err := a.rollUp().Run(t.Context(), tt.plan)
			var days []string
			for _, f := range got.Failed {
				days = append(days, text(f.Day.Date))
			}
			got.Failed = nil
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if !slices.Equal(days, tt.failed) || !slices.Equal(a.inserted(), tt.sent) {
				t.Errorf("failed %q, sent %q", days, a.inserted())
			}
			for _, part := range tt.err {
				if err == nil || !strings.Contains(err.Error(), part) {
					t.Errorf("error %v, want %s", err, part)
				}
			}
			if (err != nil) != (tt.err != nil) {
				t.Errorf("error %v", err)
			}
		})
	}
}

// Each try is a run of its own: the rows of a commit whose outcome is not known may be there.
func TestACommitIsRepeatedAsAnotherRun(t *testing.T) {
	tries := 0
	a := &account{fail: func(string) error {
		if tries++; tries < 3 {
			return failed("ICEBERG_COMMIT_ERROR: Failed to commit")
		}
		return nil
	}}
	got, err := a.rollUp().Run(t.Context(), days(1, 2))
	if err != nil || got.RolledUp != 2 || got.Queries != 3 {
		t.Errorf("error %v, got %+v", err, got)
	}
	slices.Sort(a.sent)
	if len(slices.Compact(a.sent)) != 3 {
		t.Errorf("sent %q", a.sent)
	}
}

// failing: a commit that is denied is denied again.
func TestADeniedCommitIsNotRepeated(t *testing.T) {
	a := &account{fail: func(string) error {
		return failed("ICEBERG_COMMIT_ERROR: Failed to commit: User is not authorized to perform: glue:UpdateTable")
	}}
	got, err := a.rollUp().Run(t.Context(), days(1, 2))
	if err == nil || !strings.HasSuffix(err.Error(), "glue:UpdateTable; allow it (docs/permissions.md)") || got.Queries != 1 {
		t.Errorf("error %v, got %+v", err, got)
	}
}

func TestRunIDsSortByTime(t *testing.T) {
	first, second := runID(now, ""), runID(now.Add(time.Microsecond), "")
	if !regexp.MustCompile(`^20261129T092000\.123456Z-[0-9a-f]{16}-[0-9a-f]{4}$`).MatchString(first) || first >= second {
		t.Errorf("%s, then %s", first, second)
	}
}

// A clock that is behind, or that a run ahead of the others set, does not keep a later version from counting.
func TestARunIsNewerThanThoseThatItsPlanKnows(t *testing.T) {
	ahead := runID(now.Add(time.Hour), "")
	if later := runID(now, ahead); later <= ahead {
		t.Errorf("%s, then %s", ahead, later)
	}
	if first, second := runID(now, ahead), runID(now.Add(time.Microsecond), ahead); first >= second {
		t.Errorf("%s, then %s", first, second)
	}
	if other := runID(now, "x"); other[:len(runTime)] != runID(now, "")[:len(runTime)] {
		t.Errorf("run %s after a text that is no run", other)
	}
	a := &account{listings: map[string]Listing{"2026-11-16": {Objects: 1, Bytes: 5, Hash: "a"}}}
	a.markers = []ledger.RollUpMarker{{Date: "2026-11-16", Run: ahead, RolledAt: "2026-11-29 10:20:00", Objects: 1, Bytes: 5, Logs: "other"}}
	p := a.plan(t, "2026-11-16", "2026-11-16")
	a.sent = nil
	if _, err := a.rollUp().Run(t.Context(), p); err != nil || len(a.sent) != 1 || !strings.Contains(a.sent[0], "'20261129T102000.123457Z-") {
		t.Errorf("error %v, sent %q", err, a.sent)
	}
}

func TestNothingStartsAfterTheTime(t *testing.T) {
	a := &account{}
	r := a.rollUp()
	r.NoStartAfter = now.Add(time.Minute)
	clock := now
	r.Now = func() time.Time { return clock }
	r.Progress = func(int, int, Chunk) { clock = clock.Add(time.Hour) }
	p := Plan{Chunks: append(days(1, 2).Chunks, days(3).Chunks...)}
	got, err := r.Run(t.Context(), p)
	if err != nil || got.RolledUp != 2 || got.Left != 1 || got.NotRolledUp() != 1 || len(a.sent) != 1 {
		t.Errorf("error %v, got %+v, sent %q", err, got, a.sent)
	}
}

// failing: a day that exceeds the limit costs nothing, and the days behind it are rolled up.
func TestADayOverTheScanLimit(t *testing.T) {
	a := &account{}
	p := days(1)
	p.Chunks[0].Days[0].Bytes = 101
	p.Chunks = append(p.Chunks, days(3).Chunks...)
	got, err := a.rollUp().Run(t.Context(), p)
	if err == nil || err.Error() != "roll up 2026-11-01: its query would read 202 bytes, more than the 100 that one may; raise QueryScanLimitGB of regions.go and deploy" {
		t.Errorf("error %v", err)
	}
	if got.RolledUp != 1 || len(got.Failed) != 1 || got.Left != 0 || !slices.Equal(a.inserted(), []string{"2026-11-03"}) {
		t.Errorf("got %+v, sent %q", got, a.sent)
	}
}

func TestSetup(t *testing.T) {
	a := &account{}
	if err := a.rollUp().Setup(t.Context()); err != nil || len(a.sent) != 2 || !strings.Contains(a.sent[1], "s3://the-ledger/rollup/") {
		t.Errorf("error %v, sent %q", err, a.sent)
	}
	a = &account{fail: func(string) error { return failed("Access Denied: glue:CreateDatabase") }}
	if err := a.rollUp().Setup(t.Context()); err == nil || err.Error() != "create the table of the roll-up: FAILED: Access Denied: glue:CreateDatabase; allow it (docs/permissions.md)" || len(a.sent) != 1 {
		t.Errorf("error %v, sent %q", err, a.sent)
	}
}

func TestMaintain(t *testing.T) {
	// Each statement asks for another run twice.
	var all int
	for _, statement := range []string{"VACUUM", "OPTIMIZE"} {
		asked := 0
		a := &account{fail: func(sql string) error {
			if strings.Contains(sql, statement) && asked < 2 {
				asked++
				return failed("ICEBERG_" + statement + "_MORE_RUNS_NEEDED: not done")
			}
			return nil
		}}
		if err := a.rollUp().Maintain(t.Context()); err != nil || asked != 2 || !strings.Contains(a.sent[len(a.sent)-1], "VACUUM") {
			t.Errorf("error %v, sent %q", err, a.sent)
		}
		all = len(a.sent) - 2
	}

	// It asks for ever: the next week goes on.
	a := &account{fail: func(sql string) error {
		if strings.Contains(sql, "VACUUM") {
			return failed("ICEBERG_VACUUM_MORE_RUNS_NEEDED: Removed 1000 files")
		}
		return nil
	}}
	if err := a.rollUp().Maintain(t.Context()); err != nil || len(a.sent) != all-1+rounds {
		t.Errorf("error %v, sent %q", err, a.sent)
	}

	a = &account{fail: func(string) error { return failed("ICEBERG_COMMIT_ERROR: x") }}
	if err := a.rollUp().Maintain(t.Context()); err == nil || !strings.HasPrefix(err.Error(), "maintain the table of the roll-up: FAILED: ICEBERG_COMMIT_ERROR") || len(a.sent) != rounds {
		t.Errorf("error %v, sent %q", err, a.sent)
	}
	a = &account{fail: func(string) error { return errNetwork }}
	if err := a.rollUp().Maintain(t.Context()); !errors.Is(err, errNetwork) || len(a.sent) != 1 {
		t.Errorf("error %v, sent %q", err, a.sent)
	}
}
