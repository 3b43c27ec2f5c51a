package main

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// refusing returns the function in an account that refuses everything.
func refusing(t *testing.T) func(context.Context, json.RawMessage) (string, error) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Amzn-Errortype", "AccessDeniedException")
		http.Error(w, `{"message":"no"}`, http.StatusForbidden)
	}))
	t.Cleanup(server.Close)
	cfg := aws.Config{Region: "us-east-1", BaseEndpoint: &server.URL, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", "")}
	handle, err := wired(cfg, "123456789012", catalog.Catalog{
		Account:      catalog.Account{HomeRegion: "us-east-1"},
		Regions:      []catalog.Region{{Name: "us-east-1"}},
		Environments: []catalog.Environment{{Name: "prod"}},
		Products: []catalog.Product{{Name: "search", Team: "core", Models: []catalog.Model{{Name: "nova", ID: "amazon.nova-lite-v1:0"}}, Services: []catalog.Service{
			{Name: "api", TrustedBy: catalog.EC2, ExistingRoles: []catalog.ExistingRole{{Environment: "prod", Name: "legacy"}}},
		}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return handle
}

const bucket = "s3://bedrock-bootstrap-ledger-123456789012-us-east-1-an/"

// Every part of a run is wired, and names its failure in an account that refuses everything.
func TestEveryPartIsWired(t *testing.T) {
	_, err := refusing(t)(t.Context(), json.RawMessage(scheduled))
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{
		"(account:ListRegions",
		"write " + bucket + "coverage/latest/findings.json",
		"write " + bucket + "coverage/history/",
		"publish metrics of BedrockBootstrap",
		"list " + bucket + "metered/",
		"read " + bucket + "coverage/alerts/alerts.json",
		"read " + bucket + "coverage/alerts/models.json",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not say %q:\n%v", want, err)
		}
	}
	if n := strings.Count(err.Error(), "publish metrics of BedrockBootstrap"); n != 2 {
		t.Errorf("%d metrics that could not be published, want those of the findings and of the roles", n)
	}
}

// A request with the ResponseURL of somebody else starts no run.
func TestForgedRequests(t *testing.T) {
	for _, kind := range []string{"Create", "Update", "Delete", "Whatever"} {
		event := `{"RequestType":"` + kind + `","ResponseURL":"https://evil.s3.amazonaws.com/?X-Amz-Signature=secret"}`
		_, err := refusing(t)(t.Context(), json.RawMessage(event))
		if err == nil || !strings.HasPrefix(err.Error(), "request refused: ") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: error %v", kind, err)
		}
	}
}

// The weekly event starts the weekly run and nothing of the hourly one.
func TestEveryPartOfTheWeeklyRunIsWired(t *testing.T) {
	_, err := refusing(t)(t.Context(), json.RawMessage(everyWeek))
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{
		"read " + bucket + "coverage/latest/findings.json",
		"read " + bucket + "coverage/alerts/prices.json",
		"read " + bucket + "coverage/alerts/unpriced.json",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not say %q:\n%v", want, err)
		}
	}
	if n := strings.Count(err.Error(), "\n") + 1; n != 3 {
		t.Errorf("%d errors, want those of the weekly run:\n%v", n, err)
	}
}
