package unlogged

import (
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering/meteringtest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore/objectstoretest"
)

// The profile of a model that was called in each hour of the day is read once.
func TestAProfileIsReadOnce(t *testing.T) {
	s, m := objectstoretest.New(), &meteringtest.CloudWatch{}
	s.Objects["profiles/sa-east-1/known.json"] = `{"model":"amazon.nova-lite-v1:0","routing":"regional"}` + "\n"
	for hour := range 24 {
		at := today.Add(-time.Minute - time.Duration(hour)*time.Hour)
		m.AddCall("known", at, 100_000, 2_000)
		m.AddCall("unseen", at, 10, 5)
	}
	got, err := pricer(t, s, map[string]*meteringtest.CloudWatch{"sa-east-1": m}).Sentence(t.Context(), finding("sa-east-1", false, coverage.Off, 48))
	if err != nil {
		t.Fatal(err)
	}
	// 24 times 100000*60 + 2000*240.5 + 1000*15 a million, and 24 times 1515 tokens
	if want := "48 calls for $155.90 at list price, and the unknown price of 36360 tokens of unseen."; !strings.Contains(got, want) {
		t.Errorf("%s without %q", got, want)
	}
	for _, id := range []string{"known", "unseen"} {
		if n := s.Lists["profiles/sa-east-1/"+id+".json"]; n != 1 {
			t.Errorf("%s was read %d times", id, n)
		}
	}
}

// A call with a prefix that nobody knows is no call in the Region, which would have a price.
func TestAnUnknownPrefixHasNoPrice(t *testing.T) {
	m := &meteringtest.CloudWatch{}
	for _, id := range []string{"amazon.nova-lite-v1:0", "xx.amazon.nova-lite-v1:0", "ca.amazon.nova-lite-v1:0"} {
		m.AddCall(id, today.Add(-time.Minute), 100_000, 2_000)
	}
	got, err := pricer(t, objectstoretest.New(), map[string]*meteringtest.CloudWatch{"ca-central-1": m}).Sentence(t.Context(), finding("ca-central-1", false, coverage.Off, 3))
	if err != nil {
		t.Fatal(err)
	}
	if want := "3 calls for $6.50 at list price, and the unknown price of 103500 tokens of ca.amazon.nova-lite-v1:0 and 103500 tokens of xx.amazon.nova-lite-v1:0."; !strings.Contains(got, want) {
		t.Errorf("%s without %q", got, want)
	}
}

func TestSpendInWords(t *testing.T) {
	for usd, want := range map[string]string{"0": "$0.00 at list price", "0.009999": "less than $0.01 at list price", "0.01": "$0.01 at list price", "1234.565": "$1234.57 at list price"} {
		if got := (Spend{USD: decimal.NewNullDecimal(decimal.RequireFromString(usd))}).String(); got != want {
			t.Errorf("%s is %q, want %q", usd, got, want)
		}
	}
	for want, w := range map[string]Spend{
		"an unknown price": {},
		"the unknown price of 1 token of a and 2 tokens of b": {Unpriced: map[string]metering.Usage{"b": {OutputTokens: 2}, "a": {CacheReadTokens: 1}}},
		"the unknown price of 3 calls of images":              {Unpriced: map[string]metering.Usage{"images": {Invocations: 3}}},
	} {
		if got := w.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A profile that cannot be read makes the spend unknown.
func TestAProfileThatCannotBeRead(t *testing.T) {
	s, m := objectstoretest.New(), &meteringtest.CloudWatch{}
	s.Objects["profiles/sa-east-1/broken.json"] = "{"
	m.AddCall("broken", today.Add(-time.Minute), 10, 5)
	got, err := pricer(t, s, map[string]*meteringtest.CloudWatch{"sa-east-1": m}).Sentence(t.Context(), finding("sa-east-1", false, coverage.Off, 1))
	const want = "In the last 24 hours: 1 call. Their spend is unknown: read the inference profile broken of sa-east-1: "
	if err == nil || !strings.HasPrefix(got, want) {
		t.Errorf("error %v, got %q", err, got)
	}
}
