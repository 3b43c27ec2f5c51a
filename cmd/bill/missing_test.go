package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/athena/types"
	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// brokenOn fails as Athena does on every query that reads one of the days, whose objects are broken.
func brokenOn(days ...string) func(query, first, last string) error {
	return func(_, first, last string) error {
		for _, day := range days {
			if first <= day && day <= last {
				return fmt.Errorf("query: %w", &athena.Failure{State: types.QueryExecutionStateFailed, Reason: "HIVE_CURSOR_ERROR: Failed to read file: s3://logs/" + day + ".gz"})
			}
		}
		return nil
	}
}

const everyQuery = "bill_days, bill_spend"

// A broken object costs its own day and no other: the rows of the days around it are added up.
func TestABrokenDay(t *testing.T) {
	a := lastWeek()
	a.fails = brokenOn("2026-11-18")
	a.rows["rows('2026-11-16', '2026-11-17')"] = [][]string{{"core", "10", "0", "10000", "1000", "NULL", "0", "20.000000000001", "NULL", "0"}}
	a.rows["rows('2026-11-19', '2026-11-19')"] = [][]string{{"growth", "4", "1", "8", "2", "NULL", "0", "1.5", "NULL", "0"}}
	a.rows["rows('2026-11-20', '2026-11-22')"] = [][]string{
		{"growth", "1234", "2", "1000000", "20000", "50000", "8000", "61.706250000000", "NULL", "1"},
		{"core", "1", "0", "1", "1", "1", "0", "2", "NULL", "0"},
	}
	a.rows["days('2026-11-19', '2026-11-19')"] = [][]string{{"2026-11-19", "growth", "4", "1", "8", "2", "NULL", "0", "1.5", "NULL", "0", "2"}}
	a.rows["days('2026-11-20', '2026-11-22')"] = [][]string{{"2026-11-20", "growth", "1234", "2", "1000000", "20000", "50000", "8000", "61.706250000000", "NULL", "1", "5"}}
	a.rows["lines('2026-11-20', '2026-11-22')"] = [][]string{{"2026-11-20", "too large", "p", "3", "{"}}
	a.rows["lines('2026-11-16', '2026-11-17')"] = [][]string{{"2026-11-16", "too large", "p", "1", "{"}}
	for _, part := range []string{"('2026-11-16', '2026-11-17')", "('2026-11-20', '2026-11-22')"} {
		a.rows["regions"+part] = [][]string{{"us-east-2", "false", "off", "2", "2000", "0", "0.00", "2000", "3.5", "0"}}
	}
	status, got, stderr := bills(t, a)
	want := `Amazon Bedrock spend by team, 2026-11-16 to 2026-11-22 (estimate at list price, before discounts)
┌────────┬──────────┬──────────────┬───────────────┬────────────┬─────────────┬───────┬─────────┬─────────┬────────┬─────────────────┬──────────────┐
│ team   │ requests │ input tokens │ output tokens │ cache read │ cache write │   USD │   share │ claimed │ change │ USD/1,000 calls │ USD/M tokens │
├────────┼──────────┼──────────────┼───────────────┼────────────┼─────────────┼───────┼─────────┼─────────┼────────┼─────────────────┼──────────────┤
│ growth │    1,238 │    1,000,008 │        20,002 │     50,000 │       8,000 │ 63.21 │  74.2 % │   0.0 % │        │         51.2206 │      58.6323 │
│ core   │       11 │       10,001 │         1,001 │          1 │           0 │ 22.00 │  25.8 % │   0.0 % │        │      2,000.0000 │   1,999.4547 │
├────────┼──────────┼──────────────┼───────────────┼────────────┼─────────────┼───────┼─────────┼─────────┼────────┼─────────────────┼──────────────┤
│ total  │    1,249 │    1,010,009 │        21,003 │     50,001 │       8,000 │ 85.21 │ 100.0 % │   0.0 % │        │         68.4388 │      78.2417 │
└────────┴──────────┴──────────────┴───────────────┴────────────┴─────────────┴───────┴─────────┴─────────┴────────┴─────────────────┴──────────────┘
missing: 2026-11-18 is in no figure of bill_days, bill_spend: HIVE_CURSOR_ERROR: Failed to read file: s3://logs/2026-11-18.gz
as of: 5 days rolled up 2026-11-23 03:20 UTC, 1 open day read from the logs, read 2026-11-23 15:00 UTC
unattributed: 0.00 USD of the total belong to no team
claimed: 0.00 USD of the total have a team that is only the caller's claim (team_source metadata)
unpriced: 0 requests with 0 tokens, without a rate or a count and not in the total
malformed: 0 requests with counts that cannot be read, and 4 lines that are no record of this account (too large 4), not in the total
disputed: 7 requests with records that disagree; of the records of one owner the dearest is in the total
not logged: 7.00 USD that CloudWatch metered are in no log and not in the total (us-east-2 7.00 USD, 4,000 tokens)
not compared: unlogged spend is unknown for 3 of 7 days, counted in each Region
assumed where no logged body shows them: the standard service tier, and the shortest lifetime of cache writes
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if status != 1 || stderr != "bill: the bill lacks 2026-11-18; its caveats say why\n" {
		t.Errorf("status %d: %s", status, stderr)
	}
}

// Every format says which days are missing, also of the period before, which is then not compared.
func TestMissingDaysInEveryFormat(t *testing.T) {
	a := lastWeek()
	a.fails = brokenOn("2026-11-12", "2026-11-18", "2026-11-22")
	status, got, stderr := bills(t, a, "--format", "json")
	var out struct {
		Missing       []jsonMissing `json:"missing_days"`
		MissingBefore []jsonMissing `json:"missing_days_before"`
		Total         struct {
			Before *string `json:"usd_before"`
		} `json:"total"`
	}
	if err := json.Unmarshal([]byte(got), &out); err != nil {
		t.Fatal(err)
	}
	missing := func(day string, queries ...string) jsonMissing {
		object := "s3://logs/" + day + ".gz"
		return jsonMissing{day, queries, "HIVE_CURSOR_ERROR: Failed to read file: " + object, object}
	}
	all := strings.Split(everyQuery, ", ")
	if diff := cmp.Diff([]jsonMissing{missing("2026-11-18", all...), missing("2026-11-22", all...)}, out.Missing); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]jsonMissing{missing("2026-11-12", all...)}, out.MissingBefore); diff != "" {
		t.Error(diff)
	}
	const lacks = "bill: the bill lacks 2026-11-18, 2026-11-22, 2026-11-12 of the period before; its caveats say why\n"
	if status != 1 || out.Total.Before != nil || !strings.HasPrefix(stderr, "missing: 2026-11-18 is") || !strings.HasSuffix(stderr, lacks) {
		t.Errorf("status %d: %s", status, stderr)
	}
	for _, format := range []string{"csv", "html"} {
		status, got, stderr := bills(t, a, "--format", format)
		if status != 1 || got == "" || !strings.Contains(stderr, "missing: 2026-11-22 is") || !strings.HasSuffix(stderr, lacks) {
			t.Errorf("%s: status %d: %s", format, status, stderr)
		}
		if format == "html" && (strings.Contains(got, "in the period before") || !strings.Contains(got, "missing: 2026-11-12 of the period before")) {
			t.Error(got)
		}
	}
}

// Whatever ends the query of the period before, the bill of the period is whole.
func TestThePeriodBeforeFails(t *testing.T) {
	for name, c := range map[string]struct {
		first, last, days string
		failure           athena.Failure
	}{
		"a day":          {"2026-11-12", "2026-11-12", "2026-11-12", athena.Failure{State: types.QueryExecutionStateFailed, Reason: "HIVE_BAD_DATA"}},
		"every day":      {"2026-11-09", "2026-11-15", "2026-11-09 to 2026-11-15", athena.Failure{State: types.QueryExecutionStateFailed, Reason: "HIVE_BAD_DATA"}},
		"the scan limit": {"2026-11-09", "2026-11-15", "2026-11-09 to 2026-11-15", athena.Failure{State: types.QueryExecutionStateCancelled, Reason: "Bytes scanned limit was exceeded"}},
	} {
		t.Run(name, func(t *testing.T) {
			a := lastWeek()
			a.fails = func(_, first, last string) error {
				if first <= c.last && c.first <= last {
					return &c.failure
				}
				return nil
			}
			status, got, stderr := bills(t, a)
			if status != 1 || stderr != "bill: the bill lacks "+c.days+" of the period before; its caveats say why\n" ||
				!strings.Contains(got, "│ total        │    1,247 │    1,010,100 │        21,010 │     50,000 │       8,000 │ 81.71 │ 100.0 % │   7.6 % │        │") ||
				!strings.Contains(got, "\nmissing: "+c.days+" of the period before, which is not compared: "+c.failure.Reason+"\n") {
				t.Errorf("status %d: %s%s", status, got, stderr)
			}
		})
	}
}

// A day that one query alone lacks is in the total, which is compared.
func TestAQueryAloneLacksADay(t *testing.T) {
	a := lastWeek()
	broken := brokenOn("2026-11-20")
	a.fails = func(query, first, last string) error {
		if query == ledger.BillDays {
			return broken(query, first, last)
		}
		return nil
	}
	status, got, stderr := bills(t, a)
	if status != 1 || !strings.Contains(got, "missing: 2026-11-20 is in no figure of bill_days: ") || !strings.Contains(got, "+93.9 %") {
		t.Errorf("status %d: %s%s", status, got, stderr)
	}
}

// failing: where every day fails, or too many do, or a single day was asked for, or fewer days cannot help, there is no bill.
func TestNoBill(t *testing.T) {
	days := func(month string, n int) (list []string) {
		for day := range n {
			list = append(list, fmt.Sprintf("%s-%02d", month, 2*day+1))
		}
		return list
	}
	broken := "query: FAILED: HIVE_CURSOR_ERROR: Failed to read file: s3://logs/"
	for _, c := range []struct {
		name, args string
		fails      func(query, first, last string) error
		want       string
		most       int // queries
	}{
		{"a single day", "--from 2026-11-18 --to 2026-11-18", brokenOn("2026-11-18"), broken + "2026-11-18.gz", 6},
		{"every day", "--from 2026-11-18 --to 2026-11-19", brokenOn("2026-11-18", "2026-11-19"), "every day of 2026-11-18 to 2026-11-19 fails: " + broken, 18},
		{"eleven days", "--month 2026-10", brokenOn(days("2026-10", 11)...), "more than 10 days of 2026-10-01 to 2026-10-31 fail: " + broken, 6 * 61},
		{"cancelled", "", func(string, string, string) error {
			return &athena.Failure{State: types.QueryExecutionStateCancelled, Reason: "Query was cancelled by the user"}
		}, "CANCELLED: Query was cancelled by the user", 6},
		{"denied", "", func(string, string, string) error {
			return &athena.Failure{State: types.QueryExecutionStateFailed, Reason: "Access Denied (Service: Amazon S3)"}
		}, "FAILED: Access Denied (Service: Amazon S3)", 6},
		{"a stale view", "", func(string, string, string) error {
			return &athena.Failure{State: types.QueryExecutionStateFailed, Reason: "VIEW_IS_STALE: line 1:15: View is stale"}
		}, "FAILED: VIEW_IS_STALE: line 1:15: View is stale", 6},
		{"refused", "", func(string, string, string) error { return errors.New("ThrottlingException") }, "ThrottlingException", 6},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := lastWeek()
			a.fails = c.fails
			status, got, stderr := bills(t, a, strings.Fields(c.args)...)
			if status != 1 || got != "" || !strings.HasPrefix(stderr, "bill: "+c.want) || strings.Count(stderr, "\n") != 1 {
				t.Errorf("status %d: %s%s", status, got, stderr)
			}
			if len(a.asked) > c.most {
				t.Errorf("%d queries, want at most %d", len(a.asked), c.most)
			}
		})
	}
}

// Ten missing days are a bill, and every other day is asked for once.
func TestTenDaysAreMissing(t *testing.T) {
	a := lastWeek()
	var broken []string
	for day := range 10 {
		broken = append(broken, fmt.Sprintf("2026-10-%02d", 3*day+2))
	}
	a.fails = brokenOn(broken...)
	status, got, stderr := bills(t, a, "--month", "2026-10")
	if status != 1 || strings.Count(got, "missing: ") != 10 {
		t.Errorf("status %d: %s%s", status, got, stderr)
	}
	read := map[string]int{}
	for _, call := range a.asked {
		dates := strings.Split(call, "'")
		if !strings.HasPrefix(call, "bill_spend(") || a.fails("", dates[1], dates[3]) != nil {
			continue
		}
		p, err := options{from: dates[1], to: dates[3]}.period(today)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range unread("", p, nil) {
			if g.day.Month() == time.October {
				read[g.day.Format("02")]++
			}
		}
	}
	if len(read) != 21 || slices.ContainsFunc(broken, func(day string) bool { return read[day[8:]] > 0 }) {
		t.Errorf("days read: %v", read)
	}
	for day, times := range read {
		if times != 1 {
			t.Errorf("day %s was read %d times", day, times)
		}
	}
}

// failing: an interruption while a period is read in parts ends every query.
func TestInterruptedInParts(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	broken := brokenOn("2026-11-18")
	var stdout, stderr bytes.Buffer
	status := run(ctx, nil, &stdout, &stderr, tool{home: "us-east-1", today: today, connect: func(context.Context, string) (runSQL, error) {
		return func(ctx context.Context, query, sql string) (*athena.Result, error) {
			days := fakeDays.FindAllStringSubmatch(sql, -1)
			first, last := days[len(days)-1][1], days[len(days)-1][2]
			if first == "2026-11-09" && last == "2026-11-22" {
				return nil, broken(query, first, last)
			}
			cancel()
			<-ctx.Done()
			return nil, ctx.Err()
		}, nil
	}})
	if status != 1 || stdout.Len() > 0 || stderr.String() != "bill: interrupted\n" {
		t.Errorf("status %d: %s%s", status, stdout.String(), stderr.String())
	}
}

// The engine's reason names objects, which others choose: no caveat moves a cursor or begins a line of its own.
func TestAReasonIsOneLine(t *testing.T) {
	a := lastWeek()
	a.fails = func(_, first, last string) error {
		if first <= "2026-11-18" && "2026-11-18" <= last {
			return &athena.Failure{State: types.QueryExecutionStateFailed, Reason: "no: s3://b/\x1b[2J\ntotal: 0 USD <script>"}
		}
		return nil
	}
	for _, format := range []string{"table", "json", "html"} {
		status, got, stderr := bills(t, a, "--format", format)
		if status != 1 || !strings.Contains(got, "2026-11-18") || strings.ContainsAny(got+stderr, "\x1b") || strings.Contains(got+stderr, "\ntotal: 0") || format == "html" && strings.Contains(got, "USD <script>") {
			t.Errorf("status %d: %s%s", status, got, stderr)
		}
	}
}
