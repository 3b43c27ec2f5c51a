//go:build e2e

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/s3"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// deployLedger deploys the Ledger stack with the lists and rates of this test, and makes the buckets of its tables.
func (e *endToEnd) deployLedger(t testing.TB) oracle {
	t.Helper()
	e.edit(t, func(c *catalog.Catalog) { *c = spendLists() })
	rates := filepath.Join(e.Root, "ledger", "rates.csv")
	card, err := os.ReadFile(rates)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, rates, string(card)+moreRates)

	client := s3.NewFromConfig(e.config("us-east-1"))
	buckets := []string{catalog.LedgerBucket(account, "us-east-1")}
	for _, r := range e.Catalog.Regions {
		buckets = append(buckets, catalog.LogBucket(account, r.Name))
	}
	for _, bucket := range buckets {
		if _, err := client.CreateBucket(e.ctx, &s3.CreateBucketInput{Bucket: &bucket}); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.cdk(e.ctx, e.state(), "cdk-bootstrap", "us-east-1", nil, "bootstrap", "aws://"+account+"/us-east-1"); err != nil {
		t.Fatal(err)
	}
	e.deployLedgerStack(t)

	o := oracle{lists: e.Catalog, rates: readCard(t, string(card)+moreRates), profiles: map[string]profileRecord{}}
	for _, p := range knownProfiles() {
		o.profiles[p.Region+"/"+p.ProfileID] = p
		line, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		key := catalog.ProfilesPrefix + p.Region + "/" + p.ProfileID + ".json"
		e.store(t, buckets[0], key, append(line, '\n'))
	}
	return o
}

// deployLedgerStack deploys the Ledger stack alone.
func (e *endToEnd) deployLedgerStack(t testing.TB) {
	t.Helper()
	if err := e.cdk(e.ctx, e.Root, "cdk-deploy", "us-east-1", nil,
		"deploy", "bedrock-bootstrap-ledger", "--exclusively", "--require-approval", "never"); err != nil {
		t.Fatal(because(e.ctx, err))
	}
}
