package bootstrap_test

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/stacks"
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
	stacks.Close()
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

// Every stack's template is a file that a reviewer reads, and its SQL is a file of its own, which the template names. Nothing is
// masked: the template is put together again from the two, byte for byte. Functions are a stand-in, so that a golden changes
// with a template and not with every line of code.
func TestTemplatesAreGolden(t *testing.T) {
	golden(t, goldens, synthesis.Shipped(t))
}

// Environments narrow the roles alone, and the detector's environment and resource. They change no profile.
func TestNarrowedTemplatesAreGolden(t *testing.T) {
	all := synthesis.Of(t, synthesis.EveryField())
	narrowed := synthesis.In(t, synthesis.EveryField(), "dev,prod")
	want := []string{"- access/Rolesonboardingapiqa", "- access/Rolessearchapiqa", "- access/Rolessearchindexqa", "~ detector/DetectorFunction", "~ detector/DetectorRun"}
	if diff := cmp.Diff(want, templates.Differences(t, catalog.Namespace+"-", all, narrowed)); diff != "" {
		t.Error(diff)
	}
	maps.DeleteFunc(narrowed, func(name, template string) bool { return all[name] == template })
	golden(t, goldens+"/narrowed", narrowed)

	// A Region of these lists whose CloudFormation lacks the type of profiles, which the shipped lists need not have.
	const custom = catalog.Namespace + "-region-eu-north-1"
	golden(t, goldens+"/custom-profiles", templates.Set{custom: all[custom]})
}

// golden compares templates and their SQL with the files of a folder, or rewrites the files.
func golden(t *testing.T, folder string, set templates.Set) {
	t.Helper()
	if len(set) == 0 {
		t.Fatal("no templates: nothing was checked")
	}
	split, sql, err := set.SplitSQL()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for stack, text := range split {
		want[filepath.Join(folder, stack+".json")] = text
	}
	for name, text := range sql {
		want[filepath.Join(folder, templates.SQLFolder, name+".sql")] = text
	}
	if *update {
		rewrite(t, folder, want)
	}
	for file, got := range want {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Errorf("%s is missing; run: make golden", file)
			continue
		}
		if diff := cmp.Diff(string(text), got); diff != "" {
			t.Errorf("%s differs; if that is meant, run: make golden\n%s", file, diff)
		}
	}
	for _, file := range files(t, folder) {
		if _, found := want[file]; !found {
			t.Errorf("%s is of no stack; run: make golden", file)
		}
	}
}

// files returns the golden files of a folder.
func files(t *testing.T, folder string) []string {
	t.Helper()
	var found []string
	for _, pattern := range []string{"*.json", filepath.Join(templates.SQLFolder, "*.sql")} {
		matches, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, matches...)
	}
	return found
}

func rewrite(t *testing.T, folder string, want map[string]string) {
	t.Helper()
	for _, file := range files(t, folder) {
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	}
	for file, text := range want {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, file, text)
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
