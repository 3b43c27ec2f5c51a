//go:build e2e

package spend

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// oracle computes the row of bedrock_spend for a record. It shares no code with the SQL: it reads the rate card line by line, and
// the lists as they are written.
type oracle struct {
	lists    catalog.Catalog
	rates    []ledger.Rate
	profiles map[string]profileRecord // by Region and id
}

// profileRecord is a line of the detector's dataset of profiles.
type profileRecord struct {
	ProfileID string  `json:"profile_id"`
	AccountID string  `json:"account_id"`
	Region    string  `json:"region"`
	Name      string  `json:"name"`
	Model     *string `json:"model"`
	Routing   *string `json:"routing"`
	Product   *string `json:"product"`
}

// verdict is a row of bedrock_spend as text. NULL is "NULL".
type verdict struct {
	Model, Routing, Product, ProductSource, Team, TeamSource, Service, ServiceSource, Env, EnvSource string
	Status, Split                                                                                    string
	Conflict, Drift                                                                                  bool
	USD                                                                                              *decimal.Decimal
	// Parts are the columns usd_input and so on, Counts the token columns, Record the columns copied from the record.
	Parts          map[string]*decimal.Decimal
	Counts, Record map[string]string
}

func (o oracle) judge(line string) verdict {
	var r invocation
	decoder := json.NewDecoder(strings.NewReader(line))
	decoder.UseNumber()
	if err := decoder.Decode(&r); err != nil {
		panic(err)
	}
	at := instant(r.Timestamp)
	day := catalog.Date(at.Format(time.DateOnly))
	v := verdict{Model: "NULL", Routing: "NULL"}

	// the model
	_, id, profiled := strings.Cut(r.ModelID, ":application-inference-profile/")
	var product string
	if profiled {
		if p, known := o.profiles[r.Region+"/"+id]; known {
			v.Model, v.Routing = orNull(p.Model), orNull(p.Routing)
			if p.Product != nil && slices.ContainsFunc(o.lists.Products, func(q catalog.Product) bool { return q.Name == *p.Product }) {
				product, v.ProductSource = *p.Product, "profile"
			}
		}
	} else {
		called := r.ModelID[strings.LastIndex(r.ModelID, "/")+1:]
		switch {
		case strings.HasPrefix(called, "global."):
			v.Model, v.Routing = strings.TrimPrefix(called, "global."), "global"
		case geoPrefix.MatchString(called):
			v.Model, v.Routing = geoPrefix.ReplaceAllString(called, ""), "geo"
		case noProvider.MatchString(called) && !dotted.MatchString(called):
			v.Model, v.Routing = called, "unknown"
		default:
			v.Model, v.Routing = called, "regional"
		}
	}

	// the owner
	var role string
	if _, session, found := strings.Cut(r.Identity.Arn, ":assumed-role/"); found {
		role, _, _ = strings.Cut(session, "/")
	}
	service, env := "", ""
	for _, p := range o.lists.Products {
		for _, s := range p.Services {
			for _, e := range o.lists.Environments {
				if role != "bedrock-"+s.Name+"-"+e.Name || len(s.Environments) > 0 && !slices.Contains(s.Environments, e.Name) && !slices.Contains(s.RetiredEnvironments, e.Name) {
					continue
				}
				// One listing of a service is valid on a day; the last one stays valid after the service is retired.
				if day < s.Since || over(p, s, day) && o.movedLater(s) {
					continue
				}
				service, env = s.Name, e.Name
				if product == "" {
					product, v.ProductSource = p.Name, "role"
				}
			}
		}
	}
	metadata, drift := readMetadata(r.Metadata)
	v.Record = map[string]string{
		"account_id": r.AccountID, "region": r.Region, "inference_region": r.InferenceRegion, "operation": emptyIsNull(r.Operation), "model_id": r.ModelID,
		"timestamp": at.Format("2006-01-02 15:04:05.000"), "role_name": emptyIsNull(role), "feature": "NULL",
	}
	if feature, given := metadata["feature"]; given {
		v.Record["feature"] = feature
	}
	owner, shared := o.owner(product, day)
	v.Drift = drift
	v.Team, v.TeamSource = "unattributed", "none"
	switch {
	case shared && metadata["team"] != "":
		v.Team, v.TeamSource = metadata["team"], "metadata"
	case owner != "":
		v.Team, v.TeamSource = owner, v.ProductSource
	case metadata["team"] != "":
		v.Team, v.TeamSource = metadata["team"], "metadata"
	}
	v.Service, v.ServiceSource = known(service, metadata["service"])
	v.Env, v.EnvSource = known(env, metadata["env"])
	v.Conflict = !shared && owner != "" && metadata["team"] != "" && metadata["team"] != owner ||
		service != "" && metadata["service"] != "" && metadata["service"] != service ||
		env != "" && metadata["env"] != "" && metadata["env"] != env
	v.Product = product
	if product == "" {
		v.Product, v.ProductSource = "unattributed", "none"
	}

	// the spend
	readable := true
	into, out := side(r.Input, &readable), side(r.Output, &readable)
	input, hasInput := tokens(into, "inputTokenCount", &readable)
	output, hasOutput := tokens(out, "outputTokenCount", &readable)
	read, hasRead := tokens(into, "cacheReadInputTokenCount", &readable)
	write, hasWrite := tokens(into, "cacheWriteInputTokenCount", &readable)
	answered := out["outputTokenCount"] != nil
	v.Split = "exact"
	hour := int64(0)
	if write > 0 {
		v.Split = "assumed"
		if n, found := hourWrites(out["outputBodyJson"]); found && n >= 0 && n <= write {
			hour, v.Split = n, "exact"
		}
	}
	v.Counts = map[string]string{
		"input_tokens": ifGiven(input, hasInput), "output_tokens": ifGiven(output, hasOutput), "cache_read_tokens": ifGiven(read, hasRead),
		"cache_write_5m_tokens": ifGiven(write-hour, hasWrite), "cache_write_1h_tokens": ifGiven(hour, hasWrite),
	}
	zero := decimal.Zero
	v.Parts = map[string]*decimal.Decimal{"usd_input": nil, "usd_output": nil, "usd_cache_read": nil, "usd_cache_write": nil}
	switch {
	case r.ErrorCode != "":
		v.Status, v.USD = "error", &zero
		for part := range v.Parts {
			v.Parts[part] = &zero
		}
		return v
	case !readable:
		v.Status = "malformed"
		return v
	case !answered && strings.HasSuffix(r.Operation, "Stream"):
		v.Status = "partial"
	default:
		v.Status = "ok"
	}
	if !hasInput && !hasOutput && !hasRead && !hasWrite {
		return v // nothing was counted: the cost is unknown
	}
	price := func(kind string, n int64) *decimal.Decimal {
		if n == 0 {
			return &zero
		}
		rate, found := o.rate(v.Model, v.Routing, r.Region, input+read+write, kind, day)
		if !found {
			return nil
		}
		usd := rate.Mul(decimal.NewFromInt(n)).Shift(-6)
		return &usd
	}
	v.Parts["usd_input"], v.Parts["usd_output"], v.Parts["usd_cache_read"] = price(ledger.Input, input), price(ledger.Output, output), price(ledger.CacheRead, read)
	v.Parts["usd_cache_write"] = addUp(price(ledger.CacheWrite5m, write-hour), price(ledger.CacheWrite1h, hour))
	v.USD = addUp(slices.Collect(maps.Values(v.Parts))...)
	return v
}

