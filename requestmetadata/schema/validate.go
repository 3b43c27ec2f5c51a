package schema

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
)

var keyPattern = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)

// maxKey is the limit of a name, in characters. A tag key has at most 128: the rest is room for a tag prefix.
const maxKey = 64

// Validate returns every mistake of the schema, joined, each with its key, the value given and the allowed values. It returns nil
// when there is none.
func (s Schema) Validate() error {
	var mistakes []error
	required := 0
	for i, k := range s {
		add := func(format string, args ...any) {
			mistakes = append(mistakes, fmt.Errorf("request metadata key %q: "+format, append([]any{k.Name}, args...)...))
		}
		if !keyPattern.MatchString(k.Name) || len(k.Name) > maxKey {
			add("is not allowed; use lower-case words joined by single underscores, at most %d characters", maxKey)
		}
		if slices.Contains(s[:i].Names(), k.Name) {
			add("is there twice; remove one")
		}
		if k.Meaning == "" {
			add("has no meaning; describe its value in a phrase")
		}
		if _, err := regexp.Compile(k.Pattern); err != nil {
			add("pattern %q: %w", k.Pattern, err)
		}
		if k.Pattern != "" && len(k.Values) > 0 {
			add("has values and a pattern; give one of them")
		}
		for _, value := range k.Values {
			for _, r := range compiledRules {
				if r.breaks(value) {
					add("value %q (%s): %s", value, r.rule, r.advice)
				}
			}
		}
		if k.DeprecatedBy != "" {
			by, found := s.Key(k.DeprecatedBy)
			switch {
			case !found:
				add("is deprecated by %q, which is no key; allowed: another key of the schema", k.DeprecatedBy)
			case s.today(k.Name) == k.Name, s.circle(k.Name):
				add("is deprecated by %q in a circle; one key of it must be in use", k.DeprecatedBy)
			case k.Required && !by.Required:
				add("is required and deprecated by %q, which is not; make that required", k.DeprecatedBy)
			}
		}
		if k.Required && k.DeprecatedBy == "" {
			required++
		}
	}
	if required > MaxEntries {
		mistakes = append(mistakes, fmt.Errorf("request metadata has %d required keys; a call can have %d", required, MaxEntries))
	}
	return errors.Join(mistakes...)
}

// circle reports whether the deprecations of a name form a circle.
func (s Schema) circle(name string) bool {
	end, found := s.Key(s.today(name))
	return found && end.DeprecatedBy != ""
}
