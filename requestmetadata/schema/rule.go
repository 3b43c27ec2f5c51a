package schema

import (
	"regexp"
	"strings"
)

// Rule names what a Mistake breaks. The JSON Schema has the same names as titles.
type Rule string

const (
	// Missing: a required key is not stamped.
	Missing Rule = "missing"
	// Unknown: the key is not in the schema.
	Unknown Rule = "unknown key"
	// Fixed: a call sets a key that its service fixed.
	Fixed Rule = "fixed key"
	// Empty: a required key has no value.
	Empty Rule = "empty"
	// NotAllowed: the value is not one that the key allows.
	NotAllowed Rule = "not allowed"
	// TooLong, Characters, TooMany and TooLarge are limits of Amazon Bedrock.
	// https://docs.aws.amazon.com/bedrock/latest/userguide/cost-mgmt-request-metadata.html
	TooLong    Rule = "too long"
	Characters Rule = "characters"
	TooMany    Rule = "too many"
	TooLarge   Rule = "too large"
	// Space: white space at either end, which makes another value of the same word.
	Space Rule = "white space"
	// Email and Phone: personal data. Logs are kept for years, are read by many and are not made to forget.
	Email Rule = "e-mail address"
	Phone Rule = "phone number"
)

const (
	// MaxEntries is how many keys a call may have, MaxLength how long each and its value may be, in characters.
	MaxEntries = 16
	MaxLength  = 256
	// MaxHeader is how long the JSON of all may be, in characters: InvokeModel takes it as a header.
	MaxHeader = 8500
)

// valueRule holds for the value of every key.
type valueRule struct {
	rule Rule
	// advice says what is allowed, or why not and what to do instead.
	advice string
	// longest is how many characters are allowed; 0: any.
	longest int
	// must and not are regular expressions that the value must, or must not, hold.
	must, not string
	// only is in every value that not could find: a quick look saves the search.
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

// compiled is a value rule ready for use.
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

// plain reports whether a value is a word that no value rule could object to: most are, and need no search.
func plain(value string) bool {
	if len(value) > MaxLength {
		return false
	}
	for i := range len(value) {
		c := value[i]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !letter && (i == 0 || !('0' <= c && c <= '9' || c == '-' || c == '_')) {
			return false
		}
	}
	return true
}
