package account

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// Tools are the tools of cmd that the methods of [Account] run. [environment.Place.BuildTools] compiles them.
var Tools = []string{"coverage", "bill", "profiles", "rollup"}

// Coverage runs cmd/coverage. An unlogged Region, as this account has, is no error. out nil: the output goes to its log alone.
func (a *Account) Coverage(ctx context.Context, out *os.File, args ...string) error {
	const unlogged = 1 // the exit status when a Region is unlogged
	err := environment.Run(ctx, environment.Process{
		Name:   "coverage",
		Args:   append([]string{a.Tool("coverage")}, args...),
		Dir:    a.Root,
		Env:    a.ClientEnvironment(a.Home()),
		Log:    a.State("log", "coverage.log"),
		Stdout: out,
	})
	if exit, ended := errors.AsType[*exec.ExitError](err); ended && exit.ExitCode() == unlogged {
		return nil
	}
	return err
}

// Detect reads the state of every Region with cmd/coverage, and writes the findings to the ledger bucket.
func (a *Account) Detect(ctx context.Context) error {
	if err := a.deleteMetered(ctx); err != nil {
		return err
	}
	return a.Coverage(ctx, nil, "--write")
}

// deleteMetered deletes the metered days. The deployment metered past days before their calls were made.
func (a *Account) deleteMetered(ctx context.Context) error {
	client, bucket := s3.NewFromConfig(a.Config(a.Home())), catalog.LedgerBucket(environment.AccountID, a.Home())
	pages := s3.NewListObjectsV2Paginator(client, &s3.ListObjectsV2Input{Bucket: &bucket, Prefix: aws.String(catalog.MeteredPrefix)})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return fmt.Errorf("listing the metered days: %w", err)
		}
		for _, o := range page.Contents {
			if _, err := client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &bucket, Key: o.Key}); err != nil {
				return fmt.Errorf("deleting the metered days: %w", err)
			}
		}
	}
	return nil
}
