package schema

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Checker checks request metadata against a schema. It is safe for concurrent use.
type Checker struct {
	schema   Schema
	keys     map[string]Key
	patterns map[string]*regexp.Regexp
}

// NewChecker returns the checker of a schema. It fails with the error of [Schema.Validate].
func NewChecker(s Schema) (*Checker, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	c := &Checker{schema: s, keys: map[string]Key{}, patterns: map[string]*regexp.Regexp{}}
	for _, k := range s {
		c.keys[k.Name] = k
		if k.Pattern != "" {
			c.patterns[k.Name] = regexp.MustCompile(whole(k.Pattern))
		}
	}
	return c, nil
}

// whole returns the pattern anchored at both ends.
func whole(pattern string) string { return "^(?:" + pattern + ")$" }

// Key returns the key with the name. found is false where the schema has none.
func (c *Checker) Key(name string) (k Key, found bool) {
	k, found = c.keys[name]
	return k, found
}

// Value appends a mistake for each rule that one key and its value break.
func (c *Checker) Value(mistakes Mistakes, name, value string) Mistakes {
	add := func(rule Rule, advice string) {
		mistakes = append(mistakes, Mistake{Key: name, Value: value, Rule: rule, Advice: advice})
	}
	key, known := c.keys[name]
	if !known {
		add(Unknown, "allowed: "+strings.Join(c.schema.Names(), ", "))
		return mistakes
	}
	if key.Required && value == "" {
		add(Empty, "give a value")
	}
	if len(key.Values) > 0 && !slices.Contains(key.Values, value) {
		add(NotAllowed, "allowed: "+strings.Join(key.Values, ", "))
	}
	if p := c.patterns[name]; p != nil && !p.MatchString(value) {
		add(NotAllowed, "it must match "+key.Pattern)
	}
	if plain(value) {
		return mistakes
	}
	for _, r := range compiledRules {
		if r.breaks(value) {
			add(r.rule, r.advice)
		}
	}
	return mistakes
}

// Missing appends a mistake for each required key for which has returns false. A deprecated key counts for its successor.
func (c *Checker) Missing(mistakes Mistakes, has func(name string) bool) Mistakes {
	for _, k := range c.schema {
		if k.Required && k.DeprecatedBy == "" && !slices.ContainsFunc(c.schema.Alike(k.Name), has) {
			mistakes = append(mistakes, Mistake{Key: k.Name, Rule: Missing, Advice: "it is required; meaning: " + k.Meaning})
		}
	}
	return mistakes
}

// Size appends a mistake for each limit that the metadata breaks as a whole: [MaxEntries] keys, [MaxHeader] characters.
func (c *Checker) Size(mistakes Mistakes, metadata map[string]string) Mistakes {
	if n := len(metadata); n > MaxEntries {
		mistakes = append(mistakes, Mistake{Rule: TooMany, Value: fmt.Sprint(n), Advice: fmt.Sprintf("it has %d keys; at most %d are allowed", n, MaxEntries)})
	}
	if n := headerLength(metadata); n > MaxHeader {
		mistakes = append(mistakes, Mistake{Rule: TooLarge, Value: fmt.Sprint(n), Advice: fmt.Sprintf("as JSON it has %d characters; at most %d are allowed", n, MaxHeader)})
	}
	return mistakes
}

// headerLength returns the length of the metadata as JSON. Far below the limit it returns an upper bound instead, which is cheaper.
func headerLength(metadata map[string]string) int {
	const longestEscape = len(`\u000b`)
	most := 0
	for key, value := range metadata {
		most += longestEscape*(len(key)+len(value)) + len(`"":"",`)
	}
	if most < MaxHeader {
		return most
	}
	text, err := json.Marshal(metadata)
	if err != nil { // cannot happen: a map of strings has JSON
		return most
	}
	return len(text)
}

// Check returns a mistake for each rule that request metadata breaks: those of its keys by name, then missing keys, then limits.
// It returns nil when there is none.
func (c *Checker) Check(metadata map[string]string) Mistakes {
	var mistakes Mistakes
	for _, name := range slices.Sorted(maps.Keys(metadata)) {
		mistakes = c.Value(mistakes, name, metadata[name])
	}
	mistakes = c.Missing(mistakes, func(name string) bool { _, has := metadata[name]; return has })
	return c.Size(mistakes, metadata)
}
