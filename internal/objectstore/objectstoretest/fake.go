// Package objectstoretest is a bucket in memory, for tests of packages that use objectstore.
package objectstoretest

import (
	"bytes"
	"cmp"
	"context"
	"crypto/md5"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	s3types "github.com/aws/aws-sdk-go-v2/service/s3/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore"
)

// Fake is a bucket in memory that implements [objectstore.Client].
type Fake struct {
	// Objects are the bodies of the objects, by key.
	Objects map[string]string
	// WrittenAt is the time of each object's last write, by key.
	WrittenAt map[string]time.Time
	// ETags are the ETags of objects that were not put in one part with SSE-S3, by key.
	ETags map[string]string
	// Puts are the keys that were written, in order.
	Puts []string
	// Lists is the number of lists of each prefix. Every read begins with one.
	Lists map[string]int
	// PageSize is the number of keys on a page of a list. Zero: all.
	PageSize int
	// ListErr, GetErr and PutErr, by key, are the errors of the calls.
	ListErr, GetErr error
	PutErr          map[string]error

	lock sync.Mutex
}

// New returns an empty bucket.
func New() *Fake {
	return &Fake{Objects: map[string]string{}, WrittenAt: map[string]time.Time{}, PutErr: map[string]error{}, Lists: map[string]int{}}
}

// Bucket returns the bucket under the name the-ledger.
func (f *Fake) Bucket() *objectstore.Bucket { return objectstore.NewWithClient(f, "the-ledger") }

// ListObjectsV2 returns a page of the objects below the prefix.
func (f *Fake) ListObjectsV2(_ context.Context, in *s3.ListObjectsV2Input, _ ...func(*s3.Options)) (*s3.ListObjectsV2Output, error) {
	f.lock.Lock()
	defer f.lock.Unlock()
	f.Lists[*in.Prefix]++
	out := &s3.ListObjectsV2Output{IsTruncated: aws.Bool(false)}
	for _, key := range slices.Sorted(maps.Keys(f.Objects)) {
		if !strings.HasPrefix(key, *in.Prefix) || key <= aws.ToString(in.StartAfter) || key <= aws.ToString(in.ContinuationToken) {
			continue
		}
		if f.PageSize > 0 && len(out.Contents) == f.PageSize {
			out.IsTruncated, out.NextContinuationToken = aws.Bool(true), out.Contents[f.PageSize-1].Key
			break
		}
		etag := cmp.Or(f.ETags[key], fmt.Sprintf(`"%x"`, md5.Sum([]byte(f.Objects[key]))))
		out.Contents = append(out.Contents, s3types.Object{Key: &key, ETag: &etag, Size: aws.Int64(int64(len(f.Objects[key]))), LastModified: aws.Time(f.WrittenAt[key])})
	}
	return out, f.ListErr
}

// GetObject returns the body of an object.
func (f *Fake) GetObject(_ context.Context, in *s3.GetObjectInput, _ ...func(*s3.Options)) (*s3.GetObjectOutput, error) {
	f.lock.Lock()
	defer f.lock.Unlock()
	return &s3.GetObjectOutput{Body: io.NopCloser(strings.NewReader(f.Objects[*in.Key]))}, f.GetErr
}

// PutObject overwrites an object.
func (f *Fake) PutObject(_ context.Context, in *s3.PutObjectInput, _ ...func(*s3.Options)) (*s3.PutObjectOutput, error) {
	f.lock.Lock()
	defer f.lock.Unlock()
	if err := f.PutErr[*in.Key]; err != nil {
		return nil, err
	}
	f.Puts = append(f.Puts, *in.Key)
	f.WrittenAt[*in.Key] = time.Now()
	var body bytes.Buffer
	_, err := body.ReadFrom(in.Body)
	f.Objects[*in.Key] = body.String()
	return &s3.PutObjectOutput{}, err
}
