package unlogged

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering/meteringtest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore/objectstoretest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// addCalls adds a call of one model to each day of the last week: each reads 1000 tokens from the cache and writes 500.
func addCalls(m *meteringtest.CloudWatch, id string, n int, input, output float64) {
	for day := range n {
		m.AddCall(id, today.AddDate(0, 0, -day).Add(-time.Minute), input, output)
	}
}

func TestUnpriced(t *testing.T) {
	s, m := objectstoretest.New(), &meteringtest.CloudWatch{}
	s.Objects["profiles/eu-west-1/p1.json"] = `{"model":"acme.new-v1:0","routing":"geo"}` + "\n"
	s.Objects["profiles/eu-west-1/p2.json"] = `{"model":"acme.new-v1:0","routing":"geo"}` + "\n"
	const imported = "arn:aws:bedrock:eu-west-1:123456789012:imported-model/abc"
	addCalls(m, "p1", 3, 100, 20) // two profiles of one model
	addCalls(m, "p2", 2, 100, 20)
	addCalls(m, "acme.new-v1:0", 1, 100, 20) // another routing
	addCalls(m, "unseen", 1, 100, 20)        // a profile that no run recorded
	addCalls(m, imported, 2, 100, 20)
	addCalls(m, "amazon.nova-lite-v1:0:300k", 7, 100, 20) // priced: a context variant
	addCalls(m, "cohere.rerank-v3-5:0", 1, 0, 0)
	addCalls(m, "amazon.partly-v1:0", 1, 100, 20)                   // the price of its cache is unknown
	m.Add("Invocations", "acme.silent", today.Add(-time.Minute), 4) // calls without a token
	m.Add("Invocations", "amazon.nova-lite-v1:0", today.Add(-time.Minute), 4)
	m.AddCall("acme.old", today.AddDate(0, 0, -8), 100, 20)

	p := pricer(t, s, map[string]*meteringtest.CloudWatch{"eu-west-1": m, "us-east-1": {}, "us-east-2": {Err: accessDenied}})
	got, read, err := p.Unpriced(t.Context(), []string{"eu-west-1", "us-east-1", "us-east-2"}, []ledger.Unit{{Model: "cohere.rerank-v3-5:0", Billing: ledger.Searches}}, today)
	if err == nil || !strings.HasPrefix(err.Error(), "read the metered usage of us-east-2 (") || strings.Contains(err.Error(), "\n") {
		t.Errorf("error %v", err)
	}
	if diff := cmp.Diff([]string{"eu-west-1", "us-east-1"}, read); diff != "" {
		t.Error(diff)
	}
	calls := func(n, input, output int64) metering.Usage {
		return metering.Usage{Invocations: n, InputTokens: n * input, OutputTokens: n * output, CacheReadTokens: n * 1000, CacheWriteTokens: n * 500}
	}
	want := []Unpriced{
		{Region: "eu-west-1", Model: "acme.new-v1:0", Routing: "geo", Usage: calls(5, 100, 20), UnpricedTokens: 5 * 1620},
		{Region: "eu-west-1", Model: "acme.new-v1:0", Routing: "regional", Usage: calls(1, 100, 20), UnpricedTokens: 1620},
		{Region: "eu-west-1", Model: "acme.silent", Routing: "regional", Usage: metering.Usage{Invocations: 4}},
		{Region: "eu-west-1", Model: "amazon.partly-v1:0", Routing: "regional", Kinds: []string{"cache_read", "cache_write_5m"}, Usage: calls(1, 100, 20), UnpricedTokens: 1500},
		{Region: "eu-west-1", Model: imported, Billing: ledger.Hourly, Usage: calls(2, 100, 20), UnpricedTokens: 2 * 1620},
		{Region: "eu-west-1", Model: "cohere.rerank-v3-5:0", Routing: "regional", Billing: ledger.Searches, Usage: calls(1, 0, 0), UnpricedTokens: 1500},
		{Region: "eu-west-1", Model: "unseen", Usage: calls(1, 100, 20), UnpricedTokens: 1620},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The Region's own line has no price for the cache: that of the line without Region is the price of other Regions.
func TestAPriceIsThatOfTheRegion(t *testing.T) {
	m := &meteringtest.CloudWatch{}
	m.AddCall("amazon.nova-lite-v1:0", today.Add(-time.Hour), 100, 20)
	p := pricer(t, objectstoretest.New(), map[string]*meteringtest.CloudWatch{"ap-northeast-1": m, "eu-west-1": m})
	got, _, err := p.Unpriced(t.Context(), []string{"ap-northeast-1", "eu-west-1"}, nil, today)
	if err != nil || len(got) != 1 || got[0].Region != "ap-northeast-1" || cmp.Diff([]string{"output", "cache_read", "cache_write_5m"}, got[0].Kinds) != "" {
		t.Errorf("error %v, got %+v", err, got)
	}
}
