// Package account uses and queries an emulated AWS account that the bootstrap is deployed to, and compares the answers of the
// deployed ledger and of the tools with the calls that were made.
package account

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"strings"
	"time"

	sdk "github.com/aws/aws-sdk-go-v2/service/athena"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// Account is the emulated account after the bootstrap was deployed to it and its services called Amazon Bedrock.
type Account struct {
	environment.Place
	Catalog catalog.Catalog
	// Calls are all calls whose records are in the ledger.
	Calls []calls.Call
	// Unlisted is the Region that was called without being listed; "" when every enabled Region is listed.
	Unlisted string
	// Unlogged are the calls in that Region on a day that is over.
	Unlogged []calls.Call
}

// Home returns the home Region.
func (a *Account) Home() string { return a.Catalog.Account.HomeRegion }

// CallUnlisted calls models in a Region that is not listed, if there is one, and remembers Region and calls.
func (a *Account) CallUnlisted(ctx context.Context, now time.Time) error {
	region, err := calls.UnlistedRegion(ctx, a.Place, a.Catalog)
	if err != nil || region == "" {
		return err
	}
	a.Unlisted = region
	a.Unlogged, err = calls.CallUnlisted(ctx, a.Place, region, now)
	return err
}

// Workgroup returns the deployed Athena workgroup.
func (a *Account) Workgroup() athena.Workgroup {
	return athena.Workgroup{
		Client:   sdk.NewFromConfig(a.Config(a.Home())),
		Name:     ledger.Workgroup,
		Database: ledger.Database,
		Poll:     200 * time.Millisecond,
	}
}

// CloudFormation returns the CloudFormation client of a Region.
func (a *Account) CloudFormation(region string) *cloudformation.Client {
	return cloudformation.NewFromConfig(a.Config(region))
}

// PutObject writes an object of a bucket of the home Region, as the account's root user.
func (a *Account) PutObject(ctx context.Context, bucket, key string, body []byte) error {
	return a.putObject(ctx, a.Home(), bucket, key, body)
}

// putObject writes an object of a bucket of a Region.
func (a *Account) putObject(ctx context.Context, region, bucket, key string, body []byte) error {
	_, err := s3.NewFromConfig(a.Config(region)).PutObject(ctx, &s3.PutObjectInput{Bucket: &bucket, Key: &key, Body: bytes.NewReader(body)})
	if err != nil {
		return fmt.Errorf("writing %s to %s: %w", key, bucket, err)
	}
	return nil
}

// DeliverLogs writes records as one log object of a Region, as Amazon Bedrock does, into the folder of an hour such as
// 2026/11/16/10.
func (a *Account) DeliverLogs(ctx context.Context, region, hour, name string, records []string) error {
	var body bytes.Buffer
	zip := gzip.NewWriter(&body)
	if _, err := zip.Write([]byte(strings.Join(records, "\n") + "\n")); err != nil {
		return err
	}
	if err := zip.Close(); err != nil {
		return err
	}
	return a.PutLog(ctx, region, hour+"/"+name+".json.gz", body.Bytes())
}

// PutLog writes an object of any content below a Region's log folders, such as 2026/11/16/10/name.json.gz.
func (a *Account) PutLog(ctx context.Context, region, name string, body []byte) error {
	return a.putObject(ctx, region, catalog.LogBucket(environment.AccountID, region), catalog.LogFolders(environment.AccountID)+region+"/"+name, body)
}
