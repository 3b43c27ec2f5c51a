package docs

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Every package has its row in the table "question: package". A package without a row answers the question of another package, or no question.
func TestEveryPackageHasAQuestion(t *testing.T) {
	architecture, err := os.ReadFile("architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(architecture), "\n## Question: package\n")
	table, _, _ = strings.Cut(table, "\n## ")
	packages := map[string]bool{}
	if err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && path != ".." && (generated(entry.Name()) || entry.Name() == "testdata"):
			return filepath.SkipDir
		case filepath.Ext(path) == ".go" && !strings.HasSuffix(path, "_test.go"):
			packages[filepath.Dir(path)] = true
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if len(packages) < 20 {
		t.Fatalf("%d packages were found: nothing was checked", len(packages))
	}
	for folder := range packages {
		if folder != ".." && !strings.Contains(table, "]("+folder+")") {
			t.Errorf("docs/architecture.md, Question: package, has no row with a link to %s", strings.TrimPrefix(folder, "../"))
		}
	}
}

// The README is read in one sitting: what it has no place for is in a document that it links to.
func TestReadmeIsShort(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if limit := 10_000; len(readme) > limit {
		t.Errorf("README.md has %d bytes; move details into docs/ until it has at most %d", len(readme), limit)
	}
	for _, command := range []string{"make demo", "make test"} {
		if !strings.Contains(string(readme), command) {
			t.Errorf("README.md does not name %q", command)
		}
	}
}
