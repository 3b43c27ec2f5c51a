package schema

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "add the keys of the schema to shipped.lock")

// Every key is in shipped.lock unchanged, so that a later change cannot break it unnoticed.
func TestShippedKeysAreLocked(t *testing.T) {
	if err := Check(); err != nil {
		t.Fatal(err)
	}
	want, err := Keys.Lock()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if os.Getenv("CI") != "" {
			t.Fatal("-update is refused where CI is set: commit shipped.lock with the change")
		}
		if err := os.WriteFile("shipped.lock", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if shipped != want {
		t.Error("shipped.lock differs from the keys of the schema; run: make golden")
	}
}

// with returns a schema with a key changed.
func with(s Schema, name string, change func(*Key)) Schema {
	s = slices.Clone(s)
	change(&s[slices.IndexFunc(s, func(k Key) bool { return k.Name == name })])
	return s
}

// listed is a schema of the tests. The tests do not depend on [Keys], to which a platform team adds keys.
var listed = Schema{
	{Name: "team", Required: true, Pattern: name, Meaning: "the team"},
	{Name: "env", Required: true, Pattern: name, Meaning: "the stage"},
	{Name: "feature", Meaning: "the feature"},
	{Name: "tier", Values: []string{"gold", "silver"}, Meaning: "the tier"},
}

func renamed() Schema { return with(listed, "team", func(k *Key) { k.Name = "owning_team" }) }

func deprecated() Schema {
	s := with(listed, "team", func(k *Key) { k.DeprecatedBy = "owning_team" })
	return append(s, Key{Name: "owning_team", Required: true, Pattern: name, Meaning: "the team"})
}

func TestBreakingChangesAreStopped(t *testing.T) {
	without := func(name string) Schema {
		return slices.DeleteFunc(slices.Clone(listed), func(k Key) bool { return k.Name == name })
	}
	for what, c := range map[string]struct {
		schema Schema
		says   []string
	}{
		"removed":                {without("feature"), []string{`"feature" was shipped and is gone`, "put it back"}},
		"renamed":                {renamed(), []string{`"team" was shipped and is gone`, "add the new key and set DeprecatedBy", `"owning_team" is new and required`}},
		"made required":          {with(listed, "feature", func(k *Key) { k.Required = true }), []string{`"feature" was shipped and is now required`, "leave it optional"}},
		"a new required key":     {append(slices.Clone(listed), Key{Name: "cost_center", Required: true}), []string{`"cost_center" is new and required`, "make it optional"}},
		"a value less":           {with(listed, "tier", func(k *Key) { k.Values = []string{"gold"} }), []string{"no longer takes silver", "put it back"}},
		"values where any was":   {with(listed, "feature", func(k *Key) { k.Values = []string{"chat"} }), []string{"now takes chat only, took any value", "leave Values empty"}},
		"a pattern where none":   {with(listed, "feature", func(k *Key) { k.Pattern = "[a-z]+" }), []string{"now must match [a-z]+", "deprecate the key"}},
		"another pattern":        {with(listed, "team", func(k *Key) { k.Pattern = "[a-z]+" }), []string{"now must match [a-z]+", "widen it as"}},
		"a deprecation reversed": {with(deprecated(), "team", func(k *Key) { k.DeprecatedBy = "" }), []string{`is now deprecated by "", was by "owning_team"`}},
	} {
		locked := listed
		if what == "a deprecation reversed" {
			locked = deprecated()
		}
		err := c.schema.Compatible(locked)
		for _, says := range c.says {
			if err == nil || !strings.Contains(err.Error(), says) {
				t.Errorf("%s: %v, want an error with %q", what, err, says)
			}
		}
	}
}

func TestOtherChangesPass(t *testing.T) {
	for what, s := range map[string]Schema{
		"nothing":                 listed,
		"a new optional key":      append(slices.Clone(listed), Key{Name: "cost_center", Meaning: "the cost center that pays"}),
		"a value more":            with(listed, "tier", func(k *Key) { k.Values = append(slices.Clone(k.Values), "bronze") }),
		"any value":               with(listed, "tier", func(k *Key) { k.Values = nil }),
		"a wider pattern":         with(listed, "team", func(k *Key) { k.Pattern += "|[A-Z]+" }),
		"no pattern":              with(listed, "team", func(k *Key) { k.Pattern = "" }),
		"made optional":           with(listed, "team", func(k *Key) { k.Required = false }),
		"deprecated":              deprecated(),
		"left out of the roll-up": with(listed, "feature", func(k *Key) { k.HighCardinality = true }),
		"another explanation":     with(listed, "team", func(k *Key) { k.Meaning = "the cost center that pays" }),
	} {
		if err := s.Compatible(listed); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		if err := s.Validate(); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// HighCardinality decides about bills and not about calls: it may be set and taken back.
func TestHighCardinalityMayBeTakenBack(t *testing.T) {
	locked := with(listed, "feature", func(k *Key) { k.HighCardinality = true })
	if err := listed.Compatible(locked); err != nil {
		t.Error(err)
	}
}

// The lock may be emptied before the first deployment. Every schema is compatible with an empty lock.
func TestAnEmptyLockAllowsAnything(t *testing.T) {
	if err := renamed().Compatible(nil); err != nil {
		t.Error(err)
	}
}

func TestMistakesOfASchemaAreNamed(t *testing.T) {
	s := Schema{
		{Name: "Team", Required: true, Meaning: "m"},
		{Name: "env", Meaning: "m"}, {Name: "env", Meaning: "m"},
		{Name: "feature"},
		{Name: "a", Meaning: "m", Pattern: "("},
		{Name: "b", Meaning: "m", Pattern: "x", Values: []string{"x"}},
		{Name: "c", Meaning: "m", Values: []string{"ann@example.com"}},
		{Name: "d", Meaning: "m", DeprecatedBy: "nothing"},
		{Name: "e", Meaning: "m", DeprecatedBy: "f"}, {Name: "f", Meaning: "m", DeprecatedBy: "e"},
		{Name: "g", Meaning: "m", Required: true, DeprecatedBy: "env"},
	}
	err := s.Validate()
	for _, want := range []string{
		`"Team": is not allowed`, `"env": is there twice`, `"feature": has no meaning`, `"a": pattern "("`, `"b": has values and a pattern`,
		`"c": value "ann@example.com" (e-mail address)`, `"d": is deprecated by "nothing", which is no key`, `"e": is deprecated by "f" in a circle`,
		`"f": is deprecated by "e" in a circle`, `"g": is required and deprecated by "env", which is not`,
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v\nlacks: %s", err, want)
		}
	}
}
