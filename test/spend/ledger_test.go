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

	ledgerBucket := catalog.LedgerBucket(environment.AccountID, "us-east-1")
	e.createBucket(t, ledgerBucket)
	e.createLogBuckets(t, e.Catalog.Regions)
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
		e.Store(t, ledgerBucket, key, append(line, '\n'))
	}
	return o
}

// createLogBuckets creates the buckets of the log tables of Regions.
func (e *spendAccount) createLogBuckets(t testing.TB, regions []catalog.Region) {
	t.Helper()
	for _, r := range regions {
		e.createBucket(t, catalog.LogBucket(environment.AccountID, r.Name))
	}
}

func (e *spendAccount) createBucket(t testing.TB, name string) {
	t.Helper()
	if _, err := s3.NewFromConfig(e.Config("us-east-1")).CreateBucket(e.Ctx, &s3.CreateBucketInput{Bucket: &name}); err != nil {
		t.Fatal(err)
	}
}
