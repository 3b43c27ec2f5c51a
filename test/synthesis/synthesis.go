// Package synthesis synthesizes templates for tests: from lists of the tests' own, with the feature flags of cdk.json, and with
// functions that need no compiler. Its tests run one after the other: jsii is one process with one stream.
//
// Only tests use it. It is no test file because tests of several packages import it.
package synthesis

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/stacks"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/templates"
)

var shipped templates.Set

// Shipped returns the templates of this repository's own lists, synthesized once.
func Shipped(t testing.TB) templates.Set {
	t.Helper()
	if shipped == nil {
		shipped = synthesize(t, bootstrap.Catalog(), Props(t, nil))
	}
	return shipped
}

// Of returns the templates of lists. They are not validated against the rules of the CDK, which takes most of the time of a
// synthesis and changes no template: Shipped and the test of cdk-nag validate.
func Of(t testing.TB, c catalog.Catalog) templates.Set {
	t.Helper()
	return In(t, c, nil)
}

// In returns the templates of lists where the context names environments, as a list or as text. nil: it names none.
func In(t testing.TB, c catalog.Catalog, environments any) templates.Set {
	t.Helper()
	props := Props(t, environments)
	(*props.Context)["@aws-cdk/core:validateAgainstDefaultRules"] = false
	return synthesize(t, c, props)
}

func synthesize(t testing.TB, c catalog.Catalog, props *awscdk.AppProps) templates.Set {
	t.Helper()
	if c.Bootstrap.Qualifier != "" {
		(*props.Context)[catalog.QualifierContext] = c.Bootstrap.Qualifier
	}
	if err := stacks.Synth(props, c, "", StubFunctions(t)); err != nil {
		t.Fatal(err)
	}
	return Read(t, props)
}

// Read returns the templates that an app of these props wrote.
func Read(t testing.TB, props *awscdk.AppProps) templates.Set {
	t.Helper()
	set, err := templates.Read(*props.Outdir, ".template.json")
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// Props returns the props of an app that writes to a folder of the test. Its context is that of cdk.json, which only the CDK
// command line reads by itself, with environments where they are not nil. The bootstrap qualifier is left out: it belongs to the
// lists of this repository.
func Props(t testing.TB, environments any) *awscdk.AppProps {
	t.Helper()
	file, err := os.ReadFile(filepath.Join(root(t), "cdk.json"))
	if err != nil {
		t.Fatal(err)
	}
	var config struct {
		Context map[string]any `json:"context"`
	}
	if err := json.Unmarshal(file, &config); err != nil {
		t.Fatal(err)
	}
	delete(config.Context, catalog.QualifierContext)
	if environments != nil {
		config.Context["environments"] = environments
	}
	return &awscdk.AppProps{Outdir: jsii.String(t.TempDir()), Context: &config.Context, AnalyticsReporting: jsii.Bool(false)}
}

// StubFunctions returns a build of functions whose code is one line of text, so that a change of their code changes no template.
func StubFunctions(t testing.TB) func() (lambda.Folders, error) {
	t.Helper()
	folders := lambda.FoldersIn(t.TempDir())
	for _, folder := range folders.All() {
		if err := os.Mkdir(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		line := "stands for the compiled lambda/" + filepath.Base(folder) + ", so that goldens do not change with its code\n"
		if err := os.WriteFile(filepath.Join(folder, "bootstrap"), []byte(line), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return func() (lambda.Folders, error) { return folders, nil }
}

// root returns the folder of cdk.json: that of the test's package or one above it.
func root(t testing.TB) string {
	t.Helper()
	for folder := "."; ; folder = filepath.Join("..", folder) {
		if _, err := os.Stat(filepath.Join(folder, "cdk.json")); err == nil {
			return folder
		}
		if absolute, err := filepath.Abs(folder); err != nil || absolute == string(filepath.Separator) {
			t.Fatal("no cdk.json in the folder of the test or above it")
		}
	}
}
