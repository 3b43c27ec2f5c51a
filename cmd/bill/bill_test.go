package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

func TestTable(t *testing.T) {
	status, got, stderr := bills(t, lastWeek())
	if status != 0 || stderr != "" {
		t.Fatalf("status %d: %s", status, stderr)
	}
	want := `Amazon Bedrock spend by team, 2026-11-16 to 2026-11-22 (estimate at list price, before discounts)
┌──────────────┬──────────┬──────────────┬───────────────┬────────────┬─────────────┬───────┬─────────┬─────────┬──────────┬─────────────────┬──────────────┐
│ team         │ requests │ input tokens │ output tokens │ cache read │ cache write │   USD │   share │ claimed │   change │ USD/1,000 calls │ USD/M tokens │
├──────────────┼──────────┼──────────────┼───────────────┼────────────┼─────────────┼───────┼─────────┼─────────┼──────────┼─────────────────┼──────────────┤
│ growth       │    1,234 │    1,000,000 │        20,000 │     50,000 │       8,000 │ 61.71 │  75.5 % │  10.0 % │  +50.0 % │         50.0862 │      57.2414 │
│ core         │       10 │       10,000 │         1,000 │          0 │           0 │ 20.00 │  24.5 % │   0.0 % │      new │      2,000.0000 │   1,818.1818 │
│ unattributed │        3 │          100 │            10 │          0 │           0 │ <0.01 │   0.0 % │   0.0 % │      new │          0.2250 │       4.0909 │
│ gone         │        0 │            0 │             0 │          0 │           0 │  0.00 │   0.0 % │         │ -100.0 % │                 │              │
├──────────────┼──────────┼──────────────┼───────────────┼────────────┼─────────────┼───────┼─────────┼─────────┼──────────┼─────────────────┼──────────────┤
│ total        │    1,247 │    1,010,100 │        21,010 │     50,000 │       8,000 │ 81.71 │ 100.0 % │   7.6 % │  +93.9 % │         65.6806 │      75.0215 │
└──────────────┴──────────┴──────────────┴───────────────┴────────────┴─────────────┴───────┴─────────┴─────────┴──────────┴─────────────────┴──────────────┘
as of: 6 days rolled up 2026-11-23 03:20 UTC, 1 open day read from the logs, read 2026-11-23 15:00 UTC
unattributed: <0.01 USD of the total belong to no team
claimed: 6.17 USD of the total have a team that is only the caller's claim (team_source metadata)
unpriced: 1 request with 110 tokens, without a rate or a count and not in the total
malformed: 2 requests with counts that cannot be read, and 7 lines that are no record of this account (no record 6, other account 1), not in the total
disputed: 5 requests with records that disagree; of the records of one owner the dearest is in the total
not billed by tokens: 4 requests (hourly), not in the total
not billed by tokens: 3 requests (images), not in the total
not logged: 3.46 USD that CloudWatch metered are in no log and not in the total (us-east-2 3.46 USD, 2,000 tokens; sa-east-1 no rate, 90 tokens)
not logged and unpriced: 90 of these tokens have no rate
not compared: unlogged spend is unknown for 1 of 21 days, counted in each Region
assumed where no logged body shows them: the standard service tier, and the shortest lifetime of cache writes
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Money stays exact: the total is the sum of the rows to the last digit.
func TestJSON(t *testing.T) {
	status, got, stderr := bills(t, lastWeek(), "--format", "json")
	if status != 0 {
		t.Fatal(stderr)
	}
	type unloggedIn struct {
		Region string
		USD    *string
		Tokens int64
	}
	var out struct {
		BeforeFrom string                         `json:"before_from"`
		BeforeTo   string                         `json:"before_to"`
		NotLogged  struct{ Regions []unloggedIn } `json:"not_logged"`
		Total      struct {
			USD     string `json:"usd"`
			Claimed string `json:"usd_claimed"`
		} `json:"total"`
		Rows []struct {
			Keys   map[string]string `json:"keys"`
			USD    string            `json:"usd"`
			Before *string           `json:"usd_before"`
		} `json:"rows"`
	}
	if err := json.Unmarshal([]byte(got), &out); err != nil {
		t.Fatal(err)
	}
	if out.Total.USD != "81.706700000001" || out.Total.Claimed != "6.170625" {
		t.Errorf("total %s, claimed %s", out.Total.USD, out.Total.Claimed)
	}
	if out.BeforeFrom != "2026-11-09" || out.BeforeTo != "2026-11-15" {
		t.Errorf("compared with %s to %s", out.BeforeFrom, out.BeforeTo)
	}
	price := "3.456"
	if diff := cmp.Diff([]unloggedIn{{"us-east-2", &price, 2000}, {"sa-east-1", nil, 90}}, out.NotLogged.Regions); diff != "" {
		t.Error(diff)
	}
	if len(out.Rows) != 4 || out.Rows[0].Keys["team"] != "growth" || *out.Rows[0].Before != "41.1375" || out.Rows[1].Before != nil {
		t.Errorf("%s", got)
	}
}

func TestCSV(t *testing.T) {
	status, got, stderr := bills(t, lastWeek(), "--format", "csv")
	if status != 0 {
		t.Fatal(stderr)
	}
	if !strings.HasPrefix(stderr, "as of: 6 days rolled up 2026-11-23 03:20 UTC, 1 open day read from the logs, read 2026-11-23 15:00 UTC\nunattributed: <0.01 USD of the total belong to no team\nclaimed: 6.17 USD of the total have a team that is only the caller's claim (team_source metadata)\nunpriced: 1 request with 110 tokens") {
		t.Errorf("beside the figures: %s", stderr)
	}
	want := `from,to,team,requests,failed_requests,input_tokens,output_tokens,cache_read_tokens,cache_write_tokens,usd,usd_claimed,unpriced_requests,usd_before,usd_cache_saved,usd_per_call,usd_per_1000_calls,usd_per_million_tokens,note
2026-11-16,2026-11-22,growth,1234,2,1000000,20000,50000,8000,61.70625,6.170625,0,41.1375,0,0.050086241883,50.086241883117,57.241419294991,"estimate at list price, before discounts"
2026-11-16,2026-11-22,core,10,0,10000,1000,0,0,20.000000000001,0,0,,0,2,2000.0000000001,1818.181818181909,"estimate at list price, before discounts"
2026-11-16,2026-11-22,unattributed,3,0,100,10,0,0,0.00045,0,1,,0,0.000225,0.225,4.090909090909,"estimate at list price, before discounts"
2026-11-16,2026-11-22,gone,0,0,0,0,0,0,0,0,0,1,0,,,,"estimate at list price, before discounts"
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPeriods(t *testing.T) {
	for _, tt := range []struct{ args, now, before string }{
		{"", "2026-11-16 to 2026-11-22", "2026-11-09 to 2026-11-15"},
		{"--week 2026-W47", "2026-11-16 to 2026-11-22", "2026-11-09 to 2026-11-15"},
		{"--week 2026-W53", "2026-12-28 to 2027-01-03", "2026-12-21 to 2026-12-27"},
		{"--week 2027-W01", "2027-01-04 to 2027-01-10", "2026-12-28 to 2027-01-03"},
		{"--month 2026-03", "2026-03-01 to 2026-03-31", "2026-02-01 to 2026-02-28"},
		{"--from 2026-11-10 --to 2026-11-23", "2026-11-10 to 2026-11-23", "2026-10-27 to 2026-11-09"},
		{"--from 2026-02-01 --to 2026-02-28", "2026-02-01 to 2026-02-28", "2026-01-01 to 2026-01-31"},
		{"--from 2026-11-01 --to 2027-01-31", "2026-11-01 to 2027-01-31", "2026-08-01 to 2026-10-31"},
		{"--quarter 2026-Q1", "2026-01-01 to 2026-03-31", "2025-10-01 to 2025-12-31"},
		{"--quarter 2026-Q4", "2026-10-01 to 2026-12-31", "2026-07-01 to 2026-09-30"},
		{"--year 2028", "2028-01-01 to 2028-12-31", "2027-01-01 to 2027-12-31"},
		{"--from 2025-12-01 --to 2026-11-30", "2025-12-01 to 2026-11-30", "2024-12-01 to 2025-11-30"},
	} {
		var o options
		for flags := strings.Fields(tt.args); len(flags) > 0; flags = flags[2:] {
			*map[string]*string{"--week": &o.week, "--month": &o.month, "--quarter": &o.quarter, "--year": &o.year, "--from": &o.from, "--to": &o.to}[flags[0]] = flags[1]
		}
		p, err := o.period(today)
		if err != nil {
			t.Errorf("%s: %v", tt.args, err)
			continue
		}
		if p.String() != tt.now || p.before().String() != tt.before {
			t.Errorf("%s: got %s after %s; want %s after %s", tt.args, p, p.before(), tt.now, tt.before)
		}
	}
}

// failing
func TestMistakes(t *testing.T) {
	byKeys := strings.Join(ledger.BillKeys(), ", ") + ", or metadata:KEY for any request metadata key; several keys are separated by commas"
	for args, want := range map[string]string{
		"--format pdf":                           `bill: --format is "pdf"; allowed: table, csv, json, html, each with =FILE to write a file`,
		"--format html=":                         `bill: --format is "html="; allowed: table, csv, json, html, each with =FILE to write a file`,
		"--week 47":                              `bill: --week is "47"; write it as 2026-W47`,
		"--week 2026-W54":                        `bill: --week is "2026-W54"; the year has no such week`,
		"--month November":                       `bill: --month is "November"; write it as 2026-10`,
		"--quarter 2026-Q5":                      `bill: --quarter is "2026-Q5"; write it as 2026-Q4`,
		"--quarter Q4":                           `bill: --quarter is "Q4"; write it as 2026-Q4`,
		"--year 26":                              `bill: --year is "26"; write it as 2026`,
		"--from 2026-11-05 --to 2026-11-01":      `bill: --to 2026-11-01 is before --from 2026-11-05`,
		"--from 2026-11-05":                      `bill: if any flags in the group [from to] are set they must all be set; missing [to]`,
		"--from 1.11. --to 2026-11-01":           `bill: --from is "1.11."; write it as 2026-11-01`,
		"--by team';drop":                        `bill: --by is "team';drop"; allowed: ` + byKeys,
		"--by metadata:a'b":                      `bill: --by is "metadata:a'b"; allowed: ` + byKeys,
		"--by env,nobody":                        `bill: --by is "nobody"; allowed: ` + byKeys,
		"--by env,env":                           `bill: --by has "env" twice`,
		"--filter env":                           `bill: --filter is "env"; write it as key=value`,
		"--top 0":                                `bill: --top is 0; allowed: 1 or more`,
		"--week 2026-W47 --month 2026-10":        `bill: if any flags in the group [week month quarter year from] are set none of the others can be; [month week] were all set`,
		"--format csv=/no/such/folder/bill.html": `bill: --format is "csv=/no/such/folder/bill.html"; create the folder first: stat /no/such/folder: no such file or directory`,
		"last-week":                              `bill: unknown command "last-week" for "bill"`,
		"--format pdf --week 47 --by x": `bill: --format is "pdf"; allowed: table, csv, json, html, each with =FILE to write a file` +
			"\n  --week is \"47\"; write it as 2026-W47" +
			"\n  --by is \"x\"; allowed: " + byKeys,
	} {
		status, _, stderr := bills(t, lastWeek(), strings.Fields(args)...)
		if status != 1 || stderr != want+"\n" {
			t.Errorf("%s: status %d: %s", args, status, stderr)
		}
	}
}

// failing: one query that fails ends the others and is the error.
func TestQueryFails(t *testing.T) {
	var stdout, stderr bytes.Buffer
	status := run(t.Context(), nil, &stdout, &stderr, tool{home: "us-east-1", today: today, connect: func(context.Context, string) (runSQL, error) {
		return func(ctx context.Context, query, _ string) (*athena.Result, error) {
			if query == ledger.BillDays {
				return nil, errors.New("athena: query q-1: FAILED: no such bucket")
			}
			<-ctx.Done()
			return nil, ctx.Err()
		}, nil
	}})
	if status != 1 || stdout.Len() > 0 || stderr.String() != "bill: athena: query q-1: FAILED: no such bucket\n" {
		t.Errorf("status %d: %s%s", status, stdout.String(), stderr.String())
	}
}

// Another version of the program may have deployed the queries: the order of their columns and more columns change nothing.
func TestQueriesOfAnotherVersion(t *testing.T) {
	_, want, _ := bills(t, lastWeek(), "--format", "json")
	a := lastWeek()
	a.edit = func(r *athena.Result) {
		slices.Reverse(r.Columns)
		r.Columns = append(r.Columns, athena.Column{Name: "new"})
		for i := range r.Rows {
			slices.Reverse(r.Rows[i])
			r.Rows[i] = append(r.Rows[i], new("x"))
		}
	}
	status, got, stderr := bills(t, a, "--format", "json")
	if status != 0 || got != want {
		t.Errorf("status %d: %s%s", status, got, stderr)
	}
}

// failing: a column that the deployed query does not have is an error and not a 0.
func TestColumnIsMissing(t *testing.T) {
	a := lastWeek()
	a.edit = func(r *athena.Result) {
		for i := range r.Columns {
			r.Columns[i].Name = strings.Replace(r.Columns[i].Name, "failed_requests", "failures", 1)
		}
	}
	const want = "bill: query bill_spend has no column failed_requests; it has: part, before, date, key_1, "
	if status, stdout, stderr := bills(t, a); status != 1 || stdout != "" || !strings.HasPrefix(stderr, want) {
		t.Errorf("status %d: %s%s", status, stdout, stderr)
	}
}

// A period that is not over is not compared with one that is.
func TestUnfinishedPeriod(t *testing.T) {
	a := lastWeek()
	a.rows["rows('2026-11-23', '2026-11-29')"] = [][]string{{"growth", "1", "0", "1", "1", "1", "1", "1.5", "NULL", "0"}}
	a.rows["rows('2026-11-16', '2026-11-22')"] = [][]string{{"growth", "1", "0", "1", "1", "1", "1", "9.5", "NULL", "0"}, {"gone", "1", "0", "1", "1", "1", "1", "9.5", "NULL", "0"}}
	status, got, stderr := bills(t, a, "--week", "2026-W48")
	if status != 0 || strings.Contains(got, "-84") || strings.Contains(got, "gone") || !strings.Contains(got, "the period is not over") {
		t.Errorf("status %d: %s%s", status, got, stderr)
	}
	if status, page, stderr := bills(t, a, "--week", "2026-W48", "--format", "html"); status != 0 || strings.Contains(page, "2026-11-16 to 2026-11-22") || strings.Contains(page, "gone") {
		t.Errorf("status %d: %s", status, stderr)
	}
}

// The text of a caller must not become a formula in a spreadsheet.
func TestCSVHasNoFormulas(t *testing.T) {
	a := lastWeek()
	a.rows["rows('2026-11-16', '2026-11-22')"][0][0] = "=1+1"
	if status, got, stderr := bills(t, a, "--format", "csv"); status != 0 || !strings.Contains(got, ",'=1+1,") {
		t.Errorf("status %d: %s%s", status, got, stderr)
	}
}

// Where nothing was metered, the unlogged spend is unknown and not zero.
func TestEmptyPeriod(t *testing.T) {
	status, got, stderr := bills(t, &answers{})
	if status != 0 || !strings.Contains(got, "│ total │        0 │") || !strings.Contains(got, "not logged: unknown; ") {
		t.Errorf("status %d: %s%s", status, got, stderr)
	}
	if status, page, stderr := bills(t, &answers{}, "--format", "html"); status != 0 || !strings.Contains(page, "not logged: unknown; ") {
		t.Errorf("status %d: %s", status, stderr)
	}
}
