package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// connections are shared by all clients.
var connections = &http.Client{
	Timeout:   time.Minute,
	Transport: &http.Transport{MaxIdleConnsPerHost: 32},
}

// inMemory sends every request's body from memory. The SDK's own body, when closed, ends a copy with an error, and the SDK
// closes it as soon as an answer begins; an endpoint on the same machine answers before net/http is done with the body, and
// the connection is torn down under the answer (smithy-go 1.28.8, safeWriteToReadCloser).
type inMemory struct{ client *http.Client }

func (m inMemory) Do(request *http.Request) (*http.Response, error) {
	if request.Body == nil {
		return m.client.Do(request)
	}
	body, err := io.ReadAll(request.Body)
	if err != nil {
		return nil, err
	}
	copied := request.Clone(request.Context())
	copied.Body = io.NopCloser(bytes.NewReader(body))
	return m.client.Do(copied)
}

// config is that of an AWS client in a Region, as the account's root user. No call is repeated: a repeated one would be
// logged twice.
func (p place) config(region string) aws.Config {
	return aws.Config{
		Region:           region,
		BaseEndpoint:     aws.String(p.endpoint()),
		Credentials:      credentials.NewStaticCredentialsProvider(account, "test", ""),
		HTTPClient:       inMemory{connections},
		RetryMaxAttempts: 1,
	}
}

// assume returns the config of an AWS client that has a role's session, as whoever it trusts would get it.
func (p place) assume(ctx context.Context, home string, role catalog.Role) (aws.Config, error) {
	session, err := newPrincipal(role).assume(ctx, sts.NewFromConfig(p.config(home)), role)
	if err != nil {
		return aws.Config{}, fmt.Errorf("assuming %s: %w", role.Name(), err)
	}
	config := p.config(home)
	config.Credentials = credentials.NewStaticCredentialsProvider(*session.AccessKeyId, *session.SecretAccessKey, *session.SessionToken)
	return config, nil
}
