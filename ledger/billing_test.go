package ledger

import (
	"os"
	"regexp"
	"testing"
)

// The views and the function read the same unit from an ARN.
func TestResourceBillingIsThatOfTheViews(t *testing.T) {
	part, err := os.ReadFile("views/parts/called.sql")
	if err != nil {
		t.Fatal(err)
	}
	cases := regexp.MustCompile(`WHEN '([a-z-]+)' THEN '([a-z]+)'`).FindAllStringSubmatch(string(part), -1)
	if len(cases) != 7 {
		t.Errorf("%d kinds of resource in called.sql: add a case to ResourceBilling", len(cases))
	}
	for _, c := range cases {
		if got := ResourceBilling("arn:aws:bedrock:us-east-1:123456789012:" + c[1] + "/abc:1"); got != Billing(c[2]) {
			t.Errorf("%s is billed by %q, by called.sql %q", c[1], got, c[2])
		}
	}
	for _, id := range []string{"arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0", "imported-model/abc", "arn:imported-model", "arn", ""} {
		if got := ResourceBilling(id); got != "" {
			t.Errorf("%q is billed by %q", id, got)
		}
	}
}
