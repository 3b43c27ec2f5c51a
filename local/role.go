package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
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

// services calls Amazon Bedrock as the services of the lists do: each as its role, through its product's profile.
type services struct {
	place place
	home  string

	mutex    sync.Mutex
	sessions map[string]func() (aws.Config, error)
	profiles map[string]func() (string, error)
}

func newServices(p place, home string) *services {
	return &services{
		place:    p,
		home:     home,
		sessions: map[string]func() (aws.Config, error){},
		profiles: map[string]func() (string, error){},
	}
}

// session returns the config of a role in a Region. The role is assumed once.
func (s *services) session(ctx context.Context, role catalog.Role, region string) (aws.Config, error) {
	s.mutex.Lock()
	assume, found := s.sessions[role.Name()]
	if !found {
		assume = sync.OnceValues(func() (aws.Config, error) { return s.place.assume(ctx, s.home, role) })
		s.sessions[role.Name()] = assume
	}
	s.mutex.Unlock()
	config, err := assume()
	config.Region = region
	return config, err
}

// profile returns the ARN of a product's inference profile, as the role finds it: by its parameter, read once.
func (s *services) profile(ctx context.Context, role catalog.Role, region, model string) (string, error) {
	config, err := s.session(ctx, role, region)
	if err != nil {
		return "", err
	}
	name := catalog.ProfileParameter(role.Product.Name, model)
	s.mutex.Lock()
	key := region + name
	read, found := s.profiles[key]
	if !found {
		read = sync.OnceValues(func() (string, error) {
			got, err := ssm.NewFromConfig(config).GetParameter(ctx, &ssm.GetParameterInput{Name: &name})
			if err != nil {
				return "", fmt.Errorf("%s in %s: %w", name, region, err)
			}
			return aws.ToString(got.Parameter.Value), nil
		})
		s.profiles[key] = read
	}
	s.mutex.Unlock()
	return read()
}

// runtime returns the client with which a role calls models in a Region.
func (s *services) runtime(ctx context.Context, role catalog.Role, region string) (*bedrockruntime.Client, error) {
	config, err := s.session(ctx, role, region)
	if err != nil {
		return nil, err
	}
	return bedrockruntime.NewFromConfig(config), nil
}
