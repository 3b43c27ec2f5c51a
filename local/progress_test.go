package main

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

func TestPhasesAreLinesWithoutATerminal(t *testing.T) {
	file := filepath.Join(t.TempDir(), "output")
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = out.Close() }()
	p := newPhases(out)
	if err := p.run("first", func() error { p.line("  a stack is deployed"); return nil }); err != nil {
		t.Error(err)
	}
	failure := errors.New("no answer")
	if err := p.run("second", func() error { return failure }); !errors.Is(err, failure) {
		t.Errorf("error %v, want %v", err, failure)
	}
	p.summary()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := regexp.MustCompile(`\d+\.\d s`).ReplaceAllString(string(text), "0.0 s")
	const want = `  0.0 s  first ...
  0.0 s    a stack is deployed
  0.0 s  first done in 0.0 s
  0.0 s  second ...
  0.0 s  second failed after 0.0 s

0.0 s in all: first 0.0 s, second 0.0 s
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
