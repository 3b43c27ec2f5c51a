package checks

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// bucket is a bucket that a check creates. Its id is its name.
var bucket = &proof.Kind{
	Name: "bucket",
	Calls: []proof.Call{
		{API: "s3:ListBuckets", On: "names of every enabled Region that begin with " + proof.Prefix},
		{API: "s3:ListObjectsV2", On: "bucket " + proof.Prefix + "<id>"},
		{API: "s3:DeleteObjects", On: "bucket " + proof.Prefix + "<id>"},
		{API: "s3:DeleteBucket", On: "bucket " + proof.Prefix + "<id>"},
	},
	Find: func(ctx context.Context, cfg aws.Config, _ string) ([]string, error) {
		var names []string
		pages := s3.NewListBucketsPaginator(s3.NewFromConfig(cfg), &s3.ListBucketsInput{Prefix: aws.String(proof.Prefix), BucketRegion: &cfg.Region})
		for pages.HasMorePages() {
			page, err := pages.NextPage(ctx)
			if err != nil {
				return names, err
			}
			for _, b := range page.Buckets {
				if name := aws.ToString(b.Name); strings.HasPrefix(name, proof.Prefix) {
					names = append(names, name)
				}
			}
		}
		return names, nil
	},
	Remove: removeBucket,
}

func removeBucket(ctx context.Context, cfg aws.Config, name string) error {
	client := s3.NewFromConfig(cfg)
	pages := s3.NewListObjectsV2Paginator(client, &s3.ListObjectsV2Input{Bucket: &name})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if _, gone := errors.AsType[*types.NoSuchBucket](err); gone {
			return nil
		}
		if err != nil {
			return err
		}
		var objects []types.ObjectIdentifier
		for _, o := range page.Contents {
			objects = append(objects, types.ObjectIdentifier{Key: o.Key})
		}
		if len(objects) == 0 {
			break
		}
		deleted, err := client.DeleteObjects(ctx, &s3.DeleteObjectsInput{Bucket: &name, Delete: &types.Delete{Objects: objects, Quiet: aws.Bool(true)}})
		if err != nil {
			return err
		}
		for _, e := range deleted.Errors {
			return fmt.Errorf("delete %s: %s: %s", aws.ToString(e.Key), aws.ToString(e.Code), aws.ToString(e.Message))
		}
	}
	_, err := client.DeleteBucket(ctx, &s3.DeleteBucketInput{Bucket: &name})
	return err
}

// newBucketCall is the call of newBucket.
var newBucketCall = proof.Call{API: "s3:CreateBucket", On: "bucket " + proof.Prefix + "<id>, without public access"}

// newBucket creates a bucket of the run in a Region and returns its name.
func newBucket(ctx context.Context, r *proof.Run, region string) (string, error) {
	name := r.Name()
	in := &s3.CreateBucketInput{Bucket: &name}
	if region != "us-east-1" { // this Region is no value of the constraint
		in.CreateBucketConfiguration = &types.CreateBucketConfiguration{LocationConstraint: types.BucketLocationConstraint(region)}
	}
	r.Created(bucket, region, name)
	_, err := s3.NewFromConfig(r.Config(region)).CreateBucket(ctx, in)
	// The name is unique to the run: a bucket of ours with that name was created by a first try whose answer was lost.
	if _, exists := errors.AsType[*types.BucketAlreadyOwnedByYou](err); err != nil && !exists {
		return "", fmt.Errorf("create a bucket in %s: %w", region, err)
	}
	return name, nil
}
