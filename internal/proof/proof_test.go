package proof

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	"github.com/aws/aws-sdk-go-v2/service/ssm/types"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awstest"
)

// parameters is an account with SSM parameters. deny is the number of calls that it denies first.
type parameters struct {
	names []string
	deny  int
	calls []string
}

func (p *parameters) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	_, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
	body, _ := io.ReadAll(r.Body)
	w.Header().Set("X-Amzn-Requestid", fmt.Sprintf("request-%d", len(p.calls)+1))
	switch {
	case r.URL.Path == "/listRegions":
		_, _ = io.WriteString(w, `{"Regions":[{"RegionName":"us-east-1"},{"RegionName":"eu-north-1"},{"RegionName":"us-gov-west-1"}]}`)
		return
	case p.deny > 0:
		p.deny--
		w.WriteHeader(http.StatusBadRequest)
		_, _ = io.WriteString(w, `{"__type":"AccessDeniedException","message":"not yet"}`)
		return
	}
	p.calls = append(p.calls, operation+" "+string(body))
	name := strings.Split(string(body), `"`)
	switch operation {
	case "PutParameter":
		p.names = append(p.names, name[3])
	case "DeleteParameter":
		p.names = slices.DeleteFunc(p.names, func(n string) bool { return n == name[3] })
	}
	_, _ = io.WriteString(w, "{}")
}

// parameterKind are the parameters of the account of the test.
func parameterKind(p *parameters) *Kind {
	return &Kind{
		Name:  "parameter",
		Calls: []Call{{API: "ssm:DeleteParameter", On: "parameter"}},
		Find: func(_ context.Context, cfg aws.Config, _ string) ([]string, error) {
			if cfg.Region != "us-east-1" {
				return nil, nil
			}
			return slices.Clone(p.names), nil
		},
		Remove: func(ctx context.Context, cfg aws.Config, id string) error {
			_, err := ssm.NewFromConfig(cfg).DeleteParameter(ctx, &ssm.DeleteParameterInput{Name: &id})
			return err
		},
	}
}

