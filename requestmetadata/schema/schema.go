// Package schema defines the request metadata that a service stamps on every Amazon Bedrock call: its keys and their allowed values.
// The schema is a public API: past invocation logs are read by these names.
//
// The package imports only the standard library. Package requestmetadata is the wrapper that stamps the calls.
package schema

import "slices"

// Key is one key of request metadata.
type Key struct {
	// Name is the key: lower-case words joined by single underscores, such as "cost_center", at most 64 characters. It is also a tag
	// key and a column.
	Name string `json:"name"`
	// Required says that every call has the key. A new required key must be the successor of a deprecated required key. Zero: optional.
	Required bool `json:"required,omitempty"`
	// Values are the allowed values. Zero: the values that match Pattern.
	Values []string `json:"values,omitempty"`
	// Pattern is a regular expression that the whole value must match, in the syntax common to Go, Python and ECMA 262. It is widened
	// by alternatives only: `old|new`. Zero: any value that Amazon Bedrock accepts and that is not personal data (see [Rule]).
	Pattern string `json:"pattern,omitempty"`
	// Meaning is a phrase for people: what the value says.
	Meaning string `json:"-"`
	// DeprecatedBy is the successor: the key to stamp instead. A value stamped under either key is read under both. Zero: in use.
	DeprecatedBy string `json:"deprecated_by,omitempty"`
	// HighCardinality says that the key has a value for each call or user: it is not in the roll-up. Zero: it is.
	HighCardinality bool `json:"high_cardinality,omitempty"`
}

// Schema is a list of request metadata keys.
type Schema []Key

// Names returns the names of all keys, including deprecated ones, in the order of the schema.
func (s Schema) Names() []string {
	var names []string
	for _, k := range s {
		names = append(names, k.Name)
	}
	return names
}

// Key returns the key with the name. The second result is false where the schema has none.
func (s Schema) Key(name string) (Key, bool) {
	i := slices.IndexFunc(s, func(k Key) bool { return k.Name == name })
	if i < 0 {
		return Key{}, false
	}
	return s[i], true
}

// Alike returns all names of a renamed key, the current one first. A key that was never renamed has its name alone.
func (s Schema) Alike(name string) []string {
	today := s.today(name)
	names := []string{today}
	for _, k := range s {
		if k.Name != today && s.today(k.Name) == today {
			names = append(names, k.Name)
		}
	}
	return names
}

// EveryName returns the names of [Schema.Alike] for each name.
func (s Schema) EveryName(names []string) []string {
	var all []string
	for _, name := range names {
		all = append(all, s.Alike(name)...)
	}
	return all
}

// today returns the current name of a key: it follows the deprecations to their end. The loop is bounded because of circles, which
// Validate refuses.
func (s Schema) today(name string) string {
	for range s {
		k, found := s.Key(name)
		if !found || k.DeprecatedBy == "" {
			break
		}
		name = k.DeprecatedBy
	}
	return name
}
