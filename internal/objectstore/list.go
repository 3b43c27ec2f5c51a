package objectstore

import (
	"context"
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// Object is an object as a list shows it.
type Object struct {
	// Digest is the ETag without its quotes. It is the [Digest] of the bytes where the object was put in one part and is encrypted
	// with SSE-S3, the default of the ledger bucket. Any other ETag equals no Digest.
	// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html
	Digest string
	// WrittenAt is the time of the last write.
	WrittenAt time.Time
}

// Digest returns the MD5 of bytes, in hexadecimal digits, to compare with an [Object].
func Digest(body []byte) string {
	sum := md5.Sum(body)
	return hex.EncodeToString(sum[:])
}

// List returns the objects below a key prefix, by key, whose keys come after the key after in alphabetical order. after empty: all.
func (b *Bucket) List(ctx context.Context, prefix, after string) (map[string]Object, error) {
	objects := map[string]Object{}
	in := &s3.ListObjectsV2Input{Bucket: &b.name, Prefix: &prefix}
	if after != "" {
		in.StartAfter = &after
	}
	pages := s3.NewListObjectsV2Paginator(b.client, in)
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, fmt.Errorf("list %s: %w", b.URL(prefix), err)
		}
		for _, o := range page.Contents {
			objects[aws.ToString(o.Key)] = Object{strings.Trim(aws.ToString(o.ETag), `"`), aws.ToTime(o.LastModified)}
		}
	}
	return objects, nil
}