// addUp returns the sum of the parts; nil when one of them is nil.
func addUp(parts ...*decimal.Decimal) *decimal.Decimal {
	total := decimal.Zero
	for _, part := range parts {
		if part == nil {
			return nil
		}
		total = total.Add(*part)
	}
	return &total
}

func ifGiven(n int64, given bool) string {
	if !given {
		return "NULL"
	}
	return strconv.FormatInt(n, 10)
}

func emptyIsNull(text string) string {
	if text == "" {
		return "NULL"
	}
	return text
}

// over reports whether a service was no longer in a product on a day.
func over(p catalog.Product, s catalog.Service, day catalog.Date) bool {
	return s.Retired != "" && day >= s.Retired || p.Retired != "" && day >= p.Retired
}

// movedLater reports whether a service is listed again from a later day on.
func (o oracle) movedLater(s catalog.Service) bool {
	for _, p := range o.lists.Products {
		for _, other := range p.Services {
			if other.Name == s.Name && other.Since > s.Since {
				return true
			}
		}
	}
	return false
}

func (o oracle) owner(product string, day catalog.Date) (team string, shared bool) {
	for _, p := range o.lists.Products {
		if p.Name != product || product == "" {
			continue
		}
		for _, f := range p.FormerTeams {
			if day < f.Until {
				return f.Team, f.Shared
			}
		}
		return p.Team, p.Shared
	}
	return "", false
}

// rate returns the rate that is valid on a day; the rate of the Region goes before the rate of every Region.
func (o oracle) rate(model, routing, region string, prompt int64, kind string, day catalog.Date) (decimal.Decimal, bool) {
	for _, where := range []string{region, ""} {
		best := -1
		var found decimal.Decimal
		for _, r := range o.rates {
			if r.Model == model && r.Routing == routing && r.Region == where && r.TokenKind == kind &&
				int64(r.MinPromptTokens) <= prompt && r.MinPromptTokens > best &&
				r.ValidFrom <= day && (r.ValidTo == "" || day < r.ValidTo) {
				best, found = r.MinPromptTokens, r.USDPerMillion
			}
		}
		if best >= 0 {
			return found, true
		}
	}
	return decimal.Zero, false
}

func known(fromRole, claimed string) (value, source string) {
	switch {
	case fromRole != "":
		return fromRole, "role"
	case claimed != "":
		return claimed, "metadata"
	default:
		return "unattributed", "none"
	}
}

func orNull(text *string) string {
	if text == nil {
		return "NULL"
	}
	return *text
}
