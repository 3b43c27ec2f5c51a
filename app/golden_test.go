package main

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden templates")

const goldens = "testdata/golden"

// Every stack's template is a file that a reviewer reads. Nothing in it is masked; functions are a stand-in, so that a
// golden changes with a template and not with every line of code.
func TestTemplatesAreGolden(t *testing.T) {
	templates := templatesOfShipped(t)
	if *update {
		rewriteGoldens(t, templates)
	}
	for name, got := range templates {
		want, err := os.ReadFile(filepath.Join(goldens, name+".json"))
		if err != nil {
			t.Errorf("%s has no golden; run: make golden", name)
			continue
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s differs from its golden; if that is meant, run: make golden\n%s", name, diff)
		}
	}
	for name := range goldenNames(t) {
		if _, found := templates[name]; !found {
			t.Errorf("%s/%s.json is the golden of no stack; run: make golden", goldens, name)
		}
	}
}

func goldenNames(t *testing.T) map[string]bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(goldens, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, file := range files {
		base := filepath.Base(file)
		names[base[:len(base)-len(".json")]] = true
	}
	return names
}

func rewriteGoldens(t *testing.T, templates map[string]string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal("-update is refused where CI is set: commit the goldens with the change")
	}
	if err := os.RemoveAll(goldens); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(goldens, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, template := range templates {
		if err := os.WriteFile(filepath.Join(goldens, name+".json"), []byte(template), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
