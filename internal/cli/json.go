package cli

import (
	"encoding/json"
	"io"
)

// JSON prints a value for programs, indented for people, with <, > and & as they are.
func JSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}
