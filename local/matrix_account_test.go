//go:build e2e

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	ssmtypes "github.com/aws/aws-sdk-go-v2/service/ssm/types"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/matrix"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/templates"
)

// Ports of the matrix, beside those of the end-to-end test.
const (
	matrixPort      = 4667
	matrixTrinoPort = 18191
)

// newMatrixAccount starts an emulator alone and deploys the golden templates of this repository's lists into it: all of them
// that IAM decides by. Functions and custom resources are left out; the end-to-end test has them.
func newMatrixAccount(t *testing.T) *endToEnd {
	t.Helper()
	repository, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	p := place{Root: filepath.Join(repository, ".local", "e2e", t.Name()), Port: matrixPort, TrinoPort: matrixTrinoPort}
	for _, folder := range []string{"test", ".local/python"} {
		link(t, filepath.Join(repository, folder), filepath.Join(p.Root, folder))
	}
	if err := os.MkdirAll(p.temporary(), 0o755); err != nil {
		t.Fatal(err)
	}
	c := bootstrap.Catalog()
	emulator, err := start(process{
		Name: "emulator",
		Args: []string{p.state("python", "bin", "python"), "-u", "-m", "emulator"},
		Dir:  p.state(),
		Env:  p.serverEnvironment(c.Account.HomeRegion),
		Log:  p.state("log", "emulator.log"),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(emulator.end)
	if err := await(t.Context(), emulator.Ready, "emulator"); err != nil {
		t.Fatal(err)
	}
	e := &endToEnd{used: used{place: p, Catalog: c}, ctx: t.Context(), now: time.Now().UTC()}
	e.deployGoldens(t)
	return e
}

// link makes target a link to a folder.
func link(t *testing.T, folder, target string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(target); err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	if err := os.Symlink(folder, target); err != nil {
		t.Fatal(err)
	}
}

func (e *endToEnd) deployGoldens(t *testing.T) {
	t.Helper()
	golden, err := templates.Read("../testdata/golden", ".json")
	if err != nil {
		t.Fatal(err)
	}
	home := e.Catalog.Account.HomeRegion
	for _, r := range e.Catalog.Regions {
		_, err := ssm.NewFromConfig(e.config(r.Name)).PutParameter(e.ctx, &ssm.PutParameterInput{
			Name: aws.String("/cdk-bootstrap/hnb659fds/version"), Value: aws.String("30"), Type: ssmtypes.ParameterTypeString,
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, stack := range []string{"logs-" + r.Name, "region-" + r.Name} {
			e.create(t, r.Name, stack, golden)
		}
	}
	e.create(t, home, "access", golden)
}

// create makes a stack of a golden template.
func (e *endToEnd) create(t *testing.T, region, stack string, golden templates.Set) {
	t.Helper()
	body := withoutFunctions(t, golden[catalog.Namespace+"-"+stack])
	e.cloudFormation(t, region, "CreateStack", stack, "TemplateBody", body, "Capabilities.member.1", "CAPABILITY_NAMED_IAM")
	for end := time.Now().Add(time.Minute); ; time.Sleep(100 * time.Millisecond) {
		status := e.stackStatus(t, region, stack)
		if status == "CREATE_COMPLETE" {
			return
		}
		if !strings.HasSuffix(status, "_IN_PROGRESS") || time.Now().After(end) {
			t.Fatalf("stack %s: %s\n%s", stack, status, e.cloudFormation(t, region, "DescribeStackEvents", stack))
		}
	}
}

// withoutFunctions returns a template without what runs code, and what starts it.
func withoutFunctions(t *testing.T, text string) string {
	t.Helper()
	var whole map[string]any
	if err := json.Unmarshal([]byte(text), &whole); err != nil {
		t.Fatal(err)
	}
	resources, _ := whole["Resources"].(map[string]any)
	for id, r := range resources {
		kind, _ := r.(map[string]any)["Type"].(string)
		if strings.HasPrefix(kind, "AWS::Lambda::") || kind == "AWS::Events::Rule" || strings.HasPrefix(kind, "Custom::") {
			delete(resources, id)
		}
	}
	left, err := json.Marshal(whole)
	if err != nil {
		t.Fatal(err)
	}
	return string(left)
}

// profileARNs returns the ARNs of the profiles that decisions are about, by Region and name. Those that no template has are made
// first, as an administrator would.
func (e *endToEnd) profileARNs(t *testing.T, decisions []matrix.Decision) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, d := range decisions {
		p := d.Target.Profile
		if p == nil || p.Deployed || found[d.Region+" "+p.Name] != "" || d.Operation == "bedrock:CreateInferenceProfile" {
			continue
		}
		var tags []types.Tag
		for key, value := range p.Tags {
			tags = append(tags, types.Tag{Key: &key, Value: &value})
		}
		made, err := bedrock.NewFromConfig(e.config(d.Region)).CreateInferenceProfile(e.ctx, &bedrock.CreateInferenceProfileInput{
			InferenceProfileName: &p.Name, Tags: tags, ModelSource: &types.InferenceProfileModelSourceMemberCopyFrom{Value: p.Source},
		})
		if err != nil {
			t.Fatal(err)
		}
		found[d.Region+" "+p.Name] = *made.InferenceProfileArn
	}
	for _, r := range e.Catalog.Regions {
		pages := bedrock.NewListInferenceProfilesPaginator(bedrock.NewFromConfig(e.config(r.Name)), &bedrock.ListInferenceProfilesInput{
			TypeEquals: types.InferenceProfileTypeApplication,
		})
		for pages.HasMorePages() {
			page, err := pages.NextPage(e.ctx)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range page.InferenceProfileSummaries {
				found[r.Name+" "+*p.InferenceProfileName] = *p.InferenceProfileArn
			}
		}
	}
	return found
}

// forEmulator returns the decisions that the emulator makes.
func forEmulator(t *testing.T, c catalog.Catalog) []matrix.Decision {
	t.Helper()
	all, err := matrix.Expand(c)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(all, func(d matrix.Decision) bool { return !slices.Contains(d.Row.Evaluators, matrix.Emulator) })
}
