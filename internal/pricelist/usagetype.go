package pricelist

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// Reasons for passing over a product.
const (
	reserved      = "reserved capacity"
	provisioned   = "provisioned throughput"
	customization = "customization"
	mantle        = "bedrock-mantle endpoint"
	notText       = "not text tokens"
)

// usage is the content of a usage type.
type usage struct {
	// stem is the beginning of the usage type, after the Region: the model. Empty where AWS Marketplace bills it.
	stem string
	// routing is global or geo. Empty: not Global.
	routing catalog.Routing
	// tier is one of the ledger's. Empty: not said, which is standard.
	tier string
	// long is the price of a long prompt.
	long bool
	// tokenKind is one of the ledger's, or cacheWrite.
	tokenKind string
	// mantle is the price of a call of the bedrock-mantle endpoint.
	mantle bool
	// passedOver is the reason why it does not count text tokens on demand. Empty: it does.
	passedOver string
}

// cacheWrite is a write into a cache that lives for a time that the usage type does not say.
const cacheWrite = "cache_write"

// meaning is the meaning of some words of a usage type.
type meaning struct {
	words string
	says  usage
}

// meanings holds the words that a usage type has after the model, in the order in which they are tried.
var meanings = []meaning{
	{"cache write 1h input token count", usage{tokenKind: ledger.CacheWrite1h}},
	{"cache write input token count 1h", usage{tokenKind: ledger.CacheWrite1h}},
	{"cache write tokens 1h", usage{tokenKind: ledger.CacheWrite1h}},
	{"cache write tokens 30m", usage{tokenKind: ledger.CacheWrite30m}},
	{"cache write tokens 5m", usage{tokenKind: ledger.CacheWrite5m}},
	{"cache write input token count", usage{tokenKind: cacheWrite}},
	{"cache write tokens", usage{tokenKind: cacheWrite}},
	{"cache read input token count", usage{tokenKind: ledger.CacheRead}},
	{"cache read tokens", usage{tokenKind: ledger.CacheRead}},
	{"cached input tokens", usage{tokenKind: ledger.CacheRead}},
	{"input token count", usage{tokenKind: ledger.Input}},
	{"input tokens", usage{tokenKind: ledger.Input}},
	{"output token count", usage{tokenKind: ledger.Output}},
	{"output tokens", usage{tokenKind: ledger.Output}},
	{"cross region global", usage{routing: catalog.Global}},
	{"global", usage{routing: catalog.Global}},
	{"cross region geo", usage{routing: catalog.Geo}},
	{"geo", usage{routing: catalog.Geo}},
	{"long context", usage{long: true}},
	{"long ctx", usage{long: true}},
	{"lctx", usage{long: true}},
	{"standard", usage{tier: ledger.Standard}},
	{"million", usage{}},
	{"batch", usage{tier: ledger.Batch}},
	{"flex", usage{tier: ledger.Flex}},
	{"priority", usage{tier: ledger.Priority}},
	{"latency optimized", usage{tier: ledger.LatencyOptimized}},
	{"ultrafast", usage{tier: ledger.Ultrafast}},
}

// marks are parts of usage types, in lower case, that decide alone that a product is passed over.
var marks = []struct{ part, passedOver string }{
	{"reserved", reserved},
	{"provisionedthroughput", provisioned},
	{"customization", customization},
	{"custom-model", customization},
	{"custommodel", customization},
	{"-training", customization},
	{"guardrail-", noTokens},
	{"dataautomation-", noTokens},
	{"search_units", noTokens},
	{"searchunits", noTokens},
	{"-speech-", notText},
	{"image-token", notText},
	{"audio-token", notText},
	{"video-token", notText},
	{"imagecount", notText},
	{"created_image", notText},
	{"audiosecond", notText},
	{"videosecond", notText},
}

var (
	// regionPrefix is the name of the billed Region in a usage type, as in USE1- or EU-.
	regionPrefix = regexp.MustCompile(`^[A-Z]{2,4}[0-9]?-`)
	// marketplaceUsage and hyphenUsage are the two spellings of usage types.
	marketplaceUsage = regexp.MustCompile(`^MP:[A-Z0-9]+_(.+)-Units$`)
	hyphenUsage      = regexp.MustCompile(`^(.+?)(?:-text)?-((?:input|output|cache|cached)-.+)$`)
	// joint is where two words touch without a sign between them.
	joint = regexp.MustCompile(`([a-z0-9])([A-Z])`)
	// lifetime is a cache's, written on to the word before.
	lifetime = regexp.MustCompile(`write([0-9]+[mh])`)
)

// withoutRegion returns a usage type as it is in every Region.
func withoutRegion(usageType string) string {
	rest := regionPrefix.ReplaceAllString(usageType, "")
	if m := marketplaceUsage.FindStringSubmatch(rest); m != nil {
		return m[1]
	}
	return rest
}

// readUsage reads a usage type. Its error quotes the part that is not understood.
func readUsage(usageType string) (usage, error) {
	rest := regionPrefix.ReplaceAllString(usageType, "")
	lower := strings.ToLower(rest)
	for _, m := range marks {
		if strings.Contains(lower, m.part) {
			return usage{passedOver: m.passedOver}, nil
		}
	}
	var u usage
	var text string
	if m := marketplaceUsage.FindStringSubmatch(rest); m != nil {
		text = m[1]
	} else if m := hyphenUsage.FindStringSubmatch(rest); m != nil {
		u.stem, u.mantle = strings.CutSuffix(m[1], "-mantle")
		text = m[2]
	} else {
		return usage{}, errors.New("no kind of token")
	}
	return u.with(words(text))
}

// words returns the words of a part of a usage type in lower case, each followed by a space.
func words(text string) string {
	text = strings.ToLower(joint.ReplaceAllString(text, "$1 $2"))
	text = lifetime.ReplaceAllString(text, "write $1")
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '-' || r == '_' || r == ' ' }), " ") + " "
}

// with adds the meaning of words to u.
func (u usage) with(words string) (usage, error) {
	for words != "" {
		m, rest := nextMeaning(words)
		if m == nil {
			return usage{}, fmt.Errorf("%q", strings.TrimSpace(words))
		}
		switch {
		case m.tokenKind != "" && u.tokenKind != "":
			return usage{}, errors.New("more than one kind of token")
		case m.tier != "" && u.tier != "":
			return usage{}, errors.New("more than one tier")
		case m.routing != "" && u.routing != "":
			return usage{}, errors.New("more than one routing")
		}
		u.tokenKind += m.tokenKind
		u.routing += m.routing
		u.tier += m.tier
		u.long = u.long || m.long
		words = rest
	}
	if u.tokenKind == "" {
		return usage{}, errors.New("no kind of token")
	}
	return u, nil
}

// nextMeaning returns the meaning of the first of the words, and the words after them.
func nextMeaning(words string) (*usage, string) {
	for i := range meanings {
		if rest, found := strings.CutPrefix(words, meanings[i].words+" "); found {
			return &meanings[i].says, rest
		}
	}
	return nil, words
}
