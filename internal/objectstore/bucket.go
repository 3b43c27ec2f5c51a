// Package objectstore reads, writes and lists the objects of the ledger bucket.
package objectstore

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Client is the part of the S3 client that a Bucket calls.
type Client interface {
	s3.ListObjectsV2APIClient
	GetObject(context.Context, *s3.GetObjectInput, ...func(*s3.Options)) (*s3.GetObjectOutput, error)
	PutObject(context.Context, *s3.PutObjectInput, ...func(*s3.Options)) (*s3.PutObjectOutput, error)
}

// Bucket is a bucket with the credentials to read, write and list its objects.
type Bucket struct {
	client Client
	name   string
}

// New returns the ledger bucket of an account, which is in its home Region, with the credentials of cfg.
func New(cfg aws.Config, account, home string) *Bucket {
	client := s3.NewFromConfig(cfg, func(o *s3.Options) { o.Region = home })
	return NewWithClient(client, catalog.LedgerBucket(account, home))
}

// NewWithClient returns the bucket of a name behind a client.
func NewWithClient(client Client, name string) *Bucket { return &Bucket{client, name} }

// Name returns the bucket's name.
func (b *Bucket) Name() string { return b.name }

// URL returns the s3:// address of a key or of a key prefix.
func (b *Bucket) URL(key string) string { return "s3://" + b.name + "/" + key }

// Read returns the bytes of an object, and nil where there is no such object.
func (b *Bucket) Read(ctx context.Context, key string) ([]byte, error) {
	body, err := b.get(ctx, key)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", b.URL(key), err)
	}
	return body, nil
}

// get lists the key before it reads the object: S3 answers AccessDenied for a missing object where the caller may list only a
// prefix of the bucket.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
func (b *Bucket) get(ctx context.Context, key string) ([]byte, error) {
	list, err := b.client.ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: &b.name, Prefix: &key, MaxKeys: aws.Int32(1)})
	if err != nil || len(list.Contents) == 0 {
		return nil, err
	}
	object, err := b.client.GetObject(ctx, &s3.GetObjectInput{Bucket: &b.name, Key: &key})
	if err != nil {
		return nil, err
	}
	defer func() { _ = object.Body.Close() }()
	return io.ReadAll(object.Body)
}

// Write overwrites an object.
func (b *Bucket) Write(ctx context.Context, key string, body []byte) error {
	_, err := b.client.PutObject(ctx, &s3.PutObjectInput{
		Bucket:      &b.name,
		Key:         &key,
		Body:        bytes.NewReader(body),
		ContentType: aws.String("application/json"),
	})
	if err != nil {
		return fmt.Errorf("write %s: %w", b.URL(key), err)
	}
	return nil
}
