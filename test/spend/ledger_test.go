//go:build e2e

package spend

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account/accounttest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// spendAccount is an emulated account with the ledger alone, over the lists and rates of this package.
type spendAccount struct{ *accounttest.Account }

func newSpendAccount(t testing.TB) *spendAccount {
	t.Helper()
	return &spendAccount{accounttest.Start(t, accounttest.SpendPorts, spendLists())}
}

// deployLedger deploys the Ledger stack with the lists of this test and with the rates of testdata beside the rate card, and creates the buckets of its tables, each in its Region.
func (e *spendAccount) deployLedger(t testing.TB) oracle {
	t.Helper()
	e.Edit(t)
	addRates(t, filepath.Join(e.Root, "ledger", "rates"))

	ledgerBucket := catalog.LedgerBucket(environment.AccountID, "us-east-1")
	e.createBucket(t, "us-east-1", ledgerBucket)
	e.createLogBuckets(t, e.Catalog.Regions)
	if err := e.CDK(e.Ctx, e.State(), "cdk-bootstrap", "us-east-1", nil, "bootstrap", "aws://"+environment.AccountID+"/us-east-1"); err != nil {
		t.Fatal(err)
	}
	e.DeployLedger(t)

	o := oracle{lists: e.Catalog, card: readCard(t, filepath.Join(e.Root, "ledger")), profiles: map[string]profileRecord{}}
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

// addRates adds the lines of testdata/rates.csv to the files of a rate card.
func addRates(t testing.TB, folder string) {
	t.Helper()
	byFile := map[string][]ledger.Rate{}
	for _, r := range readRates(t, "testdata/rates.csv") {
		byFile[r.Provider()+".csv"] = append(byFile[r.Provider()+".csv"], r)
	}
	for name, rates := range byFile {
		file := filepath.Join(folder, name)
		if _, err := os.Stat(file); err == nil {
			rates = append(rates, readRates(t, file)...)
		}
		slices.SortFunc(rates, ledger.CompareRates)
		var text strings.Builder
		if err := ledger.WriteRates(&text, rates); err != nil {
			t.Fatal(err)
		}
		accounttest.WriteFile(t, file, text.String())
	}
}

func readRates(t testing.TB, name string) []ledger.Rate {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	rates, err := ledger.ReadRates(filepath.Base(name), file)
	if err != nil {
		t.Fatal(err)
	}
	return rates
}

// createLogBuckets creates the buckets of the log tables of Regions.
func (e *spendAccount) createLogBuckets(t testing.TB, regions []catalog.Region) {
	t.Helper()
	for _, r := range regions {
		e.createBucket(t, r.Name, catalog.LogBucket(environment.AccountID, r.Name))
	}
}

func (e *spendAccount) createBucket(t testing.TB, region, name string) {
	t.Helper()
	in := &s3.CreateBucketInput{Bucket: &name}
	if region != "us-east-1" { // which is no location constraint: it is the default
		in.CreateBucketConfiguration = &types.CreateBucketConfiguration{LocationConstraint: types.BucketLocationConstraint(region)}
	}
	if _, err := s3.NewFromConfig(e.Config(region)).CreateBucket(e.Ctx, in); err != nil {
		t.Fatal(err)
	}
}
