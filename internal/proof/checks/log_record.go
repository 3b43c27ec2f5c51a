package checks

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// findRecordCalls are the calls of findRecord.
var findRecordCalls = []proof.Call{
	{API: "s3:ListObjectsV2", On: "the log bucket of that Region, the folders of the hours since the call"},
	{API: "s3:GetObject", On: "objects that were written to that bucket since the call, for the request id; large bodies are not read"},
}

// logRecord is the place of a log record.
type logRecord struct {
	bucket, key   string
	encryption    types.ServerSideEncryption
	encryptionKey string
}

const (
	// recordHours is the number of folders of hours in which a record is looked for.
	recordHours = 3
	// recordObjects is the largest number of objects that are read for a record.
	recordObjects = 2000
	// clockSkew is the largest difference of this machine's clock to that of AWS.
	clockSkew = 5 * time.Minute
)

// findRecord looks for the log record of a request in the objects that were written since a time. It is nil where there is none.
func findRecord(ctx context.Context, r *proof.Run, region, request string, from time.Time) (*logRecord, error) {
	name := catalog.LogBucket(r.Account.ID, region)
	client := s3.NewFromConfig(r.Config(region))
	read := 0
	for hour := range recordHours {
		folder := catalog.LogFolders(r.Account.ID) + region + "/" + from.Add(time.Duration(hour)*time.Hour).Format("2006/01/02/15") + "/"
		pages := s3.NewListObjectsV2Paginator(client, &s3.ListObjectsV2Input{Bucket: &name, Prefix: &folder})
		for pages.HasMorePages() {
			page, err := pages.NextPage(ctx)
			if err != nil {
				return nil, fmt.Errorf("list the bucket %s, which the deployment creates: %w", name, err)
			}
			for _, o := range page.Contents {
				key := aws.ToString(o.Key)
				if strings.Contains(key, catalog.BodyFolder) || aws.ToTime(o.LastModified).Before(from.Add(-clockSkew)) {
					continue
				}
				if read++; read > recordObjects {
					return nil, fmt.Errorf("more than %d objects were written to %s since the call: check in a quieter account", recordObjects, name)
				}
				found, err := recordIn(ctx, client, name, key, request)
				if found != nil || err != nil {
					return found, err
				}
			}
		}
	}
	return nil, nil
}

// recordIn reads an object for the record of a request. A line that is no record is passed over.
func recordIn(ctx context.Context, client *s3.Client, bucket, key, request string) (*logRecord, error) {
	object, err := client.GetObject(ctx, &s3.GetObjectInput{Bucket: &bucket, Key: &key})
	if err != nil {
		return nil, fmt.Errorf("read s3://%s/%s: %w", bucket, key, err)
	}
	defer func() { _ = object.Body.Close() }()
	content, err := gzip.NewReader(object.Body)
	if err != nil {
		return nil, nil // no object of records
	}
	lines := bufio.NewReader(content)
	for {
		line, err := lines.ReadBytes('\n')
		var record struct {
			RequestID string `json:"requestId"`
		}
		if json.Unmarshal(line, &record) == nil && record.RequestID == request {
			return &logRecord{bucket, key, object.ServerSideEncryption, aws.ToString(object.SSEKMSKeyId)}, nil
		}
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read s3://%s/%s: %w", bucket, key, err)
		}
	}
}
