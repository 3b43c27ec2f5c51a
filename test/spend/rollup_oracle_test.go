//go:build e2e

package spend

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// dimensions and measures are the columns of the roll-up that the oracle computes, all of them.
var (
	dimensions = strings.Fields("day account_id region product product_source team team_source service env model routing metered_id tier billing status priced conflict feature")
	measures   = strings.Fields(`requests streams disputed_requests input_tokens recorded_input_tokens output_tokens cache_read_tokens cache_write_5m_tokens
		cache_write_30m_tokens cache_write_1h_tokens usd_input usd_output usd_cache_read usd_cache_write usd usd_cache usd_cache_saved compared_requests usd_global
		usd_global_saved`)
)

// request is a row of bedrock_unrolled: the values of dimensions, and of measures with nil for NULL.
type request struct {
	id, role string
	values   map[string]string
	figures  map[string]*decimal.Decimal
	// order decides between the records of one request and owner.
	failed bool
	at     time.Time
	// facts are what the records of one request agree on.
	facts string
}

// unrolled computes the row of a record alone that is delivered on a date.
func (o oracle) unrolled(line string) request {
	v := o.judge(line)
	var r invocation
	decoder := json.NewDecoder(strings.NewReader(line))
	decoder.UseNumber()
	if err := decoder.Decode(&r); err != nil {
		panic(err)
	}
	at := instant(r.Timestamp)
	day := catalog.Date(at.Format(time.DateOnly))
	feature := v.Record["feature"]
	if feature == "" {
		feature = "NULL"
	}
	id := line
	if strings.TrimSpace(r.RequestID) != "" {
		id = shown(r.RequestID)
	}
	row := request{
		id: id, role: v.Record["role_name"], failed: v.Status == "error", at: at,
		values: map[string]string{
			"day": string(day), "account_id": v.Record["account_id"], "region": r.Region, "product": v.Product, "product_source": v.ProductSource,
			"team": v.Team, "team_source": v.TeamSource, "service": v.Service, "env": v.Env, "model": shown(v.Model), "routing": v.Routing,
			"metered_id": shown(r.ModelID[strings.LastIndex(r.ModelID, "/")+1:]), "tier": v.Tier, "billing": v.Billing, "status": v.Status,
			"priced": fmt.Sprint(v.USD != nil), "conflict": fmt.Sprint(v.Conflict), "feature": feature,
		},
		figures: map[string]*decimal.Decimal{"requests": count(1), "streams": count(0), "disputed_requests": count(0), "compared_requests": count(0), "usd": v.USD},
	}
	if strings.HasSuffix(r.Operation, "Stream") && v.Status != "error" {
		row.figures["streams"] = count(1)
	}
	for column, text := range v.Counts {
		row.figures[column] = figure(text)
	}
	row.figures["recorded_input_tokens"] = row.figures["input_tokens"] // the generator calls no model whose input includes cached tokens
	for column, usd := range v.Parts {
		row.figures[column] = usd
	}
	o.compare(&row, v, r, day)
	row.facts = strings.Join([]string{
		v.Product, v.Team, v.Service, v.Env, r.Region, v.Record["model_id"], v.Tier, v.Status,
		fmt.Sprint(v.Counts), textOf(v.USD),
	}, "|")
	return row
}

// compare fills in what the prompt cache saved and what Global routing would cost.
func (o oracle) compare(row *request, v verdict, r invocation, day catalog.Date) {
	c, _ := o.count(r, v.Model)
	cached, prompt := c.read+c.fiveMinutes+c.halfHour+c.hour, c.input+c.read+c.write
	row.figures["usd_cache"], row.figures["usd_cache_saved"] = nil, nil
	if cache := addUp(v.Parts["usd_cache_read"], v.Parts["usd_cache_write"]); (v.Status == "ok" || v.Status == "partial") && cached > 0 && cache != nil {
		row.figures["usd_cache"] = cache
		if asInput := o.card.line(bought{v.Model, v.Routing, r.Region, v.Tier, prompt, day}).price("input", cached); asInput != nil {
			row.figures["usd_cache_saved"] = new(asInput.Sub(*cache))
		}
	}
	row.figures["usd_global"], row.figures["usd_global_saved"] = nil, nil
	if v.Routing != "geo" || v.USD == nil || v.Status == "error" {
		return
	}
	line := o.card.line(bought{v.Model, "global", "", v.Tier, prompt, day})
	if line == nil {
		return
	}
	worldwide := addUp(
		line.price("input", c.input), line.price("output", c.output), line.price("cache_read", c.read),
		line.price("cache_write_5m", c.fiveMinutes), line.price("cache_write_30m", c.halfHour), line.price("cache_write_1h", c.hour),
	)
	if worldwide != nil {
		row.figures["compared_requests"], row.figures["usd_global"], row.figures["usd_global_saved"] = count(1), worldwide, new(v.USD.Sub(*worldwide))
	}
}

// owner is what the records of a request in one day's folders share that are one request.
func (r request) owner() string {
	return strings.Join([]string{r.id, r.values["product"], r.values["team"], r.role}, "|")
}

// dearer orders the records of a request and owner: the first one stands.
func dearer(a, b request) int {
	null := func(d *decimal.Decimal) decimal.Decimal {
		if d == nil {
			return decimal.NewFromInt(-1)
		}
		return *d
	}
	if a.failed != b.failed {
		if a.failed {
			return 1
		}
		return -1
	}
	return cmp.Or(
		null(b.figures["usd"]).Cmp(null(a.figures["usd"])), null(b.figures["input_tokens"]).Cmp(null(a.figures["input_tokens"])),
		null(b.figures["output_tokens"]).Cmp(null(a.figures["output_tokens"])), a.at.Compare(b.at),
	)
}

// requests computes the rows of bedrock_unrolled of a day.
func (o oracle) requests(objects []logObject) (rows []request) {
	byOwner, facts := map[string][]request{}, map[string]map[string]bool{}
	for _, object := range objects {
		for _, l := range object.lines {
			if l.reason != "" {
				continue
			}
			r := o.unrolled(l.text)
			byOwner[r.owner()] = append(byOwner[r.owner()], r)
			if facts[r.id] == nil {
				facts[r.id] = map[string]bool{}
			}
			facts[r.id][r.facts] = true
		}
	}
	for _, records := range byOwner {
		r := slices.MinFunc(records, dearer)
		if len(facts[r.id]) > 1 {
			r.figures["disputed_requests"] = count(1)
		}
		rows = append(rows, r)
	}
	return rows
}

func count(n int64) *decimal.Decimal { return new(decimal.NewFromInt(n)) }

// figure reads a number; nil for NULL.
func figure(text string) *decimal.Decimal {
	if text == "NULL" {
		return nil
	}
	return new(decimal.RequireFromString(text))
}

// textOf writes a number to its last digit; NULL for nil.
func textOf(d *decimal.Decimal) string {
	if d == nil {
		return "NULL"
	}
	return d.String()
}
