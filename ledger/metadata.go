package ledger

import (
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// attributed are the keys that have columns of their own, in which profile and role come before metadata.
var attributed = []string{"team", "service", "env"}

// metadataKey is a key of the request metadata schema as SQL needs it.
type metadataKey struct {
	Name string
	// Otherwise is the value of the key where a record does not have it: the value of its former or later name, else NULL.
	Otherwise string
	claim
}

func metadataKeys(keys schema.Schema) ([]metadataKey, error) {
	rules, err := newValueRules(keys)
	if err != nil {
		return nil, err
	}
	var list []metadataKey
	for _, name := range keys.Names() {
		var others []string
		for _, other := range keys.Alike(name) {
			if other != name {
				others = append(others, "element_at(request_metadata, '"+other+"')")
			}
		}
		list = append(list, metadataKey{name, coalesce(others), newClaim(keys, name, rules)})
	}
	return list, nil
}

// claimed returns the caller's value of a key, as SQL: that of its name of today before those of former ones; an empty value is NULL.
func claimed(keys schema.Schema, name string) string {
	var values []string
	for _, one := range keys.Alike(name) {
		values = append(values, "nullif(value_"+one+", '')")
	}
	return coalesce(values)
}

// given returns the caller's text of a key, as SQL, whether or not the schema allows it; an empty one is NULL.
func given(keys schema.Schema, name string) string {
	var texts []string
	for _, one := range keys.Alike(name) {
		texts = append(texts, "nullif(request_metadata['"+one+"'], '')")
	}
	return coalesce(texts)
}

func coalesce(values []string) string {
	switch len(values) {
	case 0:
		return "NULL"
	case 1:
		return values[0]
	}
	return "coalesce(" + strings.Join(values, ", ") + ")"
}

// metadataColumn is a column of bedrock_spend that holds a key as the caller stamped it.
type metadataColumn struct{ Key, Column string }

// keyColumns returns a column for each key that is not attributed. A key whose name the view has for something else, such as
// request_id, gets "metadata_" before it.
func keyColumns(keys schema.Schema) []metadataColumn {
	var list []metadataColumn
	for _, name := range keys.Names() {
		if slices.ContainsFunc(attributed, func(a string) bool { return slices.Contains(keys.Alike(a), name) }) {
			continue
		}
		column := name
		if slices.ContainsFunc(slices.Concat(attribution, cost), func(c Column) bool { return c.Name == name }) {
			column = "metadata_" + name
		}
		list = append(list, metadataColumn{name, column})
	}
	return list
}

func metadataColumns(keys schema.Schema) []Column {
	var list []Column
	for _, c := range keyColumns(keys) {
		k, _ := keys.Key(c.Key)
		list = append(list, Column{c.Column, "varchar", k.Meaning + ", as the caller says"})
	}
	return list
}

// valueColumns are the columns of bedrock_costs that hold the value of each closed key.
func valueColumns(keys schema.Schema) []Column {
	var list []Column
	for _, name := range keys.Names() {
		if closed(keys, name) {
			list = append(list, Column{"value_" + name, "varchar", "the caller's value of the key " + name + ", as the schema allows it; NULL where it does not"})
		}
	}
	return list
}
