package ledger

import (
	"encoding/json"
	"slices"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

const (
	// hidden are the characters that are in a text and not seen, as a part of a character class of the engine: control characters, characters that
	// format text, fillers and variation selectors. White space is not of them. Without braces \x9F is a byte and no character.
	// https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
	hidden = `\x00-\x08\x0E-\x1F\x{7F}-\x{9F}\p{Cf}\x{034F}\x{061C}\x{0600}-\x{0605}\x{0890}\x{0891}\x{08E2}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{2060}-\x{206F}\x{2800}` +
		`\x{3164}\x{FE00}-\x{FE0F}\x{FFA0}\x{FFF0}-\x{FFFB}\x{110BD}\x{110CD}\x{13430}-\x{1343F}\x{1BCA0}-\x{1BCA3}\x{1D173}-\x{1D17A}\x{E0000}-\x{E0FFF}`
	// space is white space, as a character class of the engine, whose \s lacks the vertical tab.
	space = `[\p{Z}\t\n\x0B\f\r]`
)

// rule is a rule of the JSON Schema of request metadata: it has one of the fields.
type rule struct {
	MinLength, MaxLength int
	Enum                 []string
	Pattern              string
	Not                  *rule
}

// claim is what SQL needs to read the value of a key.
type claim struct {
	// Closed is that of closed. The other fields are those of a closed key.
	Closed bool
	// Values are the allowed values of the key and of its former and later names. Zero: a rule has a pattern.
	Values []string
	// Every are the rules of every key. Rules are those of this key, and of each former or later name: a value is allowed that keeps
	// every rule of Every and those of one name.
	Every []rule
	Rules [][]rule
	// MaxLength is the length of the longest text that is read, in characters.
	MaxLength int
}

// newClaim returns the claim of a key. Rules are those of every key.
func newClaim(keys schema.Schema, name string, rules valueRules) claim {
	if !closed(keys, name) {
		return claim{}
	}
	c := claim{Closed: true, Every: rules.every, MaxLength: schema.MaxLength}
	for _, other := range keys.Alike(name) {
		key, _ := keys.Key(other)
		c.Values = append(c.Values, key.Values...)
		c.Rules = append(c.Rules, rules.of[other])
	}
	return c
}

// closed reports whether a key and every former or later name of it have a pattern or a list of values.
func closed(keys schema.Schema, name string) bool {
	return !slices.ContainsFunc(keys.Alike(name), func(other string) bool {
		key, _ := keys.Key(other)
		return key.Pattern == "" && len(key.Values) == 0
	})
}

// valueRules are the rules for the value of every key, and those of each key.
type valueRules struct {
	every []rule
	of    map[string][]rule
}

// newValueRules returns the rules that the JSON Schema of the keys has.
func newValueRules(keys schema.Schema) (valueRules, error) {
	text, err := keys.JSONSchema()
	if err != nil {
		return valueRules{}, err
	}
	type node struct{ AllOf []rule }
	var document struct {
		Properties map[string]node
		Defs       map[string]node `json:"$defs"`
	}
	if err := json.Unmarshal([]byte(text), &document); err != nil {
		return valueRules{}, err
	}
	rules := valueRules{of: map[string][]rule{}}
	for _, r := range document.Defs["value"].AllOf {
		if r.MaxLength > 0 || r.Pattern != "" || r.Not != nil { // else it is the rule of the type, which the map has
			rules.every = append(rules.every, r)
		}
	}
	for name, key := range document.Properties {
		rules.of[name] = key.AllOf
	}
	return rules, nil
}
