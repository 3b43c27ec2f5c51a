package main

import (
	"bytes"
	"cmp"
	"context"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

var today = time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)

// answers stands for the workgroup. It has the figures of periods by kind, such as rows('2026-11-16', '2026-11-22'); a query over several periods
// has those of each. Its page has the rows of a period on the period's first day. The figures of requests that are not rolled up are of the kinds with "raw " before them.
type answers struct {
	rows map[string][][]string
	// notRolledUp are days, as 2026-11-16.
	notRolledUp []string
	// edit changes the columns and rows of a result. Zero: no change.
	edit func(*athena.Result)
	// fails returns the error of a query over the days from first to last, both as 2026-11-16. Zero: none fails.
	fails func(query, first, last string) error
	// opensAt is the first open day by the clock of Athena. Zero: 2026-11-22.
	opensAt string
	// asked are the queries as bill_spend('2026-11-09', '2026-11-22'), and sql their text.
	asked, sql []string
	lock       sync.Mutex
}

var (
	fakeDays   = regexp.MustCompile(`date BETWEEN DATE '([-\d]+)' AND DATE '([-\d]+)'`)
	fakePeriod = regexp.MustCompile(`^(.*)\('([-\d]+)', '([-\d]+)'\)$`)
)

func (a *answers) run(_ context.Context, query, sql string) (*athena.Result, error) {
	a.lock.Lock()
	defer a.lock.Unlock()
	days := fakeDays.FindAllStringSubmatch(sql, -1)
	from, first, last := days[0][1], days[len(days)-1][1], days[len(days)-1][2]
	raw := ""
	if strings.Contains(sql, "bedrock_costs") {
		raw = "raw "
	}
	a.asked = append(a.asked, raw+query+"('"+first+"', '"+last+"')")
	a.sql = append(a.sql, sql)
	if a.fails != nil {
		if err := a.fails(query, first, last); err != nil {
			return nil, err
		}
	}
	result := fakeResult(query, sql)
	add := func(values map[string]string) {
		var row []*string
		for _, c := range result.Columns {
			if v, ok := values[c.Name]; ok && v != "NULL" {
				row = append(row, &v)
			} else {
				row = append(row, nil)
			}
		}
		result.Rows = append(result.Rows, row)
	}
	for _, name := range slices.Sorted(maps.Keys(a.rows)) {
		call := fakePeriod.FindStringSubmatch(name)
		kind, of := strings.CutPrefix(call[1], "raw ")
		if call[2] < first || last < call[3] || query == ledger.BillSpend && of != (raw != "") {
			continue
		}
		for _, v := range a.rows[name] {
			for _, values := range fakeRows(query, kind, strconv.FormatBool(call[2] < from), v) {
				add(values)
				if values["part"] == ledger.BillPartRow && strings.Contains(sql, "'page'") {
					values["part"], values["date"] = ledger.BillPartPage, call[2]
					add(values)
				}
			}
		}
	}
	if query == ledger.BillDays {
		for _, date := range datesOf(first, last) {
			state, at := ledger.DayRolledUp, "2026-11-23 03:20:07.123456"
			switch {
			case slices.Contains(a.notRolledUp, date):
				state, at = ledger.DayNotRolledUp, "NULL"
			case date >= cmp.Or(a.opensAt, "2026-11-22"):
				state, at = ledger.DayOpen, "NULL"
			}
			add(map[string]string{"part": "day", "name": state, "days_metered": "0", "tokens_not_logged": "0", "unpriced_tokens": "0", "date": date, "rolled_at": at})
		}
	}
	if a.edit != nil {
		a.edit(result)
	}
	return result, nil
}

var fakeColumn = regexp.MustCompile(`(?m)^  (?:.* AS )?([a-z0-9_]+),?$`)

// fakeResult returns a result with the columns of the query, which are those of its last SELECT.
func fakeResult(query, sql string) *athena.Result {
	result := &athena.Result{Query: query}
	list := sql[strings.LastIndex(sql, "\nSELECT\n"):]
	for _, name := range fakeColumn.FindAllStringSubmatch(list[:strings.Index(list, "\nFROM ")+1], -1) {
		result.Columns = append(result.Columns, athena.Column{Name: name[1]})
	}
	return result
}

