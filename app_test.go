package bootstrap_test

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aws/jsii-runtime-go"
	"github.com/google/go-cmp/cmp"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/synthesis"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/templates"
)

var update = flag.Bool("update", false, "rewrite the golden templates, and add the names of the lists to shipped.lock")

const goldens = "testdata/golden"

func TestMain(m *testing.M) {
	flag.Parse()
	if *update && os.Getenv("CI") != "" {
		os.Stderr.WriteString("-update is refused where CI is set: commit the goldens and shipped.lock with the change\n")
		os.Exit(1)
	}
	code := m.Run()
	jsii.Close()
	os.Exit(code)
}

// Every name of the lists must be in shipped.lock, so that it can never vanish from them unnoticed.
func TestShippedNamesAreLocked(t *testing.T) {
	c := bootstrap.Catalog()
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	locked := append(slices.Clone(c.Shipped), c.Names()...)
	slices.Sort(locked)
	locked = slices.Compact(locked)
	if *update {
		write(t, "shipped.lock", strings.Join(locked, "\n")+"\n")
		return
	}
	if !slices.Equal(c.Shipped, locked) {
		t.Errorf("shipped.lock lacks names of the lists or is not sorted; run: make golden")
	}
}

// Every stack's template is a file that a reviewer reads. Nothing in it is masked; functions are a stand-in, so that a
// golden changes with a template and not with every line of code.
func TestTemplatesAreGolden(t *testing.T) {
	golden(t, goldens, synthesis.Shipped(t))
}

// Environments narrow the roles alone, and the detector's environment and resource.
func TestNarrowedTemplatesAreGolden(t *testing.T) {
	all := synthesis.Of(t, synthesis.EveryField())
	narrowed := synthesis.In(t, synthesis.EveryField(), "dev,prod")
	want := []string{"- access/Rolesonboardingapiqa", "- access/Rolessearchapiqa", "- access/Rolessearchindexqa", "~ detector/DetectorCoverage", "~ detector/DetectorFunction"}
	if diff := cmp.Diff(want, templates.Differences(t, catalog.Namespace+"-", all, narrowed)); diff != "" {
		t.Error(diff)
	}
	maps.DeleteFunc(narrowed, func(name, template string) bool { return all[name] == template })
	golden(t, goldens+"/narrowed", narrowed)
}

// golden compares templates with the files of a folder, or rewrites the files.
func golden(t *testing.T, folder string, set templates.Set) {
	t.Helper()
	if *update {
		rewrite(t, folder, set)
	}
	if len(set) == 0 {
		t.Fatal("no templates: nothing was checked")
	}
	for name, got := range set {
		want, err := os.ReadFile(filepath.Join(folder, name+".json"))
		if err != nil {
			t.Errorf("%s has no golden in %s; run: make golden", name, folder)
			continue
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s differs from its golden in %s; if that is meant, run: make golden\n%s", name, folder, diff)
		}
	}
	for _, file := range files(t, folder) {
		if _, found := set[strings.TrimSuffix(filepath.Base(file), ".json")]; !found {
			t.Errorf("%s is the golden of no stack; run: make golden", file)
		}
	}
}

func files(t *testing.T, folder string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func rewrite(t *testing.T, folder string, set templates.Set) {
	t.Helper()
	for _, file := range files(t, folder) {
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, template := range set {
		write(t, filepath.Join(folder, name+".json"), template)
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
