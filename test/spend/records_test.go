//go:build e2e

package spend

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
)

// spend returns the rows of bedrock_spend by request id. A request with more than one row is an error.
func (e *spendAccount) spend(t *testing.T, where string) map[string]verdict {
	t.Helper()
	result, err := e.Workgroup().Run(e.Ctx, "SELECT * FROM bedrock_spend WHERE "+where)
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]verdict{}
	for _, r := range result.Rows {
		text := func(column string) string {
			return orNull(r[slices.IndexFunc(result.Columns, func(c athena.Column) bool { return c.Name == column })])
		}
		dollars := func(column string) *decimal.Decimal {
			if text(column) == "NULL" {
				return nil
			}
			usd := decimal.RequireFromString(text(column))
			return &usd
		}
		id := text("request_id")
		if _, twice := rows[id]; twice {
			t.Errorf("%s has two rows", id)
		}
		v := verdict{
			text("model"), text("routing"), text("product"), text("product_source"), text("team"), text("team_source"),
			text("service"), text("service_source"), text("env"), text("env_source"), text("status"), text("cache_write_split"),
			text("billing"), text("tier"), text("tier_source"),
			text("conflict") == "true", text("schema_drift") == "true", dollars("usd"),
			map[string]*decimal.Decimal{}, map[string]string{}, map[string]string{},
		}
		for _, column := range []string{"usd_input", "usd_output", "usd_cache_read", "usd_cache_write"} {
			v.Parts[column] = dollars(column)
		}
		for _, column := range []string{"input_tokens", "output_tokens", "cache_read_tokens", "cache_write_5m_tokens", "cache_write_30m_tokens", "cache_write_1h_tokens"} {
			v.Counts[column] = text(column)
		}
		for _, column := range []string{"account_id", "region", "inference_region", "operation", "model_id", "timestamp", "role_name", "feature"} {
			v.Record[column] = text(column)
		}
		if (text("priced") == "true") != (v.USD != nil) {
			t.Errorf("%s: priced %s, usd %s", id, text("priced"), text("usd"))
		}
		rows[id] = v
	}
	return rows
}

var sameMoney = cmp.Comparer(func(a, b decimal.Decimal) bool { return a.Equal(b) })

// agree fails unless the row of every record equals the row of the oracle.
func agree(t *testing.T, o oracle, lines map[string]string, got map[string]verdict) {
	t.Helper()
	if len(got) != len(lines) {
		t.Errorf("%d rows of %d records", len(got), len(lines))
	}
	wrong := 0
	for id, line := range lines {
		if diff := cmp.Diff(o.judge(line), got[id], sameMoney); diff != "" {
			if wrong++; wrong <= 5 {
				t.Errorf("%s\n%s", line, diff)
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d of %d rows are wrong", wrong, len(lines))
	}
}

// novemberRandom are the days and the ids of the random records. Without days the query lists every folder of every Region.
const novemberRandom = "date BETWEEN DATE '2026-11-10' AND DATE '2026-11-21' AND request_id LIKE 'r-%'"

// randomRecords is the number of random records that are compared with the oracle.
const randomRecords = 10_000

func (e *spendAccount) testRandom(t *testing.T, o oracle) {
	g := newGenerator(20261116, o.card)
	objects := map[[2]string][]string{} // lines by Region and hour
	records := map[string]string{}
	for i := range randomRecords {
		r := g.record(i)
		records[r.id] = r.line
		at := [2]string{r.region, r.hour}
		objects[at] = append(objects[at], r.line)
		if r.twice != "" {
			again := [2]string{r.region, r.twice}
			objects[again] = append(objects[again], r.line)
		}
	}
	for at, lines := range objects {
		e.Deliver(t, at[0], at[1], "random", lines)
	}
	agree(t, o, records, e.spend(t, novemberRandom))

	// The total, exactly.
	want := decimal.Zero
	for _, line := range records {
		if usd := o.judge(line).USD; usd != nil {
			want = want.Add(*usd)
		}
	}
	rows, _ := e.Query(t, "SELECT CAST(sum(usd) AS varchar) FROM bedrock_spend WHERE "+novemberRandom)
	if got := decimal.RequireFromString(strings.Trim(rows[0], `"`)); !got.Equal(want) {
		t.Errorf("the total is %s, want %s", got, want)
	}
	t.Logf("%d records in %d objects cost %s USD", len(records), len(objects), want)
}
