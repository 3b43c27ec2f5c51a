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
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Amzn-Errortype", "AccessDeniedException")
		http.Error(w, `{"message":"no"}`, http.StatusForbidden)
	}))
	defer server.Close()
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
	_, err = handle(t.Context(), json.RawMessage(scheduled))
	if err == nil {
		t.Fatal("no error")
	}
	const bucket = "s3://bedrock-bootstrap-ledger-123456789012-us-east-1-an/"
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
