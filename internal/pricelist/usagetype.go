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
	otherTier     = "another tier"
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
	// long is the price of a long prompt.
	long bool
	// tokenKind is one of the ledger's.
	tokenKind string
	// passedOver is the reason why it does not count text tokens of the standard tier. Empty: it does.
	passedOver string
}

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
	{"cache write input token count", usage{tokenKind: ledger.CacheWrite5m}},
	{"cache write tokens", usage{tokenKind: ledger.CacheWrite5m}},
	{"cache read input token count", usage{tokenKind: ledger.CacheRead}},
	{"cache read tokens", usage{tokenKind: ledger.CacheRead}},
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
	{"standard", usage{}},
	{"million", usage{}},
	{"batch", usage{passedOver: otherTier}},
	{"flex", usage{passedOver: otherTier}},
	{"priority", usage{passedOver: otherTier}},
	{"latency optimized", usage{passedOver: otherTier}},
}

// marks are parts of usage types, in lower case, that decide alone that a product is passed over.
var marks = []struct{ part, passedOver string }{
	{"reserved", otherTier},
	{"provisionedthroughput", provisioned},
	{"customization", customization},
	{"custom-model", customization},
	{"custommodel", customization},
	{"-mantle-", mantle},
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
	hyphenUsage      = regexp.MustCompile(`^(.+?)(?:-text)?-((?:input|output|cache)-.+)$`)
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
		u.stem, text = m[1], m[2]
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
		if m.tokenKind != "" && u.tokenKind != "" {
			return usage{}, errors.New("more than one kind of token")
		}
		u.tokenKind += m.tokenKind
		u.routing += m.routing
		u.long = u.long || m.long
		if m.passedOver != "" {
			u.passedOver = m.passedOver
		}
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
