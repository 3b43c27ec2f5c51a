package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode"
	"unicode/utf16"
)

// JSON prints a value for programs, indented for people, with <, > and & as they are. Characters that a terminal obeys or does not show are
// escaped: the value is the same.
func JSON(w io.Writer, value any) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return err
	}
	var escaped bytes.Buffer
	for _, r := range text.String() {
		switch {
		case r == '\n' || unicode.IsPrint(r):
			escaped.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			_, _ = fmt.Fprintf(&escaped, `\u%04x\u%04x`, high, low)
		default:
			_, _ = fmt.Fprintf(&escaped, `\u%04x`, r)
		}
	}
	_, err := escaped.WriteTo(w)
	return err
}
