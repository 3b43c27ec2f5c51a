package main

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden templates")

const goldens = "../testdata/golden"

// Every stack's template is a file that a reviewer reads. Nothing in it is masked; functions are a stand-in, so that a
// golden changes with a template and not with every line of code.
func TestTemplatesAreGolden(t *testing.T) {
	golden(t, goldens, templatesOfShipped(t))
}

// golden compares templates with the files of a folder, or rewrites the files.
func golden(t *testing.T, folder string, templates map[string]string) {
	t.Helper()
	if *update {
		rewriteGoldens(t, folder, templates)
	}
	if len(templates) == 0 {
		t.Fatal("no templates: nothing was checked")
	}
	for name, got := range templates {
		want, err := os.ReadFile(filepath.Join(folder, name+".json"))
		if err != nil {
			t.Errorf("%s has no golden in %s; run: make golden", name, folder)
			continue
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s differs from its golden in %s; if that is meant, run: make golden\n%s", name, folder, diff)
		}
	}
	for _, file := range goldenFiles(t, folder) {
		base := filepath.Base(file)
		if _, found := templates[base[:len(base)-len(".json")]]; !found {
			t.Errorf("%s is the golden of no stack; run: make golden", file)
		}
	}
}

func goldenFiles(t *testing.T, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func rewriteGoldens(t *testing.T, folder string, templates map[string]string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal("-update is refused where CI is set: commit the goldens with the change")
	}
	for _, file := range goldenFiles(t, folder) {
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, template := range templates {
		if err := os.WriteFile(filepath.Join(folder, name+".json"), []byte(template), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
