package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Every part of a run is wired, and names its failure in an account that refuses everything.
func TestEveryPartIsWired(t *testing.T) {
	var called []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		called = append(called, r.Header.Get("X-Amz-Target"))
		w.Header().Set("X-Amzn-Errortype", "AccessDeniedException")
		http.Error(w, `{"message":"no"}`, http.StatusForbidden)
	}))
	defer server.Close()
	cfg := aws.Config{Region: "us-east-1", BaseEndpoint: &server.URL, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", "")}
	handle := wired(cfg, "123456789012", catalog.Catalog{Account: catalog.Account{HomeRegion: "us-east-1"}, Regions: []catalog.Region{{Name: "us-east-1"}}})
	_, err := handle(t.Context(), scheduled(monday))
	if err == nil || !strings.Contains(err.Error(), "create the table of the roll-up: AccessDeniedException: no; allow it (docs/permissions.md)") ||
		!strings.Contains(err.Error(), "publish metrics of BedrockBootstrap") {
		t.Errorf("error %v", err)
	}
	if all := strings.Join(called, " "); !strings.HasPrefix(all, "AmazonAthena.StartQueryExecution") {
		t.Errorf("called %s", all)
	}

	// failing: whoever may invoke the function may forge a request.
	called = nil
	if _, err := handle(t.Context(), json.RawMessage(`{"RequestType":"Create","ResponseURL":"https://example.com/"}`)); err == nil || len(called) > 0 {
		t.Errorf("error %v, called %q", err, called)
	}
}
