package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awstest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

const testAccount = "444455556666"

// world is an account whose only resources are things.
type world struct {
	things []string
	sticky bool
	runs   []int
}

func (w *world) kind() *proof.Kind {
	return &proof.Kind{
		Name:   "thing",
		Global: true,
		Calls:  []proof.Call{{API: "test:ListThings", On: "things"}, {API: "test:DeleteThing", On: "thing bedrock-prove-<id>"}},
		Find:   func(context.Context, aws.Config, string) ([]string, error) { return slices.Clone(w.things), nil },
		Remove: func(_ context.Context, _ aws.Config, id string) error {
			if w.sticky {
				return errors.New("denied in " + testAccount)
			}
			w.things = slices.DeleteFunc(w.things, func(t string) bool { return t == id })
			return nil
		},
	}
}

// tool returns the command with a check that reads (belief 9) and one that creates a thing (belief 2).
func (w *world) tool(creating proof.Verdict) tool {
	kind := w.kind()
	return tool{
		catalog: catalog.Catalog{
			Account: catalog.Account{HomeRegion: "us-east-1"}, Regions: []catalog.Region{{Name: "us-east-1"}}, Environments: []catalog.Environment{{Name: "dev"}},
			Products: []catalog.Product{{
				Name: "search", Team: "core", Models: []catalog.Model{{Name: "nova", ID: "amazon.nova-lite-v1:0"}},
				Services: []catalog.Service{{Name: "api", TrustedBy: catalog.Lambda}},
			}},
		},
		kinds: []*proof.Kind{kind},
		checks: []proof.Check{
			{
				Belief: 2, Calls: slices.Concat([]proof.Call{{API: "test:CreateThing", On: "thing bedrock-prove-<id>"}}, kind.Calls),
				Creates: []string{"a thing"}, Takes: "an hour", Spends: decimal.RequireFromString("0.002"),
				Run: func(_ context.Context, r *proof.Run) (proof.Result, error) {
					w.runs = append(w.runs, 2)
					r.Created(kind, r.Home(), r.Name())
					w.things = append(w.things, r.Name())
					r.Spent(decimal.RequireFromString("0.001"))
					return proof.Result{Verdict: creating, Seen: "arn:aws:test:us-east-1:" + testAccount + ":thing/<b>\x1b[2J"}, nil
				},
			},
			{
				Belief: 9, Calls: []proof.Call{{API: "account:ListRegions", On: "the account"}},
				Run: func(context.Context, *proof.Run) (proof.Result, error) {
					w.runs = append(w.runs, 9)
					return proof.Held("2 Regions")
				},
			},
		},
		connect: func(ctx context.Context, c catalog.Catalog) (*proof.Account, error) {
			cfg, err := cli.Configure(ctx, c.Account.HomeRegion)
			if err != nil {
				return nil, err
			}
			return proof.Connect(ctx, cfg, testAccount, c)
		},
	}
}

// prove runs the command in a folder of its own.
func prove(t *testing.T, to tool, stdin string, args ...string) (exit int, stdout, stderr string) {
	t.Helper()
	awstest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `{"Regions":[{"RegionName":"us-east-1"},{"RegionName":"eu-west-1"}]}`)
	}))
	var out, errs bytes.Buffer
	exit = run(t.Context(), append(args, "--state", filepath.Join(t.TempDir(), "state.json")), strings.NewReader(stdin), &out, &errs, to)
	return exit, out.String(), errs.String()
}

func has(t *testing.T, name, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%s lacks %q:\n%s", name, part, text)
		}
	}
}

func TestListAndDryRunMakeNoCall(t *testing.T) {
	to := (&world{}).tool(proof.Holds)
	to.connect = func(context.Context, catalog.Catalog) (*proof.Account, error) {
		t.Error("connected")
		return nil, errors.New("connected")
	}
	exit, stdout, _ := prove(t, to, "", "--list")
	has(t, "the list", stdout, "Names of inference profiles are unique", "a thing", "an hour", "0.002", "reads only", "at once")
	if exit != 0 {
		t.Errorf("exit status %d", exit)
	}
	exit, stdout, _ = prove(t, to, "", "--dry-run", "--only", "2")
	has(t, "the dry run", stdout, "No call was made.", "R sts:GetCallerIdentity", "R test:ListThings", "\n2. Names of inference profiles are unique",
		"creates: a thing", "result after an hour", "at most 0.002 USD", "  W test:CreateThing                                   thing bedrock-prove-<id>\n", "spend at most 0.002 USD", "IAM actions of your credentials\n  account:ListRegions\n  test:CreateThing\n")
	if exit != 0 || strings.Contains(stdout, "9. ") {
		t.Errorf("exit status %d:\n%s", exit, stdout)
	}
}

