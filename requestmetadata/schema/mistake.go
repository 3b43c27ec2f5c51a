package schema

import (
	"fmt"
	"strings"
)

// Mistake is one rule that request metadata breaks.
type Mistake struct {
	// Key is the name of the key; "" for a rule about all keys together.
	Key string
	// Value is the value given. For [TooMany] it is the number of keys, for [TooLarge] the number of characters.
	Value string
	// Rule is the broken rule.
	Rule Rule
	// Advice states the allowed values, or the alternative.
	Advice string
}

// Error returns one line with the key, the value, the rule and the advice.
func (m Mistake) Error() string {
	switch {
	case m.Key == "":
		return fmt.Sprintf("request metadata is %s: %s", m.Rule, m.Advice)
	case m.Rule == Missing:
		return fmt.Sprintf("request metadata %s is missing: %s", m.Key, m.Advice)
	}
	return fmt.Sprintf("request metadata %s is %q (%s): %s", m.Key, m.Value, m.Rule, m.Advice)
}

// Mistakes are all mistakes of some request metadata. errors.As finds Mistakes in an error of the wrapper, and each Mistake of them.
type Mistakes []Mistake

// Error returns a line for each mistake.
func (m Mistakes) Error() string {
	lines := make([]string, len(m))
	for i, one := range m {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the mistakes as errors, for errors.As and errors.Is.
func (m Mistakes) Unwrap() []error {
	list := make([]error, len(m))
	for i, one := range m {
		list[i] = one
	}
	return list
}
