//go:build e2e

package spend

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
)

// figures are what a roll-up of a day holds: the measures of each group of dimensions, and the lines that are no record of each Region and
// reason.
type figures map[string]string

// rolled computes the figures of a day. A request that the day before has with the same owner and the same figures counts there.
func (w *rollWorld) rolled(d *rollDay) figures {
	var before []request
	if previous := w.byDate[d.date.AddDate(0, 0, -1)]; previous != nil {
		before = w.oracle.requests(previous.objects)
	}
	groups := map[string][]request{}
	for _, r := range w.oracle.requests(d.objects) {
		if slices.ContainsFunc(before, r.delivered) {
			continue
		}
		if slices.ContainsFunc(before, func(b request) bool { return b.id == r.id }) {
			r.figures["disputed_requests"] = count(1)
		}
		group := valuesOf(dimensions, r.values)
		groups[group] = append(groups[group], r)
	}
	all := figures{}
	for group, requests := range groups {
		var sums []string
		for _, m := range measures {
			sums = append(sums, m+"="+textOf(sumOf(requests, m)))
		}
		all[group] = strings.Join(sums, " ")
	}
	lines := map[string]int{}
	for _, o := range d.objects {
		for _, l := range o.lines {
			if l.reason != "" {
				lines["lines region="+o.region+" reason="+l.reason]++
			}
		}
	}
	for group, n := range lines {
		all[group] = fmt.Sprintf("lines=%d", n)
	}
	return all
}

// delivered reports whether a row of the day before is the same request, delivered before midnight.
func (r request) delivered(before request) bool {
	same := r.owner() == before.owner()
	for _, d := range []string{"region", "metered_id", "status"} {
		same = same && r.values[d] == before.values[d]
	}
	for _, m := range measures {
		if strings.HasSuffix(m, "_tokens") || m == "usd" {
			same = same && textOf(r.figures[m]) == textOf(before.figures[m])
		}
	}
	return same
}

// sumOf returns the sum of a measure over the requests that have it; nil where none has it.
func sumOf(requests []request, measure string) *decimal.Decimal {
	var sum *decimal.Decimal
	for _, r := range requests {
		if f := r.figures[measure]; f != nil {
			if sum == nil {
				sum = &decimal.Zero
			}
			sum = new(sum.Add(*f))
		}
	}
	return sum
}

// valuesOf writes the values of columns as one text.
func valuesOf(columns []string, values map[string]string) string {
	var texts []string
	for _, c := range columns {
		texts = append(texts, c+"="+values[c])
	}
	return strings.Join(texts, " ")
}

// read returns the rows of a query of dates, dimensions and measures as texts by date, with further columns before them.
func (w *rollWorld) read(result *athena.Result, further ...string) map[time.Time][][2]string {
	rows := map[time.Time][][2]string{}
	for _, row := range result.Rows {
		values := map[string]string{}
		for i, c := range result.Columns {
			values[c.Name] = orNull(row[i])
			if slices.Contains(measures, c.Name) {
				values[c.Name] = textOf(figure(values[c.Name]))
			}
		}
		date, err := time.Parse(time.DateOnly, values["date"])
		if err != nil {
			panic(err)
		}
		rows[date] = append(rows[date], [2]string{valuesOf(slices.Concat(further, dimensions), values), valuesOf(measures, values)})
	}
	return rows
}
