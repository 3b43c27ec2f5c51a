package docs

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	testPattern = regexp.MustCompile("`(Test[A-Z][A-Za-z0-9]*)`")
	stepPattern = regexp.MustCompile("`Test[A-Z][A-Za-z0-9]*`, \"([^\"]+)\"")
)

// Every test that a document names exists, and so does the step of a test that it quotes. The changelog may name tests of the past.
func TestNamedTestsExist(t *testing.T) {
	var documents []string
	var tests strings.Builder
	if err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && path != ".." && generated(entry.Name()):
			return filepath.SkipDir
		case filepath.Ext(path) == ".md" && entry.Name() != "CHANGELOG.md":
			documents = append(documents, path)
		case strings.HasSuffix(path, "_test.go"):
			content, err := os.ReadFile(path)
			tests.Write(content)
			return err
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	code := tests.String()
	found := 0
	for _, path := range documents {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(string(content)), " ")
		for _, match := range testPattern.FindAllStringSubmatch(text, -1) {
			found++
			if !strings.Contains(code, "func "+match[1]+"(") {
				t.Errorf("%s names %s, which does not exist", strings.TrimPrefix(path, "../"), match[1])
			}
		}
		for _, match := range stepPattern.FindAllStringSubmatch(text, -1) {
			if !strings.Contains(code, `"`+match[1]+`"`) {
				t.Errorf("%s quotes the step %q of a test, which does not exist", strings.TrimPrefix(path, "../"), match[1])
			}
		}
	}
	if found < 50 {
		t.Fatalf("%d tests were named: nothing was checked", found)
	}
}
