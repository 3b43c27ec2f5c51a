//go:build e2e

package e2e

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	sdk "github.com/aws/aws-sdk-go-v2/service/athena"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account/accounttest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// finance returns the config of a role that has the policy of the bill reader and no other.
func (e *endToEnd) finance(t *testing.T) aws.Config {
	t.Helper()
	e.createRole(t, "finance", catalog.BillReaderPolicy)
	config, err := e.Assume(e.Ctx, "us-east-1", catalog.Role{
		Service: catalog.Service{Name: "finance"}, Existing: catalog.ExistingRole{Name: "finance"}, Path: "/",
	})
	if err != nil {
		t.Fatal(err)
	}
	return config
}

// testBillReader runs every named query with the permissions of the bill reader alone, in Athena, Glue and S3, and tries
// operations that it must not do.
func (e *endToEnd) testBillReader(t *testing.T) {
	config := e.finance(t)
	workgroup := e.Workgroup()
	workgroup.Client = sdk.NewFromConfig(config)
	queries, err := ledger.Queries()
	if err != nil {
		t.Fatal(err)
	}
	first, last := e.Now.AddDate(0, 0, -2).Format(time.DateOnly), e.Now.Format(time.DateOnly)
	rows := make([]int, len(queries))
	group, ctx := errgroup.WithContext(e.Ctx)
	group.SetLimit(4)
	for i, q := range queries {
		group.Go(func() error {
			got, err := workgroup.RunNamed(ctx, q.Name, q.Arguments(first, last, "team")...)
			if err != nil {
				return err
			}
			rows[i] = len(got.Rows)
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	all := 0
	for _, n := range rows {
		all += n
	}
	if all < len(queries) {
		t.Errorf("%d queries give %d rows", len(queries), all)
	}
	e.refusesBillReader(t, config, workgroup)
}

func (e *endToEnd) refusesBillReader(t *testing.T, config aws.Config, workgroup athena.Workgroup) {
	t.Helper()
	const region = "us-east-1"
	administrator := s3.NewFromConfig(e.Config(region))
	if _, err := administrator.CreateBucket(e.Ctx, &s3.CreateBucketInput{Bucket: aws.String("finances-own")}); err != nil {
		t.Fatal(err)
	}
	logs, ours := catalog.LogBucket(environment.AccountID, region), catalog.LedgerBucket(environment.AccountID, region)
	folder := catalog.LogFolders(environment.AccountID) + region + "/2024/03/01/00"
	e.Store(t, logs, folder+"/data/body.json.gz", []byte("a prompt"))
	e.Store(t, logs, folder+"/line.json.gz", []byte("a line"))
	e.Store(t, "finances-own", "object", nil)
	client := s3.NewFromConfig(config)
	get := func(bucket, key string) error {
		_, err := client.GetObject(e.Ctx, &s3.GetObjectInput{Bucket: &bucket, Key: &key})
		return err
	}
	put := func(bucket, key string) error {
		_, err := client.PutObject(e.Ctx, &s3.PutObjectInput{Bucket: &bucket, Key: &key, Body: strings.NewReader("x")})
		return err
	}
	if err := get(logs, folder+"/line.json.gz"); err != nil {
		t.Errorf("reading a log object: %v", err)
	}
	if err := put(ours, catalog.ResultsPrefix+"own.csv"); err != nil {
		t.Errorf("writing a result: %v", err)
	}
	refused(t, "reading a body", get(logs, folder+"/data/body.json.gz"))
	for _, key := range []string{"/data/body.json.gz", "/line.json.gz"} {
		if _, err := administrator.DeleteObject(e.Ctx, &s3.DeleteObjectInput{Bucket: &logs, Key: aws.String(folder + key)}); err != nil {
			t.Fatal(err)
		}
	}
	refused(t, "reading another bucket", get("finances-own", "object"))
	for bucket, keys := range map[string][]string{
		logs: {folder + "/line.json.gz", "x"},
		ours: {catalog.ProfilesPrefix + "us-east-1/x.json", catalog.CoveragePrefix + "findings.json", catalog.CoverageHistoryPrefix + "x", catalog.MeteredPrefix + "x", catalog.RollUpPrefix + "x", "x"},
	} {
		for _, key := range keys {
			refused(t, fmt.Sprintf("writing %s of %s", key, bucket), put(bucket, key))
			_, err := client.DeleteObject(e.Ctx, &s3.DeleteObjectInput{Bucket: &bucket, Key: &key})
			refused(t, fmt.Sprintf("deleting %s of %s", key, bucket), err)
		}
	}
	_, err := workgroup.Client.CreateNamedQuery(e.Ctx, &sdk.CreateNamedQueryInput{
		Name: aws.String("mine"), Database: aws.String(ledger.Database), QueryString: aws.String("SELECT 1"), WorkGroup: aws.String(ledger.Workgroup),
	})
	refused(t, "saving a query", err)
	other := workgroup
	other.Name = "primary"
	_, err = other.Run(e.Ctx, "SELECT 1")
	refused(t, "another workgroup", err)
	if _, err := workgroup.Run(e.Ctx, "CREATE VIEW mine AS SELECT 1 AS one"); err == nil || !strings.Contains(err.Error(), "not authorized") {
		t.Errorf("creating a view: error %v, want not authorized", err)
	}
	e.refusesToWriteTheRollUp(t, workgroup)
	_, err = ssm.NewFromConfig(config).GetParameter(e.Ctx, &ssm.GetParameterInput{Name: aws.String(catalog.ProfileParameter("assistant", "haiku"))})
	refused(t, "finding a profile", err)
	refused(t, "calling a model", calls.Invoke(e.Ctx, bedrockruntime.NewFromConfig(config), calls.UnlistedModel, calls.Call{Operation: calls.Converse, Time: e.Now}))
}

// refusesToWriteTheRollUp fails unless the roll-up is the same after a statement that deletes its rows, and one that drops its table.
func (e *endToEnd) refusesToWriteTheRollUp(t *testing.T, workgroup athena.Workgroup) {
	t.Helper()
	before, _ := e.Query(t, versions)
	for _, sql := range []string{"DELETE FROM " + rollUpTable, "DROP TABLE " + rollUpTable} {
		if _, err := workgroup.Run(e.Ctx, sql); err == nil {
			t.Errorf("%s succeeds", sql)
		}
	}
	after, _ := e.Query(t, versions)
	accounttest.Same(t, "the roll-up", after, before)
}
