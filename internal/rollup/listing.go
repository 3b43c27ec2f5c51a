package rollup

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

// Listing is what the log buckets hold of a delivery day in one Region, or in all of them.
type Listing struct {
	// Objects is the number of log objects, without those of large bodies, and Bytes the sum of their sizes: Athena charges compressed objects
	// by these.
	Objects, Bytes int64
	// Hash changes with every key, size and content. Empty: no object.
	Hash string
	// Bodies is the size of the objects of large bodies beside them, which a query opens although it takes no line of them.
	Bodies int64
}

// read returns the number of bytes that a query reads of the folder.
func (l Listing) read() int64 { return l.Bytes + l.Bodies }

// listsAtOnce is the number of folders that are listed side by side.
const listsAtOnce = 8

// listing returns what all Regions hold of each day, by day.
func (r *RollUp) listing(ctx context.Context, days []time.Time) (map[time.Time]Listing, error) {
	regions := r.Lists.RegionNames()
	slices.Sort(regions)
	found := make([][]Listing, len(days))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(listsAtOnce)
	for i, day := range days {
		found[i] = make([]Listing, len(regions))
		for j, region := range regions {
			group.Go(func() (err error) {
				found[i][j], err = r.List(ctx, region, day)
				return err
			})
		}
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	all := map[time.Time]Listing{}
	for i, day := range days {
		all[day] = joined(regions, found[i])
	}
	return all, nil
}

// joined returns the listings of several Regions as one. A Region without objects does not count: adding one to the lists changes no day.
func joined(regions []string, listings []Listing) Listing {
	var sum Listing
	digest := sha256.New()
	for i, l := range listings {
		sum.Objects += l.Objects
		sum.Bytes += l.Bytes
		sum.Bodies += l.Bodies
		if l.Objects > 0 {
			line(digest, regions[i], l.Hash)
		}
	}
	if sum.Objects > 0 {
		sum.Hash = hex.EncodeToString(digest.Sum(nil))
	}
	return sum
}

// list lists the log objects of a delivery day in a Region's log bucket, which S3 returns in the order of their keys.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
func list(ctx context.Context, client s3.ListObjectsV2APIClient, account, region string, day time.Time) (Listing, error) {
	bucket, prefix := catalog.LogBucket(account, region), catalog.LogFolders(account)+region+day.Format("/2006/01/02/")
	var found Listing
	digest := sha256.New()
	pages := s3.NewListObjectsV2Paginator(client, &s3.ListObjectsV2Input{Bucket: &bucket, Prefix: &prefix})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return Listing{}, fmt.Errorf("list s3://%s/%s: %s", bucket, prefix, awserrors.Advised(err, allow))
		}
		for _, o := range page.Contents {
			key := aws.ToString(o.Key)
			if strings.Contains(key[len(prefix)-1:], catalog.BodyFolder) {
				found.Bodies += aws.ToInt64(o.Size)
				continue
			}
			found.Objects++
			found.Bytes += aws.ToInt64(o.Size)
			line(digest, key, fmt.Sprint(aws.ToInt64(o.Size)), aws.ToString(o.ETag))
		}
	}
	if found.Objects > 0 {
		found.Hash = hex.EncodeToString(digest.Sum(nil))
	}
	return found, nil
}

// line adds texts to a digest so that no other texts add the same bytes: a key may hold any character.
func line(digest hash.Hash, texts ...string) {
	for _, text := range texts {
		_, _ = io.WriteString(digest, fmt.Sprintf("%d:%s,", len(text), text))
	}
}
