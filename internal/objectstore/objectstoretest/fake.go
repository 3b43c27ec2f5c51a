package detector

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
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	s3types "github.com/aws/aws-sdk-go-v2/service/s3/types"
)

// store is the home Region: the ledger bucket's objects and the metrics put there.
type store struct {
	lock    sync.Mutex
	objects map[string]string
	// written is when each object was put.
	written map[string]time.Time
	metrics map[string]float64
	// etags are those of objects that were not put in one part with SSE-S3.
	etags map[string]string
	// puts are the keys that were written, in order.
	puts []string
	// looks counts by prefix how often objects were looked for, which every read begins with.
	looks map[string]int
	// pageSize is how many keys a page of a list holds. Zero: all.
	pageSize int
	// listErr, getErr, putErr (by key) and metricErr are what the calls answer.
	listErr, getErr, metricErr error
	putErr                     map[string]error
}

func newStore() *store {
	return &store{objects: map[string]string{}, written: map[string]time.Time{}, metrics: map[string]float64{}, putErr: map[string]error{}, looks: map[string]int{}}
}

func (s *store) ledger() *Ledger {
	return &Ledger{bucket: "the-ledger", objects: s, metrics: s}
}

func (s *store) ListObjectsV2(_ context.Context, in *s3.ListObjectsV2Input, _ ...func(*s3.Options)) (*s3.ListObjectsV2Output, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.looks[*in.Prefix]++
	out := &s3.ListObjectsV2Output{IsTruncated: aws.Bool(false)}
	for _, key := range slices.Sorted(maps.Keys(s.objects)) {
		if !strings.HasPrefix(key, *in.Prefix) || key <= aws.ToString(in.StartAfter) || key <= aws.ToString(in.ContinuationToken) {
			continue
		}
		if s.pageSize > 0 && len(out.Contents) == s.pageSize {
			out.IsTruncated, out.NextContinuationToken = aws.Bool(true), out.Contents[s.pageSize-1].Key
			break
		}
		etag := cmp.Or(s.etags[key], fmt.Sprintf(`"%x"`, md5.Sum([]byte(s.objects[key]))))
		out.Contents = append(out.Contents, s3types.Object{Key: &key, ETag: &etag, LastModified: aws.Time(s.written[key])})
	}
	return out, s.listErr
}

func (s *store) GetObject(_ context.Context, in *s3.GetObjectInput, _ ...func(*s3.Options)) (*s3.GetObjectOutput, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	return &s3.GetObjectOutput{Body: io.NopCloser(strings.NewReader(s.objects[*in.Key]))}, s.getErr
}

func (s *store) PutObject(_ context.Context, in *s3.PutObjectInput, _ ...func(*s3.Options)) (*s3.PutObjectOutput, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if err := s.putErr[*in.Key]; err != nil {
		return nil, err
	}
	s.puts = append(s.puts, *in.Key)
	s.written[*in.Key] = time.Now()
	var body bytes.Buffer
	_, err := body.ReadFrom(in.Body)
	s.objects[*in.Key] = body.String()
	return &s3.PutObjectOutput{}, err
}

func (s *store) PutMetricData(_ context.Context, in *cloudwatch.PutMetricDataInput, _ ...func(*cloudwatch.Options)) (*cloudwatch.PutMetricDataOutput, error) {
	if s.metricErr != nil {
		return nil, s.metricErr
	}
	for _, d := range in.MetricData {
		if len(d.Dimensions) != 0 {
			panic("a metric with dimensions")
		}
		s.metrics[*in.Namespace+"/"+*d.MetricName] = *d.Value
	}
	return &cloudwatch.PutMetricDataOutput{}, nil
}
