package stacks_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/aws/aws-cdk-go/awscdk/v2"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/stacks"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/synthesis"
)

// synthesisLists names the lists that a measured process synthesizes.
const synthesisLists = "SYNTHESIS_LISTS"

// synthesisFolder is where that process writes its templates and its seconds.
const synthesisFolder = "SYNTHESIS_FOLDER"

// measuredLists are lists whose synthesis is measured, by name.
func measuredLists(name string) catalog.Catalog {
	switch name {
	case "large":
		return largeLists()
	case "shipped":
		return bootstrap.Catalog()
	}
	c := synthesis.Lists()
	c.Regions, c.Products = c.Regions[:1], c.Products[:1]
	product := &c.Products[0]
	product.Models = slices.Clone(product.Models)
	switch name {
	case "two profiles more":
		for _, more := range []string{"nova", "embed"} {
			product.Models = append(product.Models, catalog.Model{Name: more, ID: "amazon." + more + "-v1:0"})
		}
	case "two roles more":
		c.Environments = append(slices.Clone(c.Environments), catalog.Environment{Name: "stage"}, catalog.Environment{Name: "test"})
	}
	return c
}

// largeLists have 26 Regions, 20 products with 2 models each, and 120 roles: 1,040 inference profiles.
func largeLists() catalog.Catalog {
	c := catalog.Catalog{
		Account:      catalog.Account{HomeRegion: "us-east-1"},
		Environments: []catalog.Environment{{Name: "dev"}, {Name: "qa"}, {Name: "prod"}},
	}
	for _, region := range []string{
		"us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "ca-west-1", "sa-east-1",
		"eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3",
		"ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2",
		"ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5",
	} {
		c.Regions = append(c.Regions, catalog.Region{Name: region})
	}
	for i := range 20 {
		name := fmt.Sprintf("product-%02d", i)
		c.Products = append(c.Products, catalog.Product{
			Name: name, Team: fmt.Sprintf("team-%d", i%5),
			Models: []catalog.Model{
				{Name: "sonnet", ID: "anthropic.claude-sonnet-4-5-20250929-v1:0", Routing: catalog.Global},
				{Name: "haiku", ID: "anthropic.claude-haiku-4-5-20251001-v1:0", Routing: catalog.Global},
			},
			Services: []catalog.Service{
				{Name: name + "-api", TrustedBy: catalog.ECSTasks},
				{Name: name + "-jobs", TrustedBy: catalog.Lambda},
			},
		})
	}
	return c
}

// seconds are the times that a program of BenchmarkSynthesis takes.
type seconds struct {
	// Preparing is the reading of the templates by the JavaScript program. Total leaves it out.
	Preparing float64
	// Assembling is the creation of the constructs, Synthesizing the rest of app.Synth.
	Assembling, Synthesizing float64
	// Total is the time of the process, CPU that of all its processors.
	Total, CPU float64
}

// TestSynthesisProcess is a measured process. The WASM engine of the template validation starts once a process.
func TestSynthesisProcess(t *testing.T) {
	lists, folder := os.Getenv(synthesisLists), os.Getenv(synthesisFolder)
	if lists == "" {
		t.Skip("TestCallsOfTheCDK and BenchmarkSynthesis start it")
	}
	props := synthesis.Props(t, nil)
	props.Outdir = &folder
	app := awscdk.NewApp(props)
	began := time.Now()
	if err := stacks.Assemble(app, measuredLists(lists), synthesis.StubFunctions(t)); err != nil {
		t.Fatal(err)
	}
	assembled := time.Now()
	app.Synth(nil)
	took, err := json.Marshal(seconds{Assembling: assembled.Sub(began).Seconds(), Synthesizing: time.Since(assembled).Seconds()})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "seconds.json"), took, 0o644); err != nil {
		t.Fatal(err)
	}
}

// A profile takes 4 calls of the CDK and a role 1. Each call is a message to the jsii process and back, through a third
// process, and calls were half of the time of a synthesis: docs/adr/0026.
func TestCallsOfTheCDK(t *testing.T) {
	few := calls(t, "few")
	for _, tt := range []struct {
		more string
		want int
	}{
		{"two profiles more", 8},
		{"two roles more", 2},
	} {
		if got := calls(t, tt.more) - few; got != tt.want {
			t.Errorf("%s: %d calls, want %d", tt.more, got, tt.want)
		}
	}
}

// calls returns how many messages the synthesis of lists sends to the jsii process.
func calls(t *testing.T, lists string) int {
	t.Helper()
	command := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestSynthesisProcess$")
	command.Env = append(os.Environ(), synthesisLists+"="+lists, synthesisFolder+"="+t.TempDir(), "JSII_DEBUG=1", "CDK_VALIDATION=false")
	output, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v", lists, err)
	}
	// Another process may have written before the message without ending its line.
	return bytes.Count(output, []byte(`> {"api":`))
}

