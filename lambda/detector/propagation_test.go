package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-lambda-go/cfn"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/roletags"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda/customresource"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// endpoints stands for all services of an account behind real SDK clients, without a network, so that its time can be synctest's.
type endpoints struct {
	// denies returns the message of a denial; empty where the call is allowed.
	denies func(region, host, path string, since time.Duration) string
	start  time.Time
	mutex  sync.Mutex
	// calls counts the requests of each host and path.
	calls map[string]int
}

func (e *endpoints) Do(r *http.Request) (*http.Response, error) {
	select {
	case <-time.After(200 * time.Millisecond):
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
	call := r.Method + " " + r.URL.Host + r.URL.Path
	e.mutex.Lock()
	e.calls[call]++
	e.mutex.Unlock()
	_, scope, _ := strings.Cut(r.Header.Get("Authorization"), "Credential=AKIDEXAMPLE/")
	region := strings.Split(scope+"//", "/")[1]
	inXML := strings.Contains(r.URL.Host, ".s3.")
	answer := func(status int, body string) (*http.Response, error) {
		return &http.Response{StatusCode: status, Header: http.Header{"X-Amzn-Errortype": {"AccessDeniedException"}}, Body: io.NopCloser(strings.NewReader(body))}, nil
	}
	if message := e.denies(region, r.URL.Host, r.URL.Path, time.Since(e.start)); message != "" {
		if inXML {
			return answer(http.StatusForbidden, "<Error><Code>AccessDenied</Code><Message>"+message+"</Message></Error>")
		}
		return answer(http.StatusForbidden, fmt.Sprintf(`{"__type":"AccessDeniedException","message":%q}`, message))
	}
	switch {
	case r.URL.Path == "/listRegions":
		return answer(http.StatusOK, `{"Regions":[{"RegionName":"us-east-1","RegionOptStatus":"ENABLED_BY_DEFAULT"},{"RegionName":"eu-west-1","RegionOptStatus":"ENABLED_BY_DEFAULT"},{"RegionName":"ap-east-1","RegionOptStatus":"ENABLED"}]}`)
	case r.URL.Path == "/logging/modelinvocations":
		return answer(http.StatusOK, fmt.Sprintf(`{"loggingConfig":{"s3Config":{"bucketName":%q}}}`, catalog.LogBucket("123456789012", region)))
	case inXML && r.Method == http.MethodGet:
		return answer(http.StatusOK, "<ListBucketResult></ListBucketResult>")
	default:
		return answer(http.StatusOK, "{}")
	}
}

// runs carries out one event as main does, within the time that an event has, and returns the attributes of the resource.
func (e *endpoints) runs(t *testing.T, event string) (data map[string]any, took time.Duration, err error) {
	t.Helper()
	rates, err := ledger.Rates()
	if err != nil {
		t.Fatal(err)
	}
	e.start, e.calls = time.Now(), map[string]int{}
	cfg, err := customresource.ClientConfig(aws.Config{Region: "us-east-1", HTTPClient: e, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", "")}, json.RawMessage(event))
	if err != nil {
		t.Fatal(err)
	}
	lists := catalog.Catalog{Account: catalog.Account{HomeRegion: "us-east-1"}, Regions: []catalog.Region{{Name: "us-east-1"}, {Name: "eu-west-1"}}}
	h := newHandler(cfg, "123456789012", lists, rates, deadlineFor(json.RawMessage(event)))
	ctx, cancel := context.WithTimeout(t.Context(), catalog.DetectorTimeout-15*time.Second) // without the time for the answer
	defer cancel()
	if !customresource.IsRequest(json.RawMessage(event)) {
		_, err = withRoles(h.handle, roletags.New(cfg, lists).Check)(ctx, json.RawMessage(event))
		return nil, time.Since(e.start), err
	}
	var request cfn.Event
	if err := json.Unmarshal([]byte(event), &request); err != nil {
		t.Fatal(err)
	}
	data, err = h.deployed(ctx, request)
	if ctx.Err() != nil {
		t.Error("ran out of time")
	}
	return data, time.Since(e.start), err
}

const (
	createRequest = `{"RequestType":"Create","ResourceProperties":{"CatalogHash":"0f3a"},` +
		`"ResponseURL":"https://cloudformation-custom-resource-response-useast1.s3.amazonaws.com/stack?X-Amz-Signature=secret"}`
	notYet     = "User is not authorized to perform this because no identity-based policy allows the action"
	explicitly = "User is not authorized to perform this with an explicit deny in a service control policy"
)

// TestNewRole holds that a deployment whose role is denied everything for half a minute succeeds.
func TestNewRole(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := &endpoints{denies: func(_, _, _ string, since time.Duration) string {
			if since < 30*time.Second {
				return notYet
			}
			return ""
		}}
		data, took, err := e.runs(t, createRequest)
		if err != nil || data["Logging"] != "3" || data["Unreadable"] != "0" {
			t.Errorf("error %v, data %v", err, data)
		}
		if took > 50*time.Second {
			t.Errorf("took %s", took)
		}
	})
}

// TestDeniedRegions holds what a Region that is denied costs a deployment: nothing where a service control policy denies it in words, and
// otherwise one minute for all Regions together. A listed one fails the deployment with its denial.
func TestDeniedRegions(t *testing.T) {
	for _, c := range []struct {
		name, region, message string
		least, most           time.Duration
		says                  string
	}{
		{"unlisted, by a service control policy", "ap-east-1", explicitly, 0, 10 * time.Second, ""},
		{"unlisted", "ap-east-1", notYet, 50 * time.Second, 75 * time.Second, ""},
		{"listed", "eu-west-1", notYet, 50 * time.Second, 75 * time.Second, "eu-west-1 is denied: allow bedrock:GetModelInvocationLoggingConfiguration in eu-west-1: AccessDeniedException: " + notYet + " (denied at each of 19 calls within 58s)"},
		{"all but home", "", notYet, 50 * time.Second, 75 * time.Second, "eu-west-1 is denied"},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				e := &endpoints{denies: func(region, _, _ string, _ time.Duration) string {
					if region == c.region || c.region == "" && region != "us-east-1" {
						return c.message
					}
					return ""
				}}
				_, took, err := e.runs(t, createRequest)
				if took < c.least || took > c.most {
					t.Errorf("took %s", took)
				}
				if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
					t.Errorf("error %v, want %q", err, c.says)
				}
			})
		})
	}
}

// TestEverythingIsDenied holds that CloudFormation is answered in time with the denial of the listed Regions.
func TestEverythingIsDenied(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := &endpoints{denies: func(string, string, string, time.Duration) string { return notYet }}
		_, took, err := e.runs(t, createRequest)
		if err == nil || !strings.Contains(err.Error(), "eu-west-1 is denied") || took > 105*time.Second {
			t.Errorf("took %s, error %v", took, err)
		}
	})
}

// TestScheduleIsNotRepeated holds that a scheduled run makes each call once that is denied: its role is old.
func TestScheduleIsNotRepeated(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := &endpoints{denies: func(string, string, string, time.Duration) string { return notYet }}
		_, took, err := e.runs(t, scheduled)
		if err == nil || strings.Contains(err.Error(), "denied at each") || took > 10*time.Second {
			t.Errorf("took %s, error %v", took, err)
		}
		for call, n := range e.calls {
			if strings.HasSuffix(call, "/logging/modelinvocations") && n != 1 {
				t.Errorf("%s: %d calls", call, n)
			}
		}
		if len(e.calls) < 30 {
			t.Errorf("calls %v", e.calls)
		}
	})
}
