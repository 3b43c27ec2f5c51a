package main

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awstest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
)

// TestConnect runs the real connection against an account that refuses everything but its name.
func TestConnect(t *testing.T) {
	clean(t)
	awstest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.Header.Get("Authorization"), "/us-east-1/sts/aws4_request") {
			_, _ = io.WriteString(w, `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`)
			return
		}
		w.Header().Set("X-Amzn-Errortype", "AccessDeniedException")
		http.Error(w, `{"message":"no"}`, http.StatusForbidden)
	}))
	t.Setenv("AWS_REGION", "eu-west-1")

	s, err := connect(t.Context(), catalog.Catalog{Account: catalog.Account{HomeRegion: "us-east-1"}, Regions: []catalog.Region{{Name: "us-east-1"}}})
	if err != nil {
		t.Fatal(err)
	}
	if s.account != "123456789012" || s.bucket != "bedrock-bootstrap-ledger-123456789012-us-east-1-an" {
		t.Errorf("account %s, bucket %s", s.account, s.bucket)
	}
	calls := 0
	findings, err := s.detect(t.Context(), func(int, int) { calls++ })
	if err == nil || len(findings) != 33 || calls != 33 || findings[0].State != coverage.Denied {
		t.Errorf("error %v, %d findings, progress %d", err, len(findings), calls)
	}
	one := int64(1)
	lost := s.spend(t.Context(), []coverage.Finding{{Region: "eu-west-1", State: coverage.Off, Invocations24h: &one, CheckedAt: today}})
	if len(lost) != 1 || !strings.HasPrefix(lost[0], "eu-west-1: In the last 24 hours: 1 call. Their spend is unknown: read the metered usage") {
		t.Errorf("%q", lost)
	}
	if _, err := s.broken(t.Context(), today, today, func(int, int, int) {}); err == nil || !strings.HasPrefix(err.Error(), "read the log objects of 2026-11-23: athena: workgroup") {
		t.Errorf("error %v", err)
	}
	count, err := s.profiles(t.Context(), []coverage.Finding{{Region: "eu-west-1", State: coverage.Logging}})
	if err == nil || !strings.HasPrefix(err.Error(), "list the inference profiles of eu-west-1") || count.Seen != 0 {
		t.Errorf("error %v, %+v", err, count)
	}
}

func TestNoCredentials(t *testing.T) {
	clean(t)
	_, err := connect(t.Context(), catalog.Catalog{Account: catalog.Account{HomeRegion: "us-east-1"}})
	if err == nil || !strings.HasPrefix(err.Error(), "no AWS credentials; set AWS_PROFILE") || strings.Contains(err.Error(), "\n") {
		t.Errorf("error %v", err)
	}
}

// clean hides the machine's own AWS configuration.
func clean(t *testing.T) {
	for _, name := range []string{"AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL",
		"AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"} {
		t.Setenv(name, "")
	}
	t.Setenv("AWS_EC2_METADATA_DISABLED", "true")
	t.Setenv("AWS_CONFIG_FILE", t.TempDir()+"/config")
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", t.TempDir()+"/credentials")
}
