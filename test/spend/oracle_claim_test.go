//go:build e2e

package spend

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// wrapper is the judge of values: it refuses those that a service cannot stamp.
var wrapper = func() *schema.Checker {
	checker, err := schema.NewChecker(schema.Keys)
	if err != nil {
		panic(err)
	}
	return checker
}()

// claimed returns the value for which the caller's text of a key counts: of a key with closed values the text, or the text without the case, the
// white space and the hidden characters that alone make the wrapper refuse it; "" where it refuses it for more. Hidden characters of another
// key are shown as replacement characters.
func claimed(name, given string) string {
	if key, _ := schema.Keys.Key(name); key.Pattern == "" && len(key.Values) == 0 {
		return shown(given)
	}
	accepted := func(value string) bool { return len(wrapper.Value(nil, name, value)) == 0 }
	if accepted(given) {
		return given
	}
	if utf8.RuneCountInString(given) > schema.MaxLength {
		return ""
	}
	bare := strings.TrimFunc(strings.Map(func(r rune) rune {
		if isHidden(r) && !strings.ContainsRune("\t\n\v\f\r", r) {
			return -1
		}
		return r
	}, given), unicode.IsSpace)
	for _, r := range bare {
		if r > unicode.MaxASCII {
			return ""
		}
	}
	for _, value := range []string{bare, strings.ToLower(bare), strings.ToUpper(bare)} {
		if accepted(value) {
			return value
		}
	}
	return ""
}

// refusedTeam reports whether a caller stamps a team that does not count.
func refusedTeam(metadata any) bool {
	entries, _ := metadata.(map[string]any)
	given, _ := entries["team"].(string)
	return given != "" && claimed("team", given) == ""
}

// isHidden reports whether a character hides in a text or moves it. The tables are those of Unicode, not the list of the views.
func isHidden(r rune) bool {
	return r == '\u2800' || unicode.IsControl(r) ||
		unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// shown replaces the characters of a text that hide in it or move it.
func shown(text string) string {
	return strings.Map(func(r rune) rune {
		if isHidden(r) || unicode.In(r, unicode.Zl, unicode.Zp) {
			return utf8.RuneError
		}
		return r
	}, text)
}
