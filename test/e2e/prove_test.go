//go:build e2e

package e2e

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof/checks"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// proveBatches is the number of runs in which the contradictions are planted: each run plants every second one, so that a
// check that sees the contradiction of another belief is found.
const proveBatches = 2

// testProve runs every check on this account, which behaves as the beliefs say, and then with contradictions planted: each is found by
// its own check and by no other.
func (e *endToEnd) testProve(t *testing.T) {
	if err := e.BuildTools(e.Ctx, "prove"); err != nil { // the lists are compiled in
		t.Fatal(err)
	}
	e.deliverTwice(t, "us-east-1", 3, 1) // belief 13 is about such records
	defer e.keepRecords(t)()
	e.Deliver(t, withoutType, e.Now.Format("2006/01/02/15"), "cached", []string{cachedRecord(e.Now)})
	var all []int
	for _, c := range checks.All() {
		all = append(all, c.Belief)
	}
	e.proves(t, all, nil)
	e.tablesOfRegionsAgree(t)
	for batch := range proveBatches {
		var planted []int
		for i, number := range all {
			if i%proveBatches == batch {
				planted = append(planted, number)
			}
		}
		e.contradict(t, planted)
		e.proves(t, all, planted)
	}
	e.contradict(t, nil)
}

// cachedRecord is a record with its output body, of a call that wrote to a cache for one hour: belief 23 is about such records.
func cachedRecord(at time.Time) string {
	return fmt.Sprintf(`{"schemaType":"ModelInvocationLog","timestamp":%q,"accountId":%q,"region":%q,"requestId":"cached","operation":"Converse",`+
		`"modelId":"global.anthropic.claude-haiku-4-5-20251001-v1:0","input":{"inputTokenCount":10,"cacheWriteInputTokenCount":2000},`+
		`"output":{"outputTokenCount":5,"outputBodyJson":{"usage":{"inputTokens":10,"outputTokens":5,"cacheWriteInputTokens":2000,`+
		`"cacheDetails":[{"ttl":"1h","inputTokens":2000}]}}}}`, at.Format(time.RFC3339), environment.AccountID, withoutType)
}

// keepRecords returns a function that deletes the log objects that were delivered since: those of the calls of cmd/prove, which the
// calls of this test do not have.
func (e *endToEnd) keepRecords(t *testing.T) func() {
	t.Helper()
	kept := map[string]bool{}
	each := func(do func(region, key string)) {
		for _, region := range e.Catalog.ActiveRegionNames() {
			for _, o := range e.logObjects(t, region, "") {
				do(region, o.key)
			}
		}
	}
	each(func(_, key string) { kept[key] = true })
	return func() {
		each(func(region, key string) {
			if kept[key] {
				return
			}
			in := &s3.DeleteObjectInput{Bucket: aws.String(catalog.LogBucket(environment.AccountID, region)), Key: &key}
			if _, err := s3.NewFromConfig(e.Config(region)).DeleteObject(e.Ctx, in); err != nil {
				t.Error(err)
			}
		})
	}
}

// proves runs cmd/prove and compares the beliefs that fail, and those that hold, with the given ones.
func (e *endToEnd) proves(t *testing.T, all, contradicted []int) {
	t.Helper()
	for _, l := range e.prove(t, "--yes", "--patience", "3s") {
		want := "holds"
		if slices.Contains(contradicted, l.Number) {
			want = "fails"
		}
		if l.Verdict != want {
			t.Errorf("contradicted: %v: belief %d %s, want %s: %s", contradicted, l.Number, l.Verdict, want, l.Seen)
		}
		if l.Left != "" {
			t.Errorf("belief %d left something behind: %s", l.Number, l.Left)
		}
		all = slices.DeleteFunc(slices.Clone(all), func(n int) bool { return n == l.Number })
	}
	if len(all) > 0 {
		t.Errorf("beliefs %v were not checked", all)
	}
}

// proofLine is a line of the report of cmd/prove.
type proofLine struct {
	Number              int
	Verdict, Seen, Left string
}

// prove runs cmd/prove to its last result, and returns the lines of the reports, the last of each belief.
func (e *endToEnd) prove(t *testing.T, args ...string) []proofLine {
	t.Helper()
	report := e.State("tmp", "prove.json")
	state := e.State("tmp", "prove-state.json")
	lines := map[int]proofLine{}
	for _, more := range [][]string{nil, {"--continue"}} {
		err := environment.Run(e.Ctx, environment.Process{
			Name: "prove",
			Args: slices.Concat([]string{e.Tool("prove"), "--json", report, "--state", state}, args, more),
			Dir:  e.Root,
			Env:  e.ClientEnvironment(e.Home()),
			Log:  e.State("log", "prove.log"),
		})
		text, failed := os.ReadFile(report)
		if failed != nil {
			t.Fatal(err, failed)
		}
		var read struct{ Beliefs []proofLine }
		if err := json.Unmarshal(text, &read); err != nil {
			t.Fatal(err)
		}
		for _, l := range read.Beliefs {
			lines[l.Number] = l
		}
		if !strings.Contains(string(text), `"verdict": "waiting"`) {
			break
		}
	}
	var sorted []proofLine
	for _, l := range lines {
		sorted = append(sorted, l)
	}
	slices.SortFunc(sorted, func(a, b proofLine) int { return a.Number - b.Number })
	return sorted
}

// tablesOfRegionsAgree compares the tables of package catalog with the Regions of the account, which are made of the same sources.
func (e *endToEnd) tablesOfRegionsAgree(t *testing.T) {
	t.Helper()
	patch, err := os.Create(e.State("tmp", "regions.patch"))
	if err != nil {
		t.Fatal(err)
	}
	err = environment.Run(e.Ctx, environment.Process{
		Name: "prove regions", Args: []string{e.Tool("prove"), "regions"}, Dir: e.Root,
		Env: e.ClientEnvironment(e.Home()), Log: e.State("log", "prove.log"), Stdout: patch,
	})
	if err := errors.Join(err, patch.Close()); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(patch.Name()); err != nil || len(text) > 0 {
		t.Errorf("%v %s", err, text)
	}
}

// contradict makes the account contradict these beliefs and no other.
func (e *endToEnd) contradict(t *testing.T, numbers []int) {
	t.Helper()
	if err := os.WriteFile(e.Contradictions(), fmt.Appendln(nil, strings.Trim(fmt.Sprint(numbers), "[]")), 0o644); err != nil {
		t.Fatal(err)
	}
}
