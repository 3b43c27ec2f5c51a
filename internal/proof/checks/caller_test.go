package checks

import (
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// A role of a check admits the principal of the tool's credentials. Others of the account that may assume every role are not admitted.
func TestARoleAdmitsTheCallerAlone(t *testing.T) {
	r := &proof.Run{Account: &proof.Account{ID: "111122223333", Caller: "AROAEXAMPLE:alice"}}
	want := `{"Statement":[{"Action":["sts:AssumeRole"],"Condition":{"StringEquals":{"aws:userid":"AROAEXAMPLE:alice"}},"Effect":"Allow",` +
		`"Principal":{"AWS":"arn:aws:iam::111122223333:root"}}],"Version":"2012-10-17"}`
	if got := policy(admits(r, "sts:AssumeRole")); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
