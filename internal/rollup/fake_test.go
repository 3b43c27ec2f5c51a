package rollup

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/athena/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

var lists = catalog.Catalog{
	Account:      catalog.Account{HomeRegion: "us-east-1"},
	Regions:      []catalog.Region{{Name: "us-east-1"}, {Name: "eu-west-1"}},
	Environments: []catalog.Environment{{Name: "prod"}},
	Products:     []catalog.Product{{Name: "search", Team: "core"}},
}

// now is a Sunday morning.
var now = time.Date(2026, 11, 29, 9, 20, 0, 123456000, time.UTC)

func at(day string) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return t
}

// account is an account whose statements and log folders a test sets.
type account struct {
	// listings are the folders by day; a missing one is empty. They are those of us-east-1, and eu-west-1 is empty.
	listings map[string]Listing
	listErr  error
	markers  []ledger.RollUpMarker
	// fail returns the error of a statement. Zero: none fails.
	fail func(sql string) error
	// sent are the statements, with their parameters.
	sent []string
}

func (a *account) rollUp() *RollUp {
	return &RollUp{
		Lists: lists, Location: "s3://the-ledger/rollup/", ScanLimit: 100, Now: func() time.Time { return now },
		Query: a.query,
		List: func(_ context.Context, region string, day time.Time) (Listing, error) {
			if region != "us-east-1" {
				return Listing{}, a.listErr
			}
			return a.listings[text(day)], nil
		},
	}
}

func (a *account) query(_ context.Context, sql string, parameters ...string) (*athena.Result, error) {
	a.sent = append(a.sent, strings.Join(append([]string{sql}, parameters...), " "))
	if a.fail != nil {
		if err := a.fail(sql); err != nil {
			return nil, err
		}
	}
	result := &athena.Result{Statistics: athena.Statistics{ScannedBytes: 7}}
	if want, _ := ledger.RollUpMarkers(); sql != want {
		return result, nil
	}
	for _, name := range []string{"date", "run", "rolled_at", "objects", "bytes", "logs", "lists", "learned"} {
		result.Columns = append(result.Columns, athena.Column{Name: name})
	}
	for _, m := range a.markers {
		var row []*string
		for _, v := range []any{m.Date, m.Run, m.RolledAt, m.Objects, m.Bytes, m.Logs, m.Lists, m.Learned} {
			row = append(row, new(fmt.Sprint(v)))
		}
		result.Rows = append(result.Rows, row)
	}
	return result, nil
}

// rolled records the markers of a plan as a run leaves them.
func (a *account) rolled(p Plan) {
	for _, c := range p.Chunks {
		for _, d := range c.Days {
			a.markers = append(a.markers, ledger.RollUpMarker{Date: text(d.Date), Run: "r", RolledAt: "2026-11-29 09:20:00", Objects: d.Objects, Bytes: d.Bytes, Logs: d.logs, Lists: d.lists})
		}
	}
}

func (a *account) plan(t *testing.T, first, last string) Plan {
	t.Helper()
	p, err := a.rollUp().Plan(t.Context(), at(first), at(last))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// reasons returns the days of a plan with their reasons, by chunk.
func reasons(p Plan) (all []string) {
	for _, c := range p.Chunks {
		for _, d := range c.Days {
			all = append(all, text(d.Date)+": "+string(d.Reason))
		}
	}
	return all
}

func failed(reason string) error {
	return &athena.Failure{State: types.QueryExecutionStateFailed, Reason: reason}
}

var errNetwork = errors.New("no answer")
