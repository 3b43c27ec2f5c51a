package main

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

var today = time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)

// answers stands for the workgroup: it returns rows by query and parameters, with the columns of the shipped query.
type answers struct {
	rows map[string][][]string
	// edit changes the columns and rows of a result. Zero: no change.
	edit func(*athena.Result)
	// fails returns the error of a query over the days from first to last, both as 2026-11-16. Zero: none fails.
	fails func(query, first, last string) error
	asked []string
	lock  sync.Mutex
}

func (a *answers) run(_ context.Context, query string, parameters ...string) (*athena.Result, error) {
	a.lock.Lock()
	defer a.lock.Unlock()
	call := query + "(" + strings.Join(parameters, ", ") + ")"
	a.asked = append(a.asked, call)
	if a.fails != nil {
		days := strings.Split(strings.Join(parameters[len(parameters)-2:], ""), "'")
		if err := a.fails(query, days[1], days[3]); err != nil {
			return nil, err
		}
	}
	result := &athena.Result{Query: query}
	for _, name := range columns(query) {
		result.Columns = append(result.Columns, athena.Column{Name: name})
	}
	for _, values := range a.rows[call] {
		var row []*string
		for _, v := range values {
			if v == "NULL" {
				row = append(row, nil)
				continue
			}
			row = append(row, &v)
		}
		result.Rows = append(result.Rows, row)
	}
	if a.edit != nil {
		a.edit(result)
	}
	return result, nil
}

// columns returns the columns of a query as its SQL names them.
func columns(query string) []string {
	queries, err := ledger.Queries()
	if err != nil {
		panic(err)
	}
	i := slices.IndexFunc(queries, func(q ledger.Query) bool { return q.Name == query })
	return queries[i].Columns()
}

func lastWeek() *answers {
	return &answers{rows: map[string][][]string{
		"bill_by_team('2026-11-16', '2026-11-22')": {
			{"growth", "1234", "2", "1000000", "20000", "50000", "8000", "61.706250000000", "6.170625000000", "0"},
			{"core", "10", "0", "10000", "1000", "NULL", "0", "20.000000000001", "NULL", "0"},
			{"unattributed", "3", "0", "100", "10", "NULL", "0", "0.000450000000", "NULL", "1"},
		},
		"bill_by_team('2026-11-09', '2026-11-15')": {
			{"growth", "1000", "0", "1", "1", "1", "1", "41.137500000000", "NULL", "0"},
			{"gone", "1", "0", "1", "1", "1", "1", "1.000000000000", "NULL", "0"},
		},
		"daily_trend('2026-11-16', '2026-11-22')": {
			{"2026-11-16", "core", "10", "0", "10000", "1000", "NULL", "0", "20.000000000001", "NULL", "0", "0"},
			{"2026-11-16", "growth", "1000", "0", "1", "1", "1", "1", "31.700000000000", "NULL", "0", "5"},
			{"2026-11-18", "growth", "234", "2", "1", "1", "1", "1", "30.006250000000", "NULL", "0", "0"},
			{"2026-11-18", "unattributed", "3", "0", "100", "10", "NULL", "0", "0.000450000000", "NULL", "1", "0"},
		},
		"malformed_lines('2026-11-16', '2026-11-22')": {
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
		"completeness('2026-11-16', '2026-11-22')": {
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
		connect: func(context.Context, string) (runNamed, error) { return a.run, nil },
	})
	return status, stdout.String(), stderr.String()
}
