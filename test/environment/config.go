package environment

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

// inMemory sends the body of every request from memory. The SDK's own body, once closed, ends a copy with an error, and the
// SDK closes it as soon as an answer begins. An endpoint on the same machine answers before net/http is done with the body,
// and the connection breaks under the answer (smithy-go 1.28.8, safeWriteToReadCloser).
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

// Config returns the config of an AWS client in a Region, with the credentials of the account's root user. It does not
// retry: Amazon Bedrock would log a retried call twice.
func (p Place) Config(region string) aws.Config {
	return aws.Config{
		Region:           region,
		BaseEndpoint:     aws.String(p.Endpoint()),
		Credentials:      credentials.NewStaticCredentialsProvider(AccountID, "test", ""),
		HTTPClient:       inMemory{connections},
		RetryMaxAttempts: 1,
	}
}

// Assume returns the config of an AWS client with a session of a role, which the principal of its trust policy assumes.
func (p Place) Assume(ctx context.Context, home string, role catalog.Role) (aws.Config, error) {
	session, err := TrustedPrincipal(role).Assume(ctx, sts.NewFromConfig(p.Config(home)), role)
	if err != nil {
		return aws.Config{}, fmt.Errorf("assuming %s: %w", role.Name(), err)
	}
	config := p.Config(home)
	config.Credentials = credentials.NewStaticCredentialsProvider(*session.AccessKeyId, *session.SecretAccessKey, *session.SessionToken)
	return config, nil
}
