package cli

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"
)

// Format is the value of the flag --format: one of the ways a tool prints.
type Format struct {
	chosen  string
	allowed []string
}

// FormatFlag adds the flag --format to a command's flags. The first of the formats is the one of a command that is not told.
func FormatFlag(flags *pflag.FlagSet, formats ...string) *Format {
	f := &Format{chosen: formats[0], allowed: formats}
	flags.Var(f, "format", "how to print: "+strings.Join(formats, ", "))
	return f
}

// Set refuses what is not among the formats.
func (f *Format) Set(given string) error {
	if !slices.Contains(f.allowed, given) {
		return errors.New("allowed: " + strings.Join(f.allowed, ", "))
	}
	f.chosen = given
	return nil
}

// String returns the chosen format.
func (f *Format) String() string { return f.chosen }

// Type is what a usage text calls the value.
func (f *Format) Type() string { return "string" }

// Footer returns where the line below the output goes: below a table, and out of the way of what a program reads.
func (f *Format) Footer(stdout, stderr io.Writer) io.Writer {
	if f.chosen == "table" {
		return stdout
	}
	return stderr
}
