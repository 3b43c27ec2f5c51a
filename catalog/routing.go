package catalog

import (
	"slices"
	"strings"
)

// Routing is where a call may run, which also sets its price.
type Routing string

const (
	// Regional calls run in the Region that was called.
	Regional Routing = "regional"
	// Geo calls run in any Region of a geography.
	Geo Routing = "geo"
	// Global calls run in any commercial Region.
	Global Routing = "global"
	// Unknown is the routing of recorded calls whose prefix is not known. It is no routing of a [Model], and has no price.
	Unknown Routing = "unknown"
)

// Kind returns r, or Regional for the zero value.
func (r Routing) Kind() Routing {
	if r == "" {
		return Regional
	}
	return r
}

// RoutingPrefixes returns the prefixes that name the routing in the ids of system-defined inference profiles: Geo prefixes from the
// narrowest geography to the widest, that of AWS GovCloud, and "global".
// https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
func RoutingPrefixes() []string { return append(slices.Clone(geos), "us-gov", string(Global)) }

// Providers returns the first parts of the ids of foundation models, sorted.
// https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html (November 2026)
func Providers() []string {
	return []string{
		"ai21", "amazon", "anthropic", "cohere", "deepseek", "google", "luma", "meta", "minimax", "mistral", "moonshot", "moonshotai",
		"nvidia", "openai", "qwen", "stability", "twelvelabs", "writer", "xai", "zai",
	}
}

// CalledModel returns the foundation model and the routing that a called id names: a foundation model's id, or a system-defined inference
// profile's with its prefix. The suffix of a context variant, such as :300k, is no part of the model. An id of three parts or more, such
// as xx.amazon.nova-lite-v1:0, whose first part is neither a known prefix nor a known provider, has an unknown routing; its first part is
// taken for a prefix where its second is a known provider. The parts of model in ledger/views say the same in SQL.
func CalledModel(id string) (model string, routing Routing) {
	id = withoutVariant(id)
	prefix, rest, parted := strings.Cut(id, ".")
	provider, _, prefixed := strings.Cut(rest, ".")
	switch {
	case !parted:
		return id, Regional
	case prefix == string(Global):
		return rest, Global
	case slices.Contains(RoutingPrefixes(), prefix):
		return rest, Geo
	case !prefixed || slices.Contains(Providers(), prefix):
		return id, Regional
	case slices.Contains(Providers(), provider):
		return rest, Unknown
	default:
		return id, Unknown
	}
}
