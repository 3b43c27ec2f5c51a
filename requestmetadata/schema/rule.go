package schema

import (
	"regexp"
	"strings"
)

// Rule is the name of a rule that a [Mistake] breaks. The titles in the JSON Schema are the same names.
type Rule string

const (
	// Missing: a required key is not stamped.
	Missing Rule = "missing"
	// Unknown: the key is not in the schema.
	Unknown Rule = "unknown key"
	// Fixed: a call sets a key of the identity of its service.
	Fixed Rule = "fixed key"
	// Empty: a required key has no value.
	Empty Rule = "empty"
	// NotAllowed: the key does not allow the value.
	NotAllowed Rule = "not allowed"
	// TooLong, Characters, TooMany and TooLarge are the limits of Amazon Bedrock on the length and the characters of a value, on the
	// number of keys, and on all metadata together.
	// https://docs.aws.amazon.com/bedrock/latest/userguide/cost-mgmt-request-metadata.html
	TooLong    Rule = "too long"
	Characters Rule = "characters"
	TooMany    Rule = "too many"
	TooLarge   Rule = "too large"
	// Space: the value begins or ends with white space, so that it is another value in a GROUP BY.
	Space Rule = "white space"
	// Email and Phone: the value looks like personal data. Logs are kept for years, are read by many, and single records are not
	// deleted from them.
	Email Rule = "e-mail address"
	Phone Rule = "phone number"
)

const (
	// MaxEntries is the limit of keys in a call.
	// https://docs.aws.amazon.com/bedrock/latest/userguide/cost-mgmt-request-metadata.html
	MaxEntries = 16
	// MaxLength is the limit of a key and of a value, in characters each. The page is that of MaxEntries.
	MaxLength = 256
	// MaxHeader is the limit of the metadata of a call as JSON, in characters: InvokeModel takes it as a header. The page is that of
	// MaxEntries.
	MaxHeader = 8500
)

// valueRule is a rule for the value of every key.
type valueRule struct {
	rule Rule
	// advice states the allowed values, or the reason and the alternative.
	advice string
	// longest is the limit of characters. Zero: none.
	longest int
	// must and not are regular expressions: the value must match must, and must not match not.
	must, not string
	// only is a substring of every value that not matches. Its absence saves the slower match.
	only string
}

const (
	space      = ` \t\n\v\f\r`
	personal   = "logs are kept for years and are read by many; stamp an id that only your service can resolve"
	characters = "use letters, digits, white space and : _ @ $ # = / + , - ."
)

var valueRules = []valueRule{
	{rule: TooLong, advice: "at most 256 characters", longest: MaxLength},
	{rule: Characters, advice: characters, must: `^[a-zA-Z0-9` + space + `:_@$#=/+,.-]*$`},
	{rule: Space, advice: "neither begin nor end with white space", not: `^[` + space + `]|[` + space + `]$`},
	{rule: Email, advice: personal, not: `[^` + space + `@]@[a-zA-Z0-9.-]+\.[a-zA-Z][a-zA-Z]`, only: "@"},
	{rule: Phone, advice: personal + "; put a letter before an id that is a number", not: `^[0-9]([ ./-]?[0-9]){8,14}$`},
	{rule: Phone, advice: personal, not: `\+[0-9]([ ./-]?[0-9]){6,14}`, only: "+"},
}

// compiled is a value rule with its regular expressions compiled.
type compiled struct {
	valueRule
	mustMatch, mustNotMatch *regexp.Regexp
}

var compiledRules = func() []compiled {
	var list []compiled
	for _, r := range valueRules {
		c := compiled{valueRule: r}
		if r.must != "" {
			c.mustMatch = regexp.MustCompile(r.must)
		}
		if r.not != "" {
			c.mustNotMatch = regexp.MustCompile(r.not)
		}
		list = append(list, c)
	}
	return list
}()

// breaks reports whether a value breaks the rule.
func (c compiled) breaks(value string) bool {
	switch {
	case c.longest > 0:
		return len(value) > c.longest && len([]rune(value)) > c.longest
	case c.mustMatch != nil:
		return !c.mustMatch.MatchString(value)
	default:
		return strings.Contains(value, c.only) && c.mustNotMatch.MatchString(value)
	}
}

// plain reports whether a value is a word that breaks no value rule. Most values are, and need no regular expression.
func plain(value string) bool {
	if len(value) > MaxLength {
		return false
	}
	for i := range len(value) {
		c := value[i]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		later := '0' <= c && c <= '9' || c == '-' || c == '_' // not in the first place
		if !letter && (i == 0 || !later) {
			return false
		}
	}
	return true
}
