package schema

import (
	"encoding/json"
	"fmt"
)

// MaxParameter is the limit of the value of an SSM standard parameter, in characters.
// https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html
const MaxParameter = 4096

// node is a JSON Schema. Its title is the Rule that a value breaks when it does not match.
// https://json-schema.org/draft/2020-12/json-schema-core
type node struct {
	Schema      string `json:"$schema,omitempty"`
	Title       string `json:"title,omitempty"`
	Description string `json:"description,omitempty"`
	Deprecated  bool   `json:"deprecated,omitempty"`
	// By names the key to stamp instead of a deprecated one. It is not a keyword of JSON Schema.
	By          string          `json:"x-deprecatedBy,omitempty"`
	Type        string          `json:"type,omitempty"`
	Ref         string          `json:"$ref,omitempty"`
	Enum        []string        `json:"enum,omitempty"`
	MinLength   int             `json:"minLength,omitempty"`
	MaxLength   int             `json:"maxLength,omitempty"`
	Pattern     string          `json:"pattern,omitempty"`
	Not         *node           `json:"not,omitempty"`
	Required    []string        `json:"required,omitempty"`
	AnyOf       []node          `json:"anyOf,omitempty"`
	AllOf       []node          `json:"allOf,omitempty"`
	MaxEntries  int             `json:"maxProperties,omitempty"`
	Properties  map[string]node `json:"properties,omitempty"`
	Additional  *bool           `json:"additionalProperties,omitempty"`
	Definitions map[string]node `json:"$defs,omitempty"`
}

// JSONSchema returns the schema as JSON Schema 2020-12, without white space, for programs that do not import this package. It has
// every rule but one, which JSON Schema cannot express: the metadata of a call has at most [MaxHeader] characters as JSON. It fails
// where it has more than [MaxParameter] characters, because it is published as an SSM parameter.
func (s Schema) JSONSchema() (string, error) {
	no := false
	root := node{
		Schema:      "https://json-schema.org/draft/2020-12/schema",
		Title:       "Amazon Bedrock request metadata",
		Type:        "object",
		AllOf:       []node{{Title: string(TooMany), MaxEntries: MaxEntries}},
		Properties:  map[string]node{},
		Additional:  &no,
		Definitions: map[string]node{"value": valueSchema()},
	}
	for _, k := range s {
		root.Properties[k.Name] = k.jsonSchema()
		if k.Required && k.DeprecatedBy == "" {
			root.AllOf = append(root.AllOf, s.present(k.Name))
		}
	}
	text, err := json.Marshal(root)
	if err == nil && len(text) > MaxParameter {
		err = fmt.Errorf("the JSON Schema of the request metadata has %d characters; at most %d fit an SSM standard parameter: shorten meanings or patterns",
			len(text), MaxParameter)
	}
	return string(text), err
}

// present returns the rule that the metadata has a key, or a deprecated key of which it is the successor.
func (s Schema) present(name string) node {
	n := node{Title: string(Missing), Description: name}
	alike := s.Alike(name)
	if len(alike) == 1 {
		n.Required = alike
		return n
	}
	for _, one := range alike {
		n.AnyOf = append(n.AnyOf, node{Required: []string{one}})
	}
	return n
}

// jsonSchema returns the rules for the values of a key.
func (k Key) jsonSchema() node {
	n := node{Description: k.Meaning, Ref: "#/$defs/value", Deprecated: k.DeprecatedBy != "", By: k.DeprecatedBy}
	if k.Required {
		n.AllOf = append(n.AllOf, node{Title: string(Empty), MinLength: 1})
	}
	if len(k.Values) > 0 {
		n.AllOf = append(n.AllOf, node{Title: string(NotAllowed), Enum: k.Values})
	}
	if k.Pattern != "" {
		n.AllOf = append(n.AllOf, node{Title: string(NotAllowed), Pattern: whole(k.Pattern)})
	}
	return n
}

// valueSchema returns the rules for every value.
func valueSchema() node {
	n := node{AllOf: []node{{Title: string(NotAllowed), Type: "string"}}}
	for _, r := range valueRules {
		one := node{Title: string(r.rule), Description: r.advice, MaxLength: r.longest, Pattern: r.must}
		if r.not != "" {
			one.Not = &node{Pattern: r.not}
		}
		n.AllOf = append(n.AllOf, one)
	}
	return n
}
