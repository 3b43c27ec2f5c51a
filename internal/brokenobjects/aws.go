package brokenobjects

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	sdk "github.com/aws/aws-sdk-go-v2/service/athena"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// New returns a search of the log buckets of an account, with the credentials of cfg and the workgroup of its Region. regions are those
// that have a log table.
func New(cfg aws.Config, account string, regions []string) Search {
	in := func(region string) *s3.Client {
		return s3.NewFromConfig(cfg, func(o *s3.Options) { o.Region = region })
	}
	return Search{
		Account: account,
		Regions: regions,
		Query:   athena.Workgroup{Client: sdk.NewFromConfig(cfg), Name: ledger.Workgroup, Database: ledger.Database}.Run,
		Probe: func(ctx context.Context, region, key string) (Facts, error) {
			return probe(ctx, in(region), catalog.LogBucket(account, region), key)
		},
		List: func(ctx context.Context, region, prefix string) ([]string, error) {
			return list(ctx, in(region), catalog.LogBucket(account, region), prefix)
		},
	}
}

// probe reads the first byte of an object: where a customer key encrypts it, only a read of the content needs the key.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
func probe(ctx context.Context, client *s3.Client, bucket, key string) (Facts, error) {
	object, err := client.GetObject(ctx, &s3.GetObjectInput{Bucket: &bucket, Key: &key, Range: aws.String("bytes=0-0")})
	_, missing := errors.AsType[*types.NoSuchKey](err)
	switch {
	case missing:
		return Facts{}, ErrMissing
	case awserrors.Refused(err):
		return Facts{}, ErrDenied
	case err != nil:
		return Facts{}, errors.New(awserrors.Reason(err))
	}
	defer func() { _ = object.Body.Close() }()
	facts := Facts{WrittenAt: aws.ToTime(object.LastModified)}
	_, size, _ := strings.Cut(aws.ToString(object.ContentRange), "/") // as bytes 0-0/1234
	if facts.Bytes, err = strconv.ParseInt(size, 10, 64); err != nil {
		return Facts{}, fmt.Errorf("the answer has the range %q and no size", aws.ToString(object.ContentRange))
	}
	return facts, nil
}

// list returns the keys below a prefix.
func list(ctx context.Context, client *s3.Client, bucket, prefix string) ([]string, error) {
	var keys []string
	pages := s3.NewListObjectsV2Paginator(client, &s3.ListObjectsV2Input{Bucket: &bucket, Prefix: &prefix})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, fmt.Errorf("list s3://%s/%s: %s", bucket, prefix, awserrors.Reason(err))
		}
		for _, object := range page.Contents {
			keys = append(keys, aws.ToString(object.Key))
		}
	}
	return keys, nil
}
