//go:build e2e

package spend

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/s3"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account/accounttest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// spendAccount is an emulated account with the ledger alone, over the lists and rates of this package.
type spendAccount struct{ *accounttest.Account }

func newSpendAccount(t testing.TB) *spendAccount {
	t.Helper()
	return &spendAccount{accounttest.Start(t, accounttest.SpendPorts, spendLists())}
}

// deployLedger deploys the Ledger stack with the lists and rates of this test, and creates the buckets of its tables.
func (e *spendAccount) deployLedger(t testing.TB) oracle {
	t.Helper()
	e.Edit(t)
	rates := filepath.Join(e.Root, "ledger", "rates.csv")
	card, err := os.ReadFile(rates)
	if err != nil {
		t.Fatal(err)
	}
	accounttest.WriteFile(t, rates, string(card)+moreRates)

	client := s3.NewFromConfig(e.Config("us-east-1"))
	buckets := []string{catalog.LedgerBucket(environment.AccountID, "us-east-1")}
	for _, r := range e.Catalog.Regions {
		buckets = append(buckets, catalog.LogBucket(environment.AccountID, r.Name))
	}
	for _, bucket := range buckets {
		if _, err := client.CreateBucket(e.Ctx, &s3.CreateBucketInput{Bucket: &bucket}); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.CDK(e.Ctx, e.State(), "cdk-bootstrap", "us-east-1", nil, "bootstrap", "aws://"+environment.AccountID+"/us-east-1"); err != nil {
		t.Fatal(err)
	}
	e.DeployLedger(t)

	o := oracle{lists: e.Catalog, rates: readCard(t, string(card)+moreRates), profiles: map[string]profileRecord{}}
	for _, p := range knownProfiles() {
		o.profiles[p.Region+"/"+p.ProfileID] = p
		line, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		key := catalog.ProfilesPrefix + p.Region + "/" + p.ProfileID + ".json"
		e.Store(t, buckets[0], key, append(line, '\n'))
	}
	return o
}
