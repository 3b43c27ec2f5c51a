package schema

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// shipped holds every key that [Keys] ever had, one a line, each as strict as it was ever deployed. It may be emptied before the
// first deployment, and only then.
//
//go:embed shipped.lock
var shipped string

// Shipped returns the keys of shipped.lock, sorted by name: all keys that were ever in use. It fails where the file is not JSON.
func Shipped() (Schema, error) {
	var locked Schema
	for lines := json.NewDecoder(strings.NewReader(shipped)); ; {
		var k Key
		if err := lines.Decode(&k); errors.Is(err, io.EOF) {
			return locked, nil
		} else if err != nil {
			return nil, fmt.Errorf("schema/shipped.lock: %w", err)
		}
		locked = append(locked, k)
	}
}

// Check returns every mistake of [Keys] and every incompatibility with the shipped keys, joined. It returns nil when there is none.
func Check() error {
	locked, err := Shipped()
	if err != nil {
		return err
	}
	return errors.Join(Keys.Validate(), Keys.Compatible(locked))
}

// Compatible returns every change that breaks services or dashboards that use the locked keys, joined. It returns nil when there is
// none. Each error names the key and the compatible alternative.
func (s Schema) Compatible(locked Schema) error {
	var breaks []error
	for _, was := range locked {
		add := func(format string, args ...any) {
			breaks = append(breaks, fmt.Errorf("request metadata key %q was shipped and "+format, append([]any{was.Name}, args...)...))
		}
		is, found := s.Key(was.Name)
		if !found {
			add("is gone. Past logs and running services have it: put it back. To rename it, add the new key and set DeprecatedBy of %q to the new key", was.Name)
			continue
		}
		if is.Required && !was.Required {
			add("is now required. Services that do not stamp it would fail: leave it optional")
		}
		if was.DeprecatedBy != "" && is.DeprecatedBy != was.DeprecatedBy {
			add("is now deprecated by %q, was by %q. Past logs are read under the former one: restore it", is.DeprecatedBy, was.DeprecatedBy)
		}
		if len(is.Values) > 0 && len(was.Values) == 0 {
			add("now takes %s only, took any value. Services that stamp another would fail: leave Values empty, or deprecate the key by a new one",
				strings.Join(is.Values, ", "))
		}
		if gone := lacking(is.Values, was.Values); len(is.Values) > 0 && len(gone) > 0 {
			add("no longer takes %s. Services that stamp it would fail: put it back, or deprecate the key by a new one", strings.Join(gone, ", "))
		}
		if is.Pattern != "" && is.Pattern != was.Pattern && (was.Pattern == "" || !strings.HasPrefix(is.Pattern, was.Pattern+"|")) {
			add("now must match %s, was %q. Values that services stamp may fail: widen it as %q, or deprecate the key by a new one",
				is.Pattern, was.Pattern, was.Pattern+"|more")
		}
	}
	return errors.Join(append(breaks, s.newlyRequired(locked)...)...)
}

// newlyRequired returns an error for each new required key, unless it succeeds a required key: deployed services do not stamp it.
func (s Schema) newlyRequired(locked Schema) []error {
	if len(locked) == 0 {
		return nil
	}
	var breaks []error
	for _, k := range s {
		stamped := func(name string) bool { was, found := locked.Key(name); return found && was.Required }
		if k.Required && !slices.ContainsFunc(s.Alike(k.Name), stamped) {
			breaks = append(breaks, fmt.Errorf("request metadata key %q is new and required. Services that do not stamp it would fail: "+
				"make it optional, or set DeprecatedBy of a shipped required key to it", k.Name))
		}
	}
	return breaks
}

// lacking returns the elements of the second list that the first lacks.
func lacking(in, of []string) []string {
	return slices.DeleteFunc(slices.Clone(of), func(v string) bool { return slices.Contains(in, v) })
}

// Lock returns the text of shipped.lock for the schema: a line of JSON for each key, sorted by name.
func (s Schema) Lock() (string, error) {
	sorted := slices.SortedFunc(slices.Values(s), func(a, b Key) int { return strings.Compare(a.Name, b.Name) })
	var lines strings.Builder
	for _, k := range sorted {
		if err := json.NewEncoder(&lines).Encode(k); err != nil {
			return "", err
		}
	}
	return lines.String(), nil
}
