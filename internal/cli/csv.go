package cli

import (
	"encoding/csv"
	"io"
	"regexp"
	"strings"
	"unicode"

	"github.com/jszwec/csvutil"
	"golang.org/x/text/unicode/norm"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/printable"
)

// CSVWriter writes lines for spreadsheets. Every CSV that a tool prints is written by one.
type CSVWriter struct {
	lines *csv.Writer
}

// NewCSV returns a writer of lines to w.
func NewCSV(w io.Writer) *CSVWriter { return &CSVWriter{csv.NewWriter(w)} }

// Write writes one line. Its cells are as [Cell] returns them.
func (w *CSVWriter) Write(cells []string) error {
	harmless := make([]string, len(cells))
	for i, cell := range cells {
		harmless[i] = Cell(cell)
	}
	return w.lines.Write(harmless)
}

// Flush ends the output and returns the error of any line.
func (w *CSVWriter) Flush() error {
	w.lines.Flush()
	return w.lines.Error()
}

// CSV writes values as lines below a header, with the columns that the csv tags of their fields name.
func CSV[T any](w io.Writer, values []T) error {
	lines := NewCSV(w)
	encoder := csvutil.NewEncoder(lines)
	encoder.AutoHeader = false
	if err := encoder.EncodeHeader(*new(T)); err != nil {
		return err
	}
	for _, value := range values {
		if err := encoder.Encode(value); err != nil {
			return err
		}
	}
	return lines.Flush()
}

// plainNumber is a number, which no spreadsheet takes for a formula.
var plainNumber = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// Cell returns a text as a cell that no spreadsheet takes for a formula, and that has no control characters: callers write some of our texts. A '
// stands before the sign with which a formula would begin, in each of these places:
//
//   - at the beginning, and behind spaces, quotes and characters that are not shown, which a program may trim
//   - behind a semicolon, which parts cells where the comma is the decimal sign
//
// The signs of East Asian width, such as ＝, are signs as well. Numbers stay numbers.
// https://owasp.org/www-community/attacks/CSV_Injection
func Cell(s string) string {
	if plainNumber.MatchString(s) {
		return s
	}
	var cell strings.Builder
	begins := true
	for _, r := range printable.Text(s) {
		switch sign := narrow(r); {
		case begins && strings.Contains("=+-@", sign):
			cell.WriteByte('\'')
			begins = false
		case sign == ";":
			begins = true
		case !strings.ContainsAny(sign, ` '"‘’“”`+"`"+string(printable.Replacement)):
			begins = false
		}
		cell.WriteRune(r)
	}
	return cell.String()
}

// narrow returns a character without its East Asian width.
func narrow(r rune) string {
	if r < unicode.MaxASCII {
		return string(r)
	}
	return norm.NFKC.String(string(r))
}