// testAccount returns an account with two enabled Regions that knows p.
func testAccount(t *testing.T, p *parameters) *Account {
	t.Helper()
	awstest.Serve(t, p)
	cfg, err := config.LoadDefaultConfig(t.Context(), config.WithRegion("us-east-1"), config.WithRetryMaxAttempts(1))
	if err != nil {
		t.Fatal(err)
	}
	a, err := Connect(t.Context(), cfg, "111122223333", catalog.Catalog{Account: catalog.Account{HomeRegion: "us-east-1"}, Regions: []catalog.Region{{Name: "us-east-1"}}})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func testRunner(t *testing.T, a *Account) *Runner {
	t.Helper()
	s, err := ReadState(filepath.Join(t.TempDir(), "state.json"), a.ID)
	if err != nil {
		t.Fatal(err)
	}
	return &Runner{Account: a, State: s, Budget: decimal.NewFromInt(1), Patience: 400 * time.Millisecond}
}

// creating creates a parameter with the run's name, and then does more.
func creating(kind *Kind, more func(context.Context, *Run) (Result, error)) Check {
	return Check{
		Belief:  7,
		Calls:   append([]Call{{API: "ssm:PutParameter", On: "parameter"}, {API: "ssm:AddTagsToResource", On: "parameter", By: ByService}}, kind.Calls...),
		Creates: []string{"a parameter"},
		Run: func(ctx context.Context, r *Run) (Result, error) {
			r.Created(kind, r.Home(), r.Name())
			_, err := ssm.NewFromConfig(r.Config(r.Home())).PutParameter(ctx, &ssm.PutParameterInput{Name: aws.String(r.Name()), Value: aws.String("x")})
			if err != nil {
				return Result{}, err
			}
			return more(ctx, r)
		},
	}
}

func TestEnabledRegionsAreCommercialOnes(t *testing.T) {
	a := testAccount(t, &parameters{})
	if want := []string{"eu-north-1", "us-east-1"}; !slices.Equal(a.Enabled, want) {
		t.Errorf("got %s, want %s", a.Enabled, want)
	}
	if a.Unlisted() != "eu-north-1" {
		t.Errorf("unlisted: %s", a.Unlisted())
	}
}

// What a check creates is removed whatever happens after it, and its calls are on record.
func TestEverythingCreatedIsRemoved(t *testing.T) {
	for name, c := range map[string]struct {
		more func(context.Context, *Run) (Result, error)
		want Result
	}{
		"holds":  {func(context.Context, *Run) (Result, error) { return Held("seen") }, Result{Holds, "seen"}},
		"fails":  {func(context.Context, *Run) (Result, error) { return Failed("seen") }, Result{Fails, "seen"}},
		"error":  {func(context.Context, *Run) (Result, error) { return Result{}, errors.New("no answer") }, Result{Unclear, "no answer"}},
		"panics": {func(context.Context, *Run) (Result, error) { panic("index") }, Result{Unclear, "the check has a defect: index"}},
		"undeclared call": {func(ctx context.Context, r *Run) (Result, error) {
			_, err := ssm.NewFromConfig(r.Config("us-east-1")).GetParameter(ctx, &ssm.GetParameterInput{Name: aws.String("x")})
			return Result{}, err
		}, Result{Unclear, "the check has a defect: operation error SSM: GetParameter, ssm:GetParameter: the check does not declare the call"}},
		"call on another resource": {func(ctx context.Context, r *Run) (Result, error) {
			_, err := ssm.NewFromConfig(r.Config("us-east-1")).DeleteParameter(ctx, &ssm.DeleteParameterInput{Name: aws.String("/bedrock-bootstrap/x")})
			return Result{}, err
		}, Result{Unclear, `the check has a defect: operation error SSM: DeleteParameter, ssm:DeleteParameter on "/bedrock-bootstrap/x": ` +
			"the resource's name does not begin with bedrock-prove-"}},
		"call of a service": {func(ctx context.Context, r *Run) (Result, error) {
			_, err := ssm.NewFromConfig(r.Config("us-east-1")).AddTagsToResource(ctx, &ssm.AddTagsToResourceInput{
				ResourceId: aws.String(r.Name()), ResourceType: "Parameter", Tags: []types.Tag{},
			})
			return Result{}, err
		}, Result{Unclear, "the check has a defect: operation error SSM: AddTagsToResource, ssm:AddTagsToResource: the check does not declare the call"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := &parameters{}
			outcomes, err := testRunner(t, testAccount(t, p)).Run(t.Context(), []Check{creating(parameterKind(p), c.more)})
			if err != nil {
				t.Fatal(err)
			}
			o := outcomes[0]
			if o.Result != c.want || o.Left != nil {
				t.Errorf("got %v, %v, want %v", o.Result, o.Left, c.want)
			}
			if len(p.names) > 0 {
				t.Errorf("%s were left", p.names)
			}
			want := []Request{{"ssm:PutParameter", "us-east-1", "request-1", ""}, {"ssm:DeleteParameter", "us-east-1", "request-2", ""}}
			if !slices.Equal(o.Requests, want) {
				t.Errorf("calls: %v, want %v", o.Requests, want)
			}
		})
	}
}

// Ctrl-C ends the check under way, which is cleaned up, and begins no other.
func TestAnInterruptedCheckIsCleanedUp(t *testing.T) {
	p := &parameters{}
	ctx, interrupt := context.WithCancel(t.Context())
	c := creating(parameterKind(p), func(ctx context.Context, _ *Run) (Result, error) {
		interrupt()
		return Result{}, ctx.Err()
	})
	outcomes, err := testRunner(t, testAccount(t, p)).Run(ctx, []Check{c, c})
	if !errors.Is(err, context.Canceled) || len(outcomes) != 1 || outcomes[0].Result != (Result{Unclear, "interrupted"}) {
		t.Errorf("%v, %v", outcomes, err)
	}
	if len(p.names) > 0 {
		t.Errorf("%s were left", p.names)
	}
}

func TestARemovalThatFailsIsReported(t *testing.T) {
	p := &parameters{}
	kind := parameterKind(p)
	kind.Remove = func(context.Context, aws.Config, string) error { return errors.New("denied") }
	outcomes, err := testRunner(t, testAccount(t, p)).Run(t.Context(), []Check{creating(kind, func(context.Context, *Run) (Result, error) { return Held("") })})
	if err != nil {
		t.Fatal(err)
	}
	if want := "remove parameter " + p.names[0] + " in us-east-1: denied"; fmt.Sprint(outcomes[0].Left) != want {
		t.Errorf("got %v, want %s", outcomes[0].Left, want)
	}
}

// A killed process leaves its resources to the sweep of the next run.
func TestTheSweepRemovesWhatIsLeft(t *testing.T) {
	p := &parameters{names: []string{Prefix + "7-aaaa", Prefix + "7-bbbb"}}
	s := NewSweep(testAccount(t, p), []*Kind{parameterKind(p)})
	left, err := s.Left(t.Context())
	if want := []string{"parameter bedrock-prove-7-aaaa in us-east-1", "parameter bedrock-prove-7-bbbb in us-east-1"}; err != nil || !slices.Equal(left, want) {
		t.Fatalf("got %s, %v, want %s", left, err, want)
	}
	if err := s.Remove(t.Context()); err != nil || len(p.names) > 0 {
		t.Errorf("%v, %s are left", err, p.names)
	}
}

func TestNothingRunsUnconfirmedOrAboveTheBudget(t *testing.T) {
	p := &parameters{}
	r := testRunner(t, testAccount(t, p))
	r.Budget = decimal.RequireFromString("0.30")
	spending := func(most, spent string) Check {
		return Check{Spends: decimal.RequireFromString(most), Run: func(_ context.Context, run *Run) (Result, error) {
			run.Spent(decimal.RequireFromString(spent))
			return Held("")
		}}
	}
	outcomes, err := r.Run(t.Context(), []Check{spending("0.20", "0.15"), spending("0.20", "0.20"), spending("0.15", "0.15")})
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprintf("%s %s %s", outcomes[0].Verdict, outcomes[1].Verdict, outcomes[2].Verdict); got != "holds unclear holds" {
		t.Errorf("verdicts: %s", got)
	}
	if want := "not run: it may spend 0.2 USD, and 0.15 of the budget of 0.3 USD are spent; raise --budget"; outcomes[1].Seen != want {
		t.Errorf("got %q, want %q", outcomes[1].Seen, want)
	}
	if !r.Spent().Equal(decimal.RequireFromString("0.30")) {
		t.Errorf("spent %s", r.Spent())
	}
	r.ReadOnly = true
	outcomes, err = r.Run(t.Context(), []Check{creating(parameterKind(p), nil)})
	if err != nil || outcomes[0].Verdict != Unclear || len(p.calls) > 0 {
		t.Errorf("%v, %v, calls %s", outcomes, err, p.calls)
	}
}

// A check that waits runs again with its memory, from the file, and is forgotten when it has a verdict.
func TestAWaitingCheckContinues(t *testing.T) {
	a := testAccount(t, &parameters{})
	r := testRunner(t, a)
	c := Check{Belief: 12, Run: func(_ context.Context, run *Run) (Result, error) {
		switch run.Memory["calls"] {
		case "":
			run.Memory["calls"] = "1"
			return Later("a call was made")
		case "1":
			run.Memory["calls"] = "2"
			return NotShown("denied")
		default:
			return Held("after %s", run.Memory["calls"])
		}
	}}
	for _, want := range []Verdict{Waiting, Unclear} {
		outcomes, err := r.Run(t.Context(), []Check{c})
		if err != nil || outcomes[0].Verdict != want {
			t.Fatalf("%v, %v, want %s", outcomes, err, want)
		}
		if r.State, err = ReadState(r.State.file, a.ID); err != nil || r.State.Waiting[12].Memory["calls"] != "1" {
			t.Fatalf("%v, %v", r.State, err)
		}
	}
	if _, err := ReadState(r.State.file, "999988887777"); err == nil || !strings.Contains(err.Error(), "give another --state") {
		t.Errorf("another account: %v", err)
	}
	r.State.Waiting[12].Memory["calls"] = "2"
	if outcomes, err := r.Run(t.Context(), []Check{c}); err != nil || outcomes[0].Result != (Result{Holds, "after 2"}) {
		t.Errorf("%v, %v", outcomes, err)
	}
	if s, err := ReadState(r.State.file, a.ID); err != nil || len(s.Waiting) > 0 {
		t.Errorf("%v, %v", s, err)
	}
}

// The denial of a new role's call is repeated, and another error is not.
func TestPropagated(t *testing.T) {
	for denials, want := range map[int]bool{2: true, 1000: false} {
		p := &parameters{deny: denials}
		c := Check{Calls: []Call{{API: "ssm:PutParameter", On: ""}}, Run: func(ctx context.Context, r *Run) (Result, error) {
			err := r.Propagated(ctx, func() error {
				_, err := ssm.NewFromConfig(r.Config(r.Home())).PutParameter(ctx, &ssm.PutParameterInput{Name: aws.String(r.Name()), Value: aws.String("x")})
				return err
			})
			if err != nil {
				return Result{}, err
			}
			return Held("")
		}}
		outcomes, err := testRunner(t, testAccount(t, p)).Run(t.Context(), []Check{c})
		if err != nil || (outcomes[0].Verdict == Holds) != want {
			t.Errorf("%d denials: %v, %v", denials, outcomes, err)
		}
		if !want && outcomes[0].Seen != "AccessDeniedException: not yet" {
			t.Errorf("got %q", outcomes[0].Seen)
		}
	}
	calls := 0
	r := &Run{patience: time.Minute}
	if err := r.Propagated(t.Context(), func() error { calls++; return errors.New("no answer") }); err == nil || calls != 1 {
		t.Errorf("%v after %d calls", err, calls)
	}
}

// A check of several queries ends before it may exceed its own bound.
func TestAffords(t *testing.T) {
	r := &Run{check: Check{Spends: decimal.RequireFromString("0.6")}}
	if err := r.Affords(decimal.RequireFromString("0.6")); err != nil {
		t.Error(err)
	}
	r.Spent(decimal.RequireFromString("0.1"))
	if err := r.Affords(decimal.RequireFromString("0.6")); err == nil || err.Error() != "the next step may spend 0.6 USD, and 0.1 of the 0.6 USD of the check are spent" {
		t.Error(err)
	}
}
