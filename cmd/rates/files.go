package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"

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
		path, before := strings.TrimPrefix(filepath.ToSlash(f.path), "/"), string(f.before)
		text, err := udiff.ToUnified("a/"+path, "b/"+path, before, lineEdits(before, string(f.after)), contextLines)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, text); err != nil {
			return err
		}
	}
	return nil
}

// firstLetter stands for a text's first line: from here on, every letter has letterBytes bytes.
const (
	firstLetter = 0x10000
	letterBytes = 4
)

// lineEdits returns the edits of whole lines. The library compares letters, and its edits begin and end within a line; so it is given a
// letter for each line.
func lineEdits(before, after string) []udiff.Edit {
	letters, lines := map[string]rune{}, map[rune]string{}
	spell := func(text string) string {
		var spelled []rune
		for line := range strings.Lines(text) {
			if _, known := letters[line]; !known {
				letters[line] = firstLetter + rune(len(letters))
				lines[letters[line]] = line
			}
			spelled = append(spelled, letters[line])
		}
		return string(spelled)
	}
	starts := []int{0}
	for line := range strings.Lines(before) {
		starts = append(starts, starts[len(starts)-1]+len(line))
	}
	edits := udiff.Strings(spell(before), spell(after))
	for i, e := range edits {
		var text strings.Builder
		for _, letter := range e.New {
			text.WriteString(lines[letter])
		}
		edits[i] = udiff.Edit{Start: starts[e.Start/letterBytes], End: starts[e.End/letterBytes], New: text.String()}
	}
	return edits
}

// writeFiles writes the files. Each is whole at any time: a new one takes its place.
func writeFiles(files []cardFile) error {
	for _, f := range files {
		if err := replace(f.path, f.after); err != nil {
			return fmt.Errorf("write the rate card: %w", err)
		}
	}
	return nil
}

func replace(path string, text []byte) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	part, err := os.CreateTemp(filepath.Dir(path), ".rates-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(part.Name()) }() // it is gone where the write succeeded
	_, err = part.Write(text)
	if err := errors.Join(err, part.Chmod(info.Mode()), part.Close()); err != nil {
		return err
	}
	return os.Rename(part.Name(), path)
}
