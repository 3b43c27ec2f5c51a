package cli

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"
)

// Format is the value of the flag --format: one of the output formats of a tool.
type Format struct {
	chosen  string
	allowed []string
}

// FormatFlag adds the flag --format to a command's flags. The first format is the default.
func FormatFlag(flags *pflag.FlagSet, formats ...string) *Format {
	f := &Format{chosen: formats[0], allowed: formats}
	flags.Var(f, "format", "format of the output: "+strings.Join(formats, ", "))
	return f
}

// Set chooses a format. Its error names the allowed formats.
func (f *Format) Set(given string) error {
	if !slices.Contains(f.allowed, given) {
		return errors.New("allowed: " + strings.Join(f.allowed, ", "))
	}
	f.chosen = given
	return nil
}

// String returns the chosen format.
func (f *Format) String() string { return f.chosen }

// Type returns the name of the value's type in a usage text.
func (f *Format) Type() string { return "string" }

// Footer returns the writer of the line below the output: below a table, and apart from output that a program reads.
func (f *Format) Footer(stdout, stderr io.Writer) io.Writer {
	if f.chosen == "table" {
		return stdout
	}
	return stderr
}
