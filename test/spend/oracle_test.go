//go:build e2e

package spend

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// oracle computes the row of bedrock_spend for a record. It shares no code with the SQL: it reads the files of the rate card line by line,
// and the lists as they are written.
type oracle struct {
	lists    catalog.Catalog
	card     card
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
	Status, Split, Billing, Tier, TierSource                                                         string
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
	v := verdict{}

	named := o.identify(r)
	v.Model, v.Routing, v.Billing = named.model, named.routing, named.billing
	product := named.product
	if product != "" {
		v.ProductSource = "profile"
	}
	v.Tier, v.TierSource = tierOf(r)

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
		"account_id": emptyIsNull(r.AccountID), "region": r.Region, "inference_region": shown(emptyIsNull(r.InferenceRegion)), "operation": shown(emptyIsNull(r.Operation)), "model_id": shown(r.ModelID),
		"timestamp": at.Format("2006-01-02 15:04:05.000"), "role_name": shown(emptyIsNull(role)), "feature": "NULL",
	}
	if feature, given := metadata["feature"]; given {
		v.Record["feature"] = feature
	}
	owner, shared := o.owner(product, day)
	v.Drift = drift
	v.Team, v.TeamSource = "unattributed", "none"
	switch {
	case shared && refusedTeam(r.Metadata): // the team stays unattributed
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

	o.price(&v, r, day)
	return v
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
