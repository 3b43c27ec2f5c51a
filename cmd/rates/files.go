package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/natefinch/atomic"
	"github.com/pmezard/go-difflib/difflib"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/pricelist"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// cardFile is a file of the rate card that a proposal changes.
type cardFile struct {
	path          string
	before, after []byte
}

// cardFiles returns the files of the rate card in a folder that a proposal changes, in order. A proposal that is no valid card is an
// error, which names its lines.
func cardFiles(folder string, p pricelist.Proposal) ([]cardFile, error) {
	if err := ledger.ValidateRates(p.Rates); err != nil {
		return nil, fmt.Errorf("the proposed card has mistakes; its lines are those of the files after the change:\n%w", err)
	}
	var names []string
	for _, c := range p.Changes {
		names = append(names, c.After.File)
	}
	slices.Sort(names)
	var files []cardFile
	for _, name := range slices.Compact(names) {
		path := filepath.Join(folder, name)
		before, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		var after bytes.Buffer
		lines := slices.DeleteFunc(slices.Clone(p.Rates), func(r ledger.Rate) bool { return r.File != name })
		if err := ledger.WriteRates(&after, lines); err != nil {
			return nil, err
		}
		files = append(files, cardFile{path, before, after.Bytes()})
	}
	return files, nil
}

// contextLines is the number of unchanged lines around a change.
const contextLines = 3

// printDiff prints the change of the files as git apply reads it.
func printDiff(w io.Writer, files []cardFile) error {
	for _, f := range files {
		path := strings.TrimPrefix(filepath.ToSlash(f.path), "/")
		err := difflib.WriteUnifiedDiff(w, difflib.UnifiedDiff{
			FromFile: "a/" + path, ToFile: "b/" + path,
			A: slices.Collect(strings.Lines(string(f.before))), B: slices.Collect(strings.Lines(string(f.after))),
			Context: contextLines,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// writeFiles writes the files. Each is whole at any time: a new one takes its place.
func writeFiles(files []cardFile) error {
	for _, f := range files {
		if err := atomic.WriteFile(f.path, bytes.NewReader(f.after)); err != nil {
			return fmt.Errorf("write the rate card: %w", err)
		}
	}
	return nil
}
