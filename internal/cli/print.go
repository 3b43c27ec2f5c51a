package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/printable"
)

// Println prints lines for people. Each is printable and stays one line, whatever it holds: the tools print the texts of callers and of AWS.
func Println(w io.Writer, lines ...string) error {
	var text strings.Builder
	for _, line := range lines {
		text.WriteString(printable.Text(line) + "\n")
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// Printf prints one line as [Println] does, without the need to end it.
func Printf(w io.Writer, format string, values ...any) error {
	return Println(w, fmt.Sprintf(format, values...))
}

// PrintError prints an error after a title, without the words of the SDK and with what helps against it. The further lines of an error of several
// are indented.
func PrintError(w io.Writer, title string, err error) error {
	return Println(w, strings.Split(title+strings.ReplaceAll(awserrors.Plain(err, "allow it (docs/permissions.md)"), "\n", "\n  "), "\n")...)
}
