package requestmetadata

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/smithy-go"
)

const parameter = "/bedrock-bootstrap/profiles/assistant/sonnet"

// parameters is a fake of the SSM of a Region.
type parameters struct {
	arn   atomic.Value
	err   error
	reads atomic.Int32
	// wait blocks every read until it is closed. Zero: reads do not wait.
	wait chan struct{}
}

func (p *parameters) read(_ context.Context, name string) (string, error) {
	p.reads.Add(1)
	if p.wait != nil {
		<-p.wait
	}
	if p.err != nil {
		return "", p.err
	}
	if name != parameter {
		return "", &smithy.GenericAPIError{Code: "ParameterNotFound"}
	}
	return p.arn.Load().(string), nil
}

func newProfiles(arn string) (*Profiles, *parameters) {
	p := &parameters{}
	p.arn.Store(arn)
	return &Profiles{Region: "us-east-1", Parameter: p.read}, p
}

func mustFind(t *testing.T, p *Profiles, want string) {
	t.Helper()
	if got, err := p.ARN(t.Context(), "assistant", "sonnet"); err != nil || got != want {
		t.Errorf("found %q, %v, want %q", got, err, want)
	}
}

func TestConcurrentFirstUsersReadOnce(t *testing.T) {
	profiles, ssm := newProfiles("arn:1")
	ssm.wait = make(chan struct{})
	impatient, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := profiles.ARN(impatient, "assistant", "sonnet"); !errors.Is(err, context.Canceled) {
		t.Errorf("a caller that gave up got %v", err)
	}
	var users sync.WaitGroup
	for range 20 {
		users.Add(1)
		go func() { defer users.Done(); mustFind(t, profiles, "arn:1") }()
	}
	time.Sleep(20 * time.Millisecond)
	close(ssm.wait)
	users.Wait()
	mustFind(t, profiles, "arn:1")
	if n := ssm.reads.Load(); n != 1 {
		t.Errorf("read %d times, want once", n)
	}
}

func TestAModelThatIsNotListedIsNamed(t *testing.T) {
	profiles, _ := newProfiles("arn:1")
	_, err := profiles.ARN(t.Context(), "assistant", "opus")
	var missing *NotListed
	if !errors.As(err, &missing) || missing.Region != "us-east-1" {
		t.Fatalf("%v, want *NotListed", err)
	}
	for _, part := range []string{`"assistant"`, `"opus"`, "us-east-1", "/bedrock-bootstrap/profiles/assistant/opus", "products.go", "regions.go"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q does not name %s", err, part)
		}
	}
}

// age makes the cached ARN older than maxAge.
func age(p *Profiles) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	known := p.found[parameter]
	known.at = known.at.Add(-2 * maxAge)
	p.found[parameter] = known
}

func TestAnOldARNIsReadAgainAndKeptWhileItCannotBe(t *testing.T) {
	profiles, ssm := newProfiles("arn:1")
	mustFind(t, profiles, "arn:1")
	ssm.arn.Store("arn:2")
	mustFind(t, profiles, "arn:1")
	age(profiles)
	ssm.err = errors.New("SSM is away")
	mustFind(t, profiles, "arn:1")
	ssm.err = nil
	mustFind(t, profiles, "arn:2")
	other, away := newProfiles("arn:1")
	away.err = errors.New("SSM is away")
	if _, err := other.ARN(t.Context(), "assistant", "sonnet"); !errors.Is(err, away.err) || !strings.Contains(err.Error(), "us-east-1") {
		t.Errorf("an unknown ARN: %v, want why, with the Region", err)
	}
}

func TestARefusedARNIsReadAgainOnce(t *testing.T) {
	profiles, ssm := newProfiles("arn:1")
	mustFind(t, profiles, "arn:1")
	code := "ResourceNotFoundException"
	fake := &fakeBedrock{answer: func(r *http.Request) *http.Response {
		if strings.Contains(r.URL.Path, "arn:1") {
			return refuse(http.StatusBadRequest, code)
		}
		return respond(http.StatusOK, "application/json", []byte("{}"))
	}}
	client := fake.client(mustStamp(t, Config{}).Apply, profiles.Apply)
	call := func(model string) error {
		input := &bedrockruntime.ConverseInput{ModelId: aws.String(model), RequestMetadata: map[string]string{"feature": "chat"}}
		_, err := client.Converse(t.Context(), input)
		if *input.ModelId != model || len(input.RequestMetadata) != 1 {
			t.Error("the caller's input was written to")
		}
		return err
	}
	for range 3 { // the parameter holds the same: read once more, not for every call
		if err := call("arn:1"); err == nil {
			t.Fatal("a refused call passes")
		}
	}
	if reads, calls := ssm.reads.Load(), len(fake.received); reads != 2 || calls != 3 {
		t.Errorf("%d reads and %d requests, want 2 and 3", reads, calls)
	}
	age(profiles)
	mustFind(t, profiles, "arn:1")
	ssm.arn.Store("arn:2")
	for range 2 { // the second time the new one is known
		if err := call("arn:1"); err != nil {
			t.Errorf("the parameter holds another ARN, and the call fails: %v", err)
		}
	}
	mustFind(t, profiles, "arn:2")
	for i, stamps := range fake.received {
		if len(stamps) != 4 {
			t.Errorf("request %d to %s was stamped with %v", i, fake.models[i], stamps)
		}
	}
	before := ssm.reads.Load()
	code = "ThrottlingException"
	if err := call("arn:1"); err == nil {
		t.Error("a throttled call is repeated")
	}
	code = "AccessDeniedException"
	if err := call("arn:foreign"); err != nil {
		t.Error(err)
	}
	if ssm.reads.Load() != before {
		t.Error("read again without need")
	}
}
