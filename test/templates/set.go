package templates

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Set holds the text of templates by stack name.
type Set map[string]string

// Template is the part of a template that tests read.
type Template struct {
	Resources map[string]Resource
}

// Resource is one resource of a template.
type Resource struct {
	Type                string
	Properties          map[string]any
	DependsOn           any
	DeletionPolicy      string
	UpdateReplacePolicy string
}

// Read returns the files of a folder whose names end with ending, such as ".template.json" for the output of the CDK. The rest
// of a file's name is its stack.
func Read(folder, ending string) (Set, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*"+ending))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no templates in %s", folder)
	}
	set := Set{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		set[strings.TrimSuffix(filepath.Base(file), ending)] = string(text)
	}
	return set, nil
}

// Parse reads a template.
func Parse(text string) (Template, error) {
	var t Template
	err := json.Unmarshal([]byte(text), &t)
	return t, err
}

// Resources returns the resources of a stack by logical id.
func (s Set) Resources(t testing.TB, stack string) map[string]Resource {
	t.Helper()
	parsed, err := Parse(s[stack])
	if err != nil {
		t.Fatalf("%s: %v", stack, err)
	}
	return parsed.Resources
}

// EachResource calls f for every resource of every template, in the order of their names; where is "stack/logical id". It
// fails the test where there is none.
func (s Set) EachResource(t testing.TB, f func(where string, r Resource)) {
	t.Helper()
	count := 0
	for _, stack := range slices.Sorted(maps.Keys(s)) {
		resources := s.Resources(t, stack)
		for _, id := range slices.Sorted(maps.Keys(resources)) {
			f(stack+"/"+id, resources[id])
			count++
		}
	}
	if count == 0 {
		t.Fatal("no resources: nothing was checked")
	}
}
