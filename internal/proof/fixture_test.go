package proof

import (
	"context"
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
