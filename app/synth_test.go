package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/stacks"
)

func TestMain(m *testing.M) {
	code := m.Run()
	jsii.Close()
	os.Exit(code)
}

func stubAssets() (stacks.Assets, error) {
	return stacks.Assets{
		InvocationLogging: "testdata/stub/invocationlogging",
		Detector:             "testdata/stub/detector",
	}, nil
}

// shipped is the catalog of this repository, synthesized once.
var shippedTemplates map[string]string

// templatesOfShipped returns the templates of this repository's own lists, by stack name.
func templatesOfShipped(t *testing.T) map[string]string {
	t.Helper()
	if shippedTemplates == nil {
		shippedTemplates = templatesOf(t, bootstrap.Catalog())
	}
	return shippedTemplates
}

// templatesOf returns the templates of a catalog, by stack name.
func templatesOf(t *testing.T, c catalog.Catalog) map[string]string {
	t.Helper()
	return templatesIn(t, c, nil)
}

// templatesIn returns the templates of a deployment whose context names environments.
func templatesIn(t *testing.T, c catalog.Catalog, environments any) map[string]string {
	t.Helper()
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	if err := synth(appProps(t, out, environments), c, stubAssets); err != nil {
		t.Fatal(err)
	}
	return templatesOfFolder(t, out)
}

func templatesOfFolder(t *testing.T, out string) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(out, "*.template.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no templates in %s: %v", out, err)
	}
	templates := map[string]string{}
	for _, file := range files {
		template, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		templates[strings.TrimSuffix(filepath.Base(file), ".template.json")] = string(template)
	}
	return templates
}

func appProps(t *testing.T, out string, environments any) *awscdk.AppProps {
	t.Helper()
	given := cdkContext(t)
	if environments != nil {
		(*given)["environments"] = environments
	}
	return &awscdk.AppProps{Outdir: &out, Context: given, AnalyticsReporting: jsii.Bool(false)}
}

// cdkContext reads the feature flags of cdk.json, which only the CDK command line reads by itself.
func cdkContext(t *testing.T) *map[string]any {
	t.Helper()
	file, err := os.ReadFile("../cdk.json")
	if err != nil {
		t.Fatal(err)
	}
	var config struct {
		Context map[string]any `json:"context"`
	}
	if err := json.Unmarshal(file, &config); err != nil {
		t.Fatal(err)
	}
	return &config.Context
}
