package detector

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

type objectsAPI interface {
	s3.ListObjectsV2APIClient
	GetObject(context.Context, *s3.GetObjectInput, ...func(*s3.Options)) (*s3.GetObjectOutput, error)
	PutObject(context.Context, *s3.PutObjectInput, ...func(*s3.Options)) (*s3.PutObjectOutput, error)
}

// lines returns items as the ledger keeps them: one line of JSON each.
func lines[T any](items ...T) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	for _, item := range items {
		if err := encoder.Encode(item); err != nil {
			return nil, err
		}
	}
	return text.Bytes(), nil
}

// read returns the bytes of an object of the ledger bucket; none where there is no such object.
func (l *Ledger) read(ctx context.Context, key string) ([]byte, error) {
	body, err := l.get(ctx, key)
	if err != nil {
		return nil, fmt.Errorf("read s3://%s/%s: %w", l.bucket, key, err)
	}
	return body, nil
}

// get looks before it reads: a missing object may answer AccessDenied to who may list only its prefix.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
func (l *Ledger) get(ctx context.Context, key string) ([]byte, error) {
	list, err := l.objects.ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: &l.bucket, Prefix: &key, MaxKeys: aws.Int32(1)})
	if err != nil || len(list.Contents) == 0 {
		return nil, err
	}
	object, err := l.objects.GetObject(ctx, &s3.GetObjectInput{Bucket: &l.bucket, Key: &key})
	if err != nil {
		return nil, err
	}
	defer func() { _ = object.Body.Close() }()
	return io.ReadAll(object.Body)
}

func (l *Ledger) put(ctx context.Context, key string, body []byte) error {
	_, err := l.objects.PutObject(ctx, &s3.PutObjectInput{
		Bucket:      &l.bucket,
		Key:         &key,
		Body:        bytes.NewReader(body),
		ContentType: aws.String("application/json"),
	})
	if err != nil {
		return fmt.Errorf("write s3://%s/%s: %w", l.bucket, key, err)
	}
	return nil
}
