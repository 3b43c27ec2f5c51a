package printable

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Replacement stands for characters that are not shown.
const Replacement = utf8.RuneError

// marksShown is the number of combining marks that are shown on one character. The languages that are written with them need fewer; a
// hundred cover the lines above.
const marksShown = 6

// Text returns a text on one line, with every character of it visible. White space of any kind is a space. The following are replaced, a run of
// them by one [Replacement]:
//
//   - control characters, which move the cursor of a terminal or change its state
//   - characters of format, among them those of no width, and those that change the direction of a text
//   - characters that are drawn as nothing, such as Hangul fillers and variation selectors
//   - characters of private use, unassigned ones, and bytes that are not UTF-8
//   - combining marks without a character to stand on, or too many on one
//
// The joiner and the variation selectors of emoji are left out behind an emoji, whose parts stay. Other text stays as it is, whatever its language.
// https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
func Text(s string) string {
	if plain(s) {
		return s
	}
	var text strings.Builder
	previous, marks := ' ', marksShown
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			r, marks = ' ', marksShown
		case joinsEmoji(r) && unicode.In(previous, unicode.So, unicode.Sk):
			continue
		case unicode.IsMark(r) && marks < marksShown && !hidden(r):
			marks++
		case unicode.IsMark(r) || hidden(r):
			if previous == Replacement {
				continue
			}
			r, marks = Replacement, marksShown
		default:
			marks = 0
		}
		text.WriteRune(r)
		previous = r
	}
	return text.String()
}

// plain reports whether a text is one of ASCII that is shown as it is, as most are.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// hidden reports whether a character is not drawn.
func hidden(r rune) bool {
	return r == Replacement || !unicode.IsPrint(r) || r == '\u2800' || unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// joinsEmoji reports whether a character joins emoji or chooses their color.
func joinsEmoji(r rune) bool { return r == '\u200d' || r == '\ufe0e' || r == '\ufe0f' }
