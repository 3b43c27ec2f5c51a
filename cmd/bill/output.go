package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

var formats = map[string]func(io.Writer, *bill) error{
	"table": printTable,
	"csv":   printCSV,
	"json":  printJSON,
	"html":  printPage,
}

// output is one way a bill is printed.
type output struct {
	format string
	print  func(io.Writer, *bill) error
	// file is the path of the file that is written. Zero: standard output.
	file string
}

// outputs returns the outputs that --format names.
func (o options) outputs() ([]output, error) {
	var outputs []output
	for _, text := range o.formats {
		format, file, named := strings.Cut(text, "=")
		print, known := formats[format]
		if !known || named && file == "" {
			return nil, fmt.Errorf("--format is %q; allowed: table, csv, json, html, each with =FILE to write a file", text)
		}
		if _, err := os.Stat(filepath.Dir(file)); err != nil {
			return nil, fmt.Errorf("--format is %q; create the folder first: %w", text, err)
		}
		outputs = append(outputs, output{format, print, file})
	}
	return outputs, nil
}

// isTable reports whether the output is a table on standard output.
func (o output) isTable() bool { return o.format == "table" && o.file == "" }

// isPage reports whether the output is the page, which needs rows of its own.
func (o output) isPage() bool { return o.format == "html" }

func (o output) write(stdout io.Writer, b *bill) error {
	if o.file == "" {
		return o.print(stdout, b)
	}
	file, err := os.Create(o.file)
	if err != nil {
		return fmt.Errorf("--format: %w", err)
	}
	return errors.Join(o.print(file, b), file.Close())
}
