package schema

import (
	"fmt"
	"strings"
)

// Mistake is one rule that request metadata breaks.
type Mistake struct {
	// Key is "" where the rule is about all keys together.
	Key   string
	Value string
	Rule  Rule
	// Advice says what is allowed, or what to do instead.
	Advice string
}

// Error names the key, the value and the rule, and says what to change.
func (m Mistake) Error() string {
	switch {
	case m.Key == "":
		return fmt.Sprintf("request metadata is %s: %s", m.Rule, m.Advice)
	case m.Rule == Missing:
		return fmt.Sprintf("request metadata %s is missing: %s", m.Key, m.Advice)
	}
	return fmt.Sprintf("request metadata %s is %q (%s): %s", m.Key, m.Value, m.Rule, m.Advice)
}

// Mistakes are all that is wrong with some request metadata. errors.As finds them, and each Mistake of them.
type Mistakes []Mistake

// Error has a line for each mistake.
func (m Mistakes) Error() string {
	lines := make([]string, len(m))
	for i, one := range m {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns each mistake.
func (m Mistakes) Unwrap() []error {
	list := make([]error, len(m))
	for i, one := range m {
		list[i] = one
	}
	return list
}