// BenchmarkSynthesis measures the synthesis of the shipped lists and of large ones, each as a process of its own. After each
// process it runs testdata/synthesis.cjs, which creates the same resources in JavaScript with the same aws-cdk-lib, and
// reports the ratio of the fastest runs: docs/adr/0026. Both run on the Node of the PATH, or on that of JSII_NODE.
func BenchmarkSynthesis(b *testing.B) {
	// The jsii runtime unpacks the CDK here, from where the JavaScript program loads it.
	cache := b.TempDir()
	b.Setenv("JSII_RUNTIME_PACKAGE_CACHE_ROOT", cache)
	b.Setenv("NODE_PATH", filepath.Join(b.TempDir(), "node_modules"))
	for _, lists := range []string{"shipped", "large"} {
		b.Run(lists, func(b *testing.B) {
			ours, theirs := b.TempDir(), b.TempDir()
			b.Setenv(synthesisLists, lists)
			b.Setenv(synthesisFolder, ours)
			program := []string{os.Args[0], "-test.run=^TestSynthesisProcess$"}
			measure(b, ours, program) // unpacks the CDK
			linkNodeModules(b, cache, os.Getenv("NODE_PATH"))
			config, err := filepath.Abs("../cdk.json")
			if err != nil {
				b.Fatal(err)
			}
			compared := []string{node(), "testdata/synthesis.cjs", ours, theirs, config}

			var goRuns, nodeRuns []seconds
			for b.Loop() {
				goRuns = append(goRuns, measure(b, ours, program))
				nodeRuns = append(nodeRuns, measure(b, theirs, compared))
			}
			goBest, nodeBest := fastest(goRuns), fastest(nodeRuns)
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(goBest.Assembling, "assembling-s")
			b.ReportMetric(goBest.Synthesizing, "synth-s")
			b.ReportMetric(goBest.Total, "go-s")
			b.ReportMetric(goBest.CPU, "go-cpu-s")
			b.ReportMetric(nodeBest.Assembling, "js-assembling-s")
			b.ReportMetric(nodeBest.Synthesizing, "js-synth-s")
			b.ReportMetric(nodeBest.Total, "js-s")
			b.ReportMetric(nodeBest.CPU, "js-cpu-s")
			b.ReportMetric(goBest.Total/nodeBest.Total, "ratio")
			b.ReportMetric(goBest.CPU/nodeBest.CPU, "cpu-ratio")
		})
	}
}

// measure runs a program that writes its seconds into a folder.
func measure(b *testing.B, folder string, program []string) seconds {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.Context(), 10*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, program[0], program[1:]...)
	began := time.Now()
	if output, err := command.CombinedOutput(); err != nil {
		b.Fatalf("%s: %v\n%s", program[0], err, output)
	}
	total := time.Since(began)
	text, err := os.ReadFile(filepath.Join(folder, "seconds.json"))
	if err != nil {
		b.Fatal(err)
	}
	var took seconds
	if err := json.Unmarshal(text, &took); err != nil {
		b.Fatal(err)
	}
	took.Total = total.Seconds() - took.Preparing
	took.CPU = (command.ProcessState.UserTime() + command.ProcessState.SystemTime()).Seconds()
	return took
}

// fastest returns the smallest of each time: everything else that runs on the machine only adds.
func fastest(runs []seconds) seconds {
	best := runs[0]
	for _, r := range runs[1:] {
		best.Assembling = min(best.Assembling, r.Assembling)
		best.Synthesizing = min(best.Synthesizing, r.Synthesizing)
		best.Total = min(best.Total, r.Total)
		best.CPU = min(best.CPU, r.CPU)
	}
	return best
}

// node returns the Node that the jsii runtime uses.
func node() string {
	if path := os.Getenv("JSII_NODE"); path != "" {
		return path
	}
	return "node"
}

// linkNodeModules links the npm packages that the jsii runtime unpacked into an empty cache.
func linkNodeModules(b *testing.B, cache, folder string) {
	b.Helper()
	for _, name := range []string{"aws-cdk-lib", "constructs", "@aws-cdk/cloud-assembly-schema"} {
		unpacked, err := filepath.Glob(filepath.Join(cache, name, "*", "*"))
		if err != nil || len(unpacked) != 1 {
			b.Fatalf("%s is not unpacked once in %s: %v %v", name, cache, unpacked, err)
		}
		link := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(link), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.Symlink(unpacked[0], link); err != nil && !os.IsExist(err) {
			b.Fatal(err)
		}
	}
}