// Without a yes only the checks that read are run, and the report says so.
func TestChecksThatCreateNeedAYes(t *testing.T) {
	for stdin, want := range map[string][]int{"": {9}, "n\n": {9}, "y\n": {2, 9}, "yes\n": {2, 9}} {
		w := &world{}
		exit, stdout, stderr := prove(t, w.tool(proof.Holds), stdin)
		if exit != 0 || !slices.Equal(w.runs, want) || len(w.things) > 0 {
			t.Errorf("answer %q: exit status %d, ran %v, left %s", stdin, exit, w.runs, w.things)
		}
		has(t, "the question", stderr, "1 of 2 checks create resources in account "+testAccount, "   2: a thing\n")
		if len(want) == 1 {
			has(t, "the table", stdout, "not run: it creates resources or calls a model", "1 hold, 0 fail, 1 unclear, spent 0.000000 USD")
		} else {
			has(t, "the table", stdout, "2 hold, 0 fail, 0 unclear, spent 0.001000 USD")
		}
	}
}

// A belief that fails is exit status 1. What AWS answered is printed, escaped and without the account id where that is wanted.
func TestABeliefThatFails(t *testing.T) {
	w := &world{}
	folder := t.TempDir()
	page, report := filepath.Join(folder, "proof.html"), filepath.Join(folder, "proof.json")
	exit, stdout, stderr := prove(t, w.tool(proof.Fails), "", "--yes", "--redact", "--html", page, "--json", report)
	if exit != 1 || len(w.things) > 0 {
		t.Errorf("exit status %d, left %s", exit, w.things)
	}
	has(t, "the table", stdout, "fails", "Remove the advice on a return to a", "arn:aws:test:us-east-1:123456789012:thing/<b>\ufffd[2J", "account 123456789012: 1 hold, 1 fail")
	has(t, "the progress", stderr, "fails   2. Names", "holds   9. account:ListRegions")
	for name, text := range map[string]string{"table": stdout, "page": read(t, page), "report": read(t, report)} {
		if strings.Contains(text, testAccount) || strings.Contains(text, "\x1b") {
			t.Errorf("the %s has the account id or an escape sequence:\n%s", name, text)
		}
	}
	has(t, "the page", read(t, page), "thing/&lt;b&gt;", "1 hold, 1 fail")
	var got struct {
		Counts  map[string]int
		Beliefs []struct {
			Number          int
			Verdict, Remedy string
		}
	}
	if err := json.Unmarshal([]byte(read(t, report)), &got); err != nil {
		t.Fatal(err)
	}
	if got.Counts["fails"] != 1 || len(got.Beliefs) != 2 || got.Beliefs[0].Verdict != "fails" || got.Beliefs[0].Remedy == "" {
		t.Errorf("%+v", got)
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A resource that cannot be removed is exit status 2, whatever the beliefs.
func TestSomethingIsLeftBehind(t *testing.T) {
	w := &world{sticky: true}
	exit, stdout, stderr := prove(t, w.tool(proof.Holds), "", "--yes")
	if exit != 2 {
		t.Errorf("exit status %d", exit)
	}
	has(t, "the table", stdout, "remove thing", "bedrock-prove-2-")
	has(t, "the error", stderr, "something was left behind; the next run with --yes removes it")
}

func TestWhatAKilledRunLeft(t *testing.T) {
	w := &world{things: []string{"bedrock-prove-2-old"}}
	for _, only := range []string{"2", "9"} { // a check that only reads needs no yes, and is none for a removal
		exit, _, stderr := prove(t, w.tool(proof.Holds), "", "--only", only)
		has(t, "the note", stderr, "a former run left these behind; a run with --yes, or a yes below, removes them:\n  thing bedrock-prove-2-old in us-east-1")
		if exit != 0 || len(w.things) != 1 {
			t.Errorf("exit status %d, %s", exit, w.things)
		}
	}
	exit, _, stderr := prove(t, w.tool(proof.Holds), "", "--yes", "--only", "9")
	has(t, "the note", stderr, "removing what a former run left behind:\n  thing bedrock-prove-2-old in us-east-1")
	if exit != 0 || len(w.things) > 0 {
		t.Errorf("exit status %d, %s", exit, w.things)
	}
}

// A report that is posted has no account id, also not that of another account, and no name of a user.
func TestRedact(t *testing.T) {
	for given, want := range map[string]string{
		"User: arn:aws:sts::444455556666:assumed-role/AWSReservedSSO_Admin_1a/alice@example.com is not authorized": "User: arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Admin_1a/<name> is not authorized",
		"User: arn:aws:iam::444455556666:user/team/alice is not authorized":                                        "User: arn:aws:iam::123456789012:user/<name> is not authorized",
		"arn:aws:sts::444455556666:assumed-role/bedrock-prove-5-a/prove":                                           "arn:aws:sts::123456789012:assumed-role/bedrock-prove-5-a/prove",
		"the status of trail arn:aws:cloudtrail:us-east-1:999988887777:trail/org":                                  "the status of trail arn:aws:cloudtrail:us-east-1:123456789012:trail/org",
		"s3://bedrock-logs-444455556666-us-east-1/AWSLogs/444455556666/x":                                          "s3://bedrock-logs-123456789012-us-east-1/AWSLogs/123456789012/x",
		"20261128190000 and 0.536870912 USD":                                                                       "20261128190000 and 0.536870912 USD",
	} {
		if got := redact(given); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// What is printed beside the report is posted with it.
func TestNothingPrintedHasTheAccount(t *testing.T) {
	w := &world{things: []string{"bedrock-prove-2-" + testAccount}}
	_, stdout, stderr := prove(t, w.tool(proof.Holds), "y\n", "--redact")
	if strings.Contains(stdout+stderr, testAccount) {
		t.Errorf("the account id is printed:\n%s%s", stdout, stderr)
	}
	w = &world{things: []string{"x"}, sticky: true}
	_, stdout, stderr = prove(t, w.tool(proof.Fails), "", "--redact", "--yes")
	if strings.Contains(stdout+stderr, testAccount) || !strings.Contains(stderr, "denied in 123456789012") {
		t.Errorf("%s%s", stdout, stderr)
	}
}

// What is left behind is not hidden by a belief that fails.
func TestLeftBehindBesideAFailure(t *testing.T) {
	w := &world{}
	to := w.tool(proof.Fails)
	run := to.checks[0].Run
	to.checks[0].Run = func(ctx context.Context, r *proof.Run) (proof.Result, error) {
		w.sticky = true
		return run(ctx, r)
	}
	if exit, _, stderr := prove(t, to, "", "--yes"); exit != 2 || !strings.Contains(stderr, "denied in "+testAccount) {
		t.Errorf("exit status %d: %s", exit, stderr)
	}
}

func TestMistakesInFlags(t *testing.T) {
	for want, args := range map[string][]string{
		"prove: --only: no belief has number 1, 50; allowed: 2, 9\n":                                   {"--only", "1,2,50"},
		`prove: invalid argument "-1" for "--budget" flag: allowed: an amount such as 1.00` + "\n":     {"--budget", "-1"},
		`prove: if any flags in the group [list dry-run continue] are set none of the others can be; `: {"--list", "--dry-run"},
	} {
		if exit, _, stderr := prove(t, (&world{}).tool(proof.Holds), "", args...); exit != 2 || !strings.HasPrefix(stderr, want) {
			t.Errorf("%s: exit status %d, %q, want %q", args, exit, stderr, want)
		}
	}
}

// --continue runs the checks that wait, and no other.
func TestContinue(t *testing.T) {
	w := &world{}
	exit, stdout, _ := prove(t, w.tool(proof.Waiting), "", "--continue")
	if want := "account " + testAccount + ": no check waits for a result\n"; exit != 0 || stdout != want {
		t.Errorf("exit status %d, %q, want %q", exit, stdout, want)
	}
	exit, stdout, _ = prove(t, w.tool(proof.Waiting), "", "--yes")
	has(t, "the table", stdout, "waiting", "go run ./cmd/prove", "1 wait for a result (--continue)")
	if exit != 0 {
		t.Errorf("exit status %d", exit)
	}
}
