package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// A refusal of AWS is said in one line, with what to look at.
func TestRefused(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Amzn-Errortype", "InvalidRequestException")
		http.Error(w, `{"message":"WorkGroup bedrock-bootstrap is not found."}`, http.StatusBadRequest)
	}))
	defer server.Close()
	for name, value := range map[string]string{
		"AWS_ENDPOINT_URL": server.URL, "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "example", "AWS_SESSION_TOKEN": "",
		"AWS_MAX_ATTEMPTS": "1", "AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null", "AWS_PROFILE": "",
	} {
		t.Setenv(name, value)
	}
	query, err := connect(t.Context(), "us-east-1")
	if err != nil {
		t.Fatal(err)
	}
	const want = "query bill_by_team in workgroup bedrock-bootstrap of us-east-1: InvalidRequestException: WorkGroup bedrock-bootstrap is not found.; " +
		"is this the account, is the program deployed there, and may you query (README.md, Permissions needed)?"
	if _, err := query(t.Context(), "bill_by_team"); err == nil || err.Error() != want {
		t.Errorf("%v", err)
	}
}