// fakeRows returns the rows of a query for the figures of a kind.
func fakeRows(query, kind, before string, v []string) []map[string]string {
	n := func(i int) int { n, _ := strconv.Atoi(v[i]); return n }
	var rows []map[string]string
	switch {
	case query == ledger.BillSpend && kind == "rows":
		rows = append(rows, map[string]string{
			"part": "row", "before": before, "key_1": v[0], "key_2": "m", "requests": v[1], "failed_requests": v[2], "input_tokens": v[3], "output_tokens": v[4], "cache_read_tokens": v[5],
			"cache_write_tokens": v[6], "usd": v[7], "usd_claimed": v[8], "unpriced_requests": v[9],
			"charged_requests": strconv.Itoa(n(1) - n(2) - n(9)), "charged_tokens": strconv.Itoa(n(3) + n(4) + n(5) + n(6)),
		})
	case query == ledger.BillSpend && kind == "days":
		rows = append(rows,
			map[string]string{"part": "caveat", "before": before, "priced": "true", "status": "ok", "billing": "tokens", "unattributed": strconv.FormatBool(v[1] == ledger.Unattributed), "requests": v[2], "usd": v[8], "disputed_requests": v[11]},
		)
	case query == ledger.BillSpend && kind == "unpriced":
		rows = append(rows, map[string]string{
			"part": "caveat", "before": before, "priced": "false", "billing": v[4], "status": v[6], "requests": v[7], "input_tokens": v[8], "output_tokens": v[9],
			"cache_read_tokens": v[10], "cache_write_tokens": v[11], "unattributed": "false",
		})
	case query == ledger.BillSpend && kind == "lines":
		rows = append(rows, map[string]string{"part": "lines", "before": before, "key_1": v[1], "requests": v[3]})
	case query == ledger.BillDays && kind == "regions":
		rows = append(rows, map[string]string{"part": "region", "name": v[0], "days_metered": v[3], "tokens_not_logged": v[7], "usd_not_logged": v[8], "unpriced_tokens": v[9]})
	}
	return rows
}

// datesOf returns the days from first to last.
func datesOf(first, last string) (dates []string) {
	d, err := time.Parse(time.DateOnly, first)
	if err != nil {
		panic(err)
	}
	for ; d.Format(time.DateOnly) <= last; d = d.AddDate(0, 0, 1) {
		dates = append(dates, d.Format(time.DateOnly))
	}
	return dates
}

func lastWeek() *answers {
	return &answers{rows: map[string][][]string{
		"rows('2026-11-16', '2026-11-22')": {
			{"growth", "1234", "2", "1000000", "20000", "50000", "8000", "61.706250000000", "6.170625000000", "0"},
			{"core", "10", "0", "10000", "1000", "NULL", "0", "20.000000000001", "NULL", "0"},
			{"unattributed", "3", "0", "100", "10", "NULL", "0", "0.000450000000", "NULL", "1"},
		},
		"rows('2026-11-09', '2026-11-15')": {
			{"growth", "1000", "0", "1", "1", "1", "1", "41.137500000000", "NULL", "0"},
			{"gone", "1", "0", "1", "1", "1", "1", "1.000000000000", "NULL", "0"},
		},
		"days('2026-11-16', '2026-11-22')": {
			{"2026-11-16", "core", "10", "0", "10000", "1000", "NULL", "0", "20.000000000001", "NULL", "0", "0"},
			{"2026-11-16", "growth", "1000", "0", "1", "1", "1", "1", "31.700000000000", "NULL", "0", "5"},
			{"2026-11-18", "growth", "234", "2", "1", "1", "1", "1", "30.006250000000", "NULL", "0", "0"},
			{"2026-11-18", "unattributed", "3", "0", "100", "10", "NULL", "0", "0.000450000000", "NULL", "1", "0"},
		},
		"lines('2026-11-16', '2026-11-22')": {
			{"2026-11-16", "no record", "s3://logs/a.json.gz", "5", "{"},
			{"2026-11-17", "no record", "s3://logs/b.json.gz", "1", "{"},
			{"2026-11-17", "other account", "s3://logs/b.json.gz", "1", "{"},
		},
		"unpriced('2026-11-16', '2026-11-22')": {
			{"somevendor.new-model-v1:0", "regional", "us-east-1", "standard", "NULL", "NULL", "ok", "1", "50", "60", "NULL", "0"},
			{"amazon.nova-lite-v1:0", "regional", "us-east-1", "standard", "tokens", "NULL", "malformed", "2", "NULL", "7", "NULL", "0"},
			{"NULL", "NULL", "us-east-1", "standard", "hourly", "arn:aws:bedrock:us-east-1:000000000001:provisioned-model/a1b2c3d4e5f6", "ok", "4", "50", "60", "NULL", "0"},
			{"amazon.titan-embed-image-v1", "regional", "us-east-1", "standard", "images", "NULL", "ok", "1", "0", "NULL", "NULL", "0"},
			{"amazon.titan-embed-image-v1", "regional", "us-west-2", "standard", "images", "NULL", "ok", "2", "0", "NULL", "NULL", "0"},
		},
		"regions('2026-11-16', '2026-11-22')": {
			{"eu-west-1", "true", "logging", "6", "1000", "1000", "100.00", "0", "0.000000000000", "0"},
			{"sa-east-1", "false", "off", "7", "90", "0", "0.00", "90", "NULL", "90"},
			{"us-east-2", "false", "off", "7", "2000", "0", "0.00", "2000", "3.456000000000", "0"},
		},
	}}
}

func bills(t *testing.T, a *answers, args ...string) (int, string, string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status := run(t.Context(), args, &stdout, &stderr, tool{
		home: "us-east-1", today: today,
		connect: func(context.Context, string) (runSQL, error) { return a.run, nil },
	})
	return status, stdout.String(), stderr.String()
}
