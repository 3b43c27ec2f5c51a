package profiles

import (
	"crypto/md5"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awstest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore"
)

// wire answers over HTTP for Amazon Bedrock and S3, as AWS does: the signature of a request names its service and Region.
type wire struct {
	t       *testing.T
	lock    sync.Mutex
	objects map[string]string
	puts    []string
}

func (a *wire) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a.lock.Lock()
	defer a.lock.Unlock()
	region, service, signed := awstest.Scope(a.t, r)
	if !signed {
		return
	}
	body, _ := io.ReadAll(r.Body)
	call := r.Method + " " + r.URL.Path
	switch {
	case service == "bedrock" && call == "GET /inference-profiles":
		a.inferenceProfiles(w, region, r.URL.Query())
	case service == "bedrock" && call == "POST /listTagsForResource":
		if string(body) != `{"resourceARN":"arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/p1onboarding"}` {
			w.Header().Set("X-Amzn-Errortype", "AccessDeniedException")
			http.Error(w, `{"message":"not yours"}`, http.StatusForbidden)
			return
		}
		_, _ = io.WriteString(w, `{"tags":[{"key":"acme:product","value":"onboarding-assistant"},{"key":"acme:model","value":"opus"}]}`)
	case service == "s3" && r.Method == http.MethodGet && r.URL.Query().Get("list-type") == "2":
		keys := ""
		for key := range a.objects {
			if strings.HasPrefix(key, r.URL.Query().Get("prefix")) {
				keys += fmt.Sprintf("<Contents><Key>%s</Key><ETag>&quot;%x&quot;</ETag></Contents>", key, md5.Sum([]byte(a.objects[key])))
			}
		}
		_, _ = io.WriteString(w, "<ListBucketResult>"+keys+"</ListBucketResult>")
	case service == "s3" && r.Method == http.MethodGet:
		_, _ = io.WriteString(w, a.objects[key(r.URL.Path)])
	case service == "s3" && r.Method == http.MethodPut:
		a.objects[key(r.URL.Path)] = string(body)
		a.puts = append(a.puts, key(r.URL.Path))
	default:
		a.t.Errorf("unexpected call of %s in %s: %s", service, region, call)
		w.WriteHeader(http.StatusNotImplemented)
	}
}

// inferenceProfiles answers two pages: a profile over a Global one as AWS answers them, and a profile that has nothing.
func (a *wire) inferenceProfiles(w http.ResponseWriter, region string, query url.Values) {
	if region != "eu-west-1" || query.Get("type") != "APPLICATION" || query.Get("maxResults") != "1000" {
		a.t.Errorf("inference profiles of %s listed with %v", region, query)
	}
	if query.Get("nextToken") == "" {
		_, _ = io.WriteString(w, `{"inferenceProfileSummaries":[{"inferenceProfileName":"onboarding-assistant-opus-1f6a2b3c",
			"createdAt":"2026-11-20T08:58:00.978628Z","updatedAt":"2026-11-21T08:58:00.978628Z","status":"ACTIVE","type":"APPLICATION",
			"inferenceProfileArn":"arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/p1onboarding","inferenceProfileId":"p1onboarding",
			"models":[{"modelArn":"arn:aws:bedrock:::foundation-model/anthropic.claude-opus-4-5-20251101-v1:0"},
			{"modelArn":"arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-opus-4-5-20251101-v1:0"}]}],"nextToken":"more"}`)
		return
	}
	_, _ = io.WriteString(w, `{"inferenceProfileSummaries":[{"inferenceProfileArn":"arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/bare"}]}`)
}

// key returns an object's key: the path without the bucket.
func key(path string) string {
	return strings.TrimPrefix(path, "/bedrock-bootstrap-ledger-123456789012-us-east-1-an/")
}

// TestProfilesOnTheWire runs the update of the profiles with real SDK clients over HTTP.
func TestProfilesOnTheWire(t *testing.T) {
	api := &wire{t: t, objects: map[string]string{}}
	server := httptest.NewServer(api)
	defer server.Close()
	cfg := aws.Config{Region: "us-east-1", BaseEndpoint: &server.URL, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", "")}
	lists := catalog.Catalog{Account: catalog.Account{HomeRegion: "us-east-1", TagPrefix: "acme:"}}
	ledger := objectstore.New(cfg, testAccount, "us-east-1")
	for n, want := range []int{2, 0} {
		count, err := New(cfg, testAccount, lists).Update(t.Context(), ledger, []string{"eu-west-1"})
		if err == nil || err.Error() != "read the tags of 1 of 2 inference profiles of eu-west-1 (bedrock:ListTagsForResource): AccessDeniedException: not yours" {
			t.Errorf("error %v", err)
		}
		if count != (Count{Seen: 2, Written: want}) {
			t.Errorf("run %d: %+v", n, count)
		}
	}
	want := `{"profile_id":"p1onboarding","account_id":"123456789012","region":"eu-west-1","name":"onboarding-assistant-opus-1f6a2b3c","arn":"arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/p1onboarding","model":"anthropic.claude-opus-4-5-20251101-v1:0","routing":"global","product":"onboarding-assistant","model_name":"opus","status":"ACTIVE","created_at":"2026-11-20T08:58:00Z","superseded":false}` + "\n"
	if got := api.objects["profiles/eu-west-1/p1onboarding.json"]; got != want || len(api.objects) != 2 || len(api.puts) != 2 {
		t.Errorf("put %v, the profile is\n%s", api.puts, got)
	}
}
