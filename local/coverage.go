package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// coverage runs that command. out nil: what it prints goes to its log alone.
func (u *used) coverage(ctx context.Context, out *os.File, args ...string) error {
	const dark = 1 // its exit status where a Region is dark, as one is here
	err := run(ctx, process{
		Name:   "coverage",
		Args:   append([]string{u.tool("coverage")}, args...),
		Dir:    u.Root,
		Env:    u.clientEnvironment(u.Catalog.Account.HomeRegion),
		Log:    u.state("log", "coverage.log"),
		Stdout: out,
	})
	if exit, ended := errors.AsType[*exec.ExitError](err); ended && exit.ExitCode() == dark {
		return nil
	}
	return err
}

// useAndDetect uses the account and then knows what became of the calls.
func useAndDetect(ctx context.Context, p place, lists catalog.Catalog, s *servers, show *progress, now time.Time) (*used, error) {
	var u *used
	group, working := errgroup.WithContext(ctx)
	group.Go(func() error { return p.buildTools(working) })
	group.Go(func() (err error) { u, err = use(working, p, lists, s, show, now); return err })
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return u, show.phase("detector", func() error { return u.detect(ctx) })
}

// detect asks every Region as a person would, and keeps the findings where Athena reads them.
func (u *used) detect(ctx context.Context) error {
	if err := u.forgetMetered(ctx); err != nil {
		return err
	}
	return u.coverage(ctx, nil, "--write")
}

// forgetMetered takes away what was metered so far. The deployment metered days that were over; the calls of those days were
// made only then.
func (u *used) forgetMetered(ctx context.Context) error {
	home := u.Catalog.Account.HomeRegion
	client, bucket := s3.NewFromConfig(u.config(home)), catalog.LedgerBucket(account, home)
	pages := s3.NewListObjectsV2Paginator(client, &s3.ListObjectsV2Input{Bucket: &bucket, Prefix: aws.String(catalog.MeteredPrefix)})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return fmt.Errorf("listing what was metered: %w", err)
		}
		for _, o := range page.Contents {
			if _, err := client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &bucket, Key: o.Key}); err != nil {
				return fmt.Errorf("forgetting what was metered: %w", err)
			}
		}
	}
	return nil
}
