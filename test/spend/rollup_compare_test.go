//go:build e2e

package spend

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
)

const rollUpTable = ledger.RollUpDatabase + "." + ledger.RollUpTable

func (w *rollWorld) run(t *testing.T, sql string) *athena.Result {
	t.Helper()
	result, err := w.Workgroup().Run(w.Ctx, strings.ReplaceAll(sql, "PERIOD", fmt.Sprintf("date BETWEEN DATE '%s' AND DATE '%s'", w.first().Format(time.DateOnly), w.end().Format(time.DateOnly))))
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// latest reads the roll-up of every day: the rows of a view, and the malformed lines of the table.
func (w *rollWorld) latest(t *testing.T) map[time.Time]figures {
	t.Helper()
	return w.figuresOf(t, "bedrock_rolled")
}

func (w *rollWorld) figuresOf(t *testing.T, view string) map[time.Time]figures {
	t.Helper()
	all := map[time.Time]figures{}
	for date, rows := range w.read(w.run(t, "SELECT * FROM "+view+" WHERE PERIOD")) {
		all[date] = figures{}
		for _, r := range rows {
			if all[date][r[0]] != "" {
				t.Errorf("%s: two rows of %s", date.Format(time.DateOnly), r[0])
			}
			all[date][r[0]] = r[1]
		}
	}
	lines := w.run(t, `SELECT date, region, reason, lines FROM `+rollUpTable+` JOIN (
  SELECT date AS d, max(run) AS r FROM `+rollUpTable+` WHERE kind = 'day' GROUP BY date) ON d = date AND r = run
WHERE kind = 'lines' AND PERIOD`)
	for _, row := range lines.Rows {
		date, _ := time.Parse(time.DateOnly, aws.ToString(row[0]))
		if all[date] == nil {
			all[date] = figures{}
		}
		all[date]["lines region="+aws.ToString(row[1])+" reason="+aws.ToString(row[2])] = "lines=" + aws.ToString(row[3])
	}
	return all
}

// compare compares the figures of each day with those of the oracle.
func (w *rollWorld) compare(t *testing.T, got map[time.Time]figures) {
	t.Helper()
	wrong := 0
	for _, d := range w.days {
		want, have := w.settled[d.date], got[d.date]
		for _, group := range keys(want, have) {
			if want[group] != have[group] {
				if wrong++; wrong <= 5 {
					t.Errorf("%s %s:\n got %s\nwant %s", d.date.Format(time.DateOnly), group, have[group], want[group])
				}
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d rows differ", wrong)
	}
}

func keys(maps ...figures) (all []string) {
	for _, m := range maps {
		for k := range m {
			all = append(all, k)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// checkNothingRolledUp compares the days before the first run with a row each that says so.
func (w *rollWorld) checkNothingRolledUp(t *testing.T) {
	t.Helper()
	rows := w.run(t, "SELECT date, count(*), min(status), sum(requests), sum(usd) FROM bedrock_rolled WHERE PERIOD GROUP BY date").Rows
	for _, row := range rows {
		if text := calls.RowText(row[1:]); text != `"1", "not-rolled-up", "0", NULL` {
			t.Errorf("%s: %s before the first run", aws.ToString(row[0]), text)
		}
	}
	if len(rows) != len(w.days) {
		t.Errorf("%d days of %d before the first run", len(rows), len(w.days))
	}
}

// checkAll compares the raw view with the oracle request by request, the bill with the roll-up, and the versions of each day.
func (w *rollWorld) checkAll(t *testing.T) {
	t.Helper()
	raw := w.read(w.run(t, "SELECT *, element_at(metadata, 'feature') AS feature FROM bedrock_unrolled WHERE PERIOD"), "request", "role_name")
	wrong := 0
	for _, d := range w.days {
		var want, got []string
		for _, r := range w.oracle.requests(d.objects) {
			figures := map[string]string{}
			for _, m := range measures {
				figures[m] = textOf(r.figures[m])
			}
			want = append(want, "request="+r.id+" role_name="+r.role+" "+valuesOf(dimensions, r.values)+" "+valuesOf(measures, figures))
		}
		for _, row := range raw[d.date] {
			got = append(got, row[0]+" "+row[1])
		}
		for _, row := range slices.Concat(minus(got, want), minus(want, got)) {
			if wrong++; wrong <= 4 {
				t.Errorf("%s: raw view or oracle alone has %.3000s", d.date.Format(time.DateOnly), row)
			}
		}
	}
	w.compare(t, w.figuresOf(t, "bedrock_bill"))
	w.checkVersions(t)
	if err := w.program().Maintain(w.Ctx); err != nil {
		t.Fatal(err)
	}
	w.compare(t, w.latest(t))
	if rows := w.run(t, "SELECT date FROM "+rollUpTable+" WHERE PERIOD GROUP BY date HAVING count(DISTINCT run) <> 1").Rows; len(rows) != 0 {
		t.Errorf("%d days have several versions after the maintenance", len(rows))
	}
	w.checkVersions(t)
}

// checkVersions compares the days of the roll-up with those of the schedules: each has a marker, each version of a day has one, and the marker of
// the latest names the objects that the day has.
func (w *rollWorld) checkVersions(t *testing.T) {
	t.Helper()
	for _, row := range w.run(t, "SELECT date, run, count_if(kind = 'day') FROM "+rollUpTable+" WHERE PERIOD GROUP BY 1, 2 HAVING count_if(kind = 'day') <> 1").Rows {
		t.Errorf("%s: run %s has %s markers", aws.ToString(row[0]), aws.ToString(row[1]), aws.ToString(row[2]))
	}
	objects := map[string]string{}
	for _, row := range w.run(t, "SELECT date, state, objects FROM bedrock_days WHERE PERIOD").Rows {
		date := aws.ToString(row[0])
		if objects[date] != "" || aws.ToString(row[1]) != "rolled-up" {
			t.Errorf("%s: %s, or twice", date, aws.ToString(row[1]))
		}
		objects[date] = aws.ToString(row[2])
	}
	for _, d := range w.days {
		if date := d.date.Format(time.DateOnly); objects[date] == "" || d.kept == nil && objects[date] != fmt.Sprint(len(d.objects)) {
			t.Errorf("%s: the marker has %s objects, want %d", date, objects[date], len(d.objects))
		}
	}
}
