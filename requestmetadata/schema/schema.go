// Package schema holds the keys a service stamps on every Amazon Bedrock call, and what their values may be. It is a public API:
// every past invocation log is read by these names.
//
// It needs nothing but the standard library. The wrapper that stamps is package requestmetadata.
package schema

import "slices"

// Key is one key of request metadata.
type Key struct {
	// Name is lower-case, such as "cost_center": it is also a tag key and a column.
	Name string `json:"name"`
	// Required keys are stamped on every call. A new required key must take over from one that is deprecated.
	Required bool `json:"required,omitempty"`
	// Values are the values allowed. Zero: what Pattern allows.
	Values []string `json:"values,omitempty"`
	// Pattern is what a value must match as a whole, in the syntax that Go, Python and ECMA 262 have in common. Zero: any
	// value that Amazon Bedrock takes. It grows by alternatives only: `old|new`.
	Pattern string `json:"pattern,omitempty"`
	// Meaning is one sentence for people.
	Meaning string `json:"-"`
	// DeprecatedBy is the key to stamp instead. Zero: in use. What was stamped under either is read under both.
	DeprecatedBy string `json:"deprecated_by,omitempty"`
}

// Schema is the keys of request metadata.
type Schema []Key

// Names returns the name of every key, deprecated ones too.
func (s Schema) Names() []string {
	var names []string
	for _, k := range s {
		names = append(names, k.Name)
	}
	return names
}

// Key returns the key of a name.
func (s Schema) Key(name string) (Key, bool) {
	i := slices.IndexFunc(s, func(k Key) bool { return k.Name == name })
	if i < 0 {
		return Key{}, false
	}
	return s[i], true
}

// Alike returns the names under which one thing was ever stamped, that of today first; name alone when it was never renamed.
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

// EveryName returns each name with all that are [Schema.Alike].
func (s Schema) EveryName(names []string) []string {
	var all []string
	for _, name := range names {
		all = append(all, s.Alike(name)...)
	}
	return all
}

// today follows the deprecations of a name to their end. The bound is for a circle, which Validate refuses.
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
