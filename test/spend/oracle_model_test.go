//go:build e2e

package spend

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

var (
	geoPrefix = regexp.MustCompile(`^(us|eu|apac|jp|au|in|ca|amer|us-gov)\.`)
	// variant is the suffix of a variant by the size of its context or of its input, version that of a version.
	variant = regexp.MustCompile(`:(\d+k|512)$`)
	version = regexp.MustCompile(`:\d+$`)
)

// identity is the model that a record names.
type identity struct {
	model, routing, product, billing string
}

// identify reads the model, the routing and the unit of billing from a record's modelId, and the product of its profile.
func (o oracle) identify(r invocation) identity {
	kind, name := "", r.ModelID
	if strings.HasPrefix(r.ModelID, "arn:") {
		parts := append(strings.SplitN(r.ModelID, ":", 6), make([]string, 6)...)
		kind, name, _ = strings.Cut(parts[5], "/")
		kind = cmp.Or(kind, "none")
		name, _, _ = strings.Cut(name, "/")
	}
	i := identity{model: "NULL", routing: "NULL"}
	class := ""
	switch kind {
	case "application-inference-profile":
		p, known := o.profiles[r.Region+"/"+name]
		if !known {
			break
		}
		i.model, i.routing = orNull(p.Model), orNull(p.Routing)
		if p.Product != nil && slices.ContainsFunc(o.lists.Products, func(q catalog.Product) bool { return q.Name == *p.Product }) {
			i.product = *p.Product
		}
	case "", "foundation-model", "inference-profile":
		i.model, i.routing = o.named(name)
	case "custom-model", "endpoint":
		class = "hourly"
		i.model, i.routing = o.named(name)
	case "provisioned-model", "imported-model":
		class = "hourly"
	case "custom-model-deployment":
		class = "custom"
	case "prompt-router", "default-prompt-router":
		class = "router"
		if invoked, ok := within(body(r.Output, "outputBodyJson"), "trace", "promptRouter", "invokedModelId").(string); ok {
			i.model, i.routing = o.named(invoked[strings.LastIndex(invoked, "/")+1:])
		}
	}
	i.billing = o.card.billing(i.model)
	if class != "" {
		i.billing = class
	}
	return i
}

// named takes the id of a foundation model or of a system-defined profile apart.
func (o oracle) named(id string) (model, routing string) {
	id = variant.ReplaceAllString(id, "")
	if plain := version.ReplaceAllString(id, ""); o.card.billing(id) == "NULL" && o.card.billing(plain) != "NULL" {
		id = plain // a model without a version, whose variants have one
	}
	parts := strings.Split(id, ".")
	switch {
	case strings.HasPrefix(id, "global."):
		return strings.TrimPrefix(id, "global."), "global"
	case geoPrefix.MatchString(id):
		return geoPrefix.ReplaceAllString(id, ""), "geo"
	case len(parts) > 2 && !o.card.providers[parts[0]] && o.card.providers[parts[1]]:
		return strings.Join(parts[1:], "."), "unknown" // a prefix that nobody knows
	case len(parts) > 2 && !o.card.providers[parts[0]]:
		return id, "unknown"
	default:
		return id, "regional"
	}
}
