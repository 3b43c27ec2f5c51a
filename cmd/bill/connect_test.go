package main

import (
	"net/http"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awstest"
)

// A refusal of AWS is one line, with the settings to check.
func TestRefused(t *testing.T) {
	awstest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Amzn-Errortype", "InvalidRequestException")
		http.Error(w, `{"message":"WorkGroup bedrock-bootstrap is not found."}`, http.StatusBadRequest)
	}))
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
