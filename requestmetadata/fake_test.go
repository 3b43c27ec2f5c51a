package requestmetadata

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
)

// fakeBedrock is an HTTP client instead of the network. It keeps the metadata of each request.
type fakeBedrock struct {
	// answer returns the response to a request. Zero: an empty object.
	answer func(*http.Request) *http.Response
	// discard: no metadata is kept.
	discard bool

	mutex    sync.Mutex
	received []map[string]string
	models   []string
}

func (f *fakeBedrock) Do(request *http.Request) (*http.Response, error) {
	if f.discard {
		return respond(http.StatusOK, "application/json", []byte("{}")), nil
	}
	metadata, err := metadataOf(request)
	if err != nil {
		return nil, err
	}
	f.mutex.Lock()
	f.received = append(f.received, metadata)
	f.models = append(f.models, request.URL.Path)
	f.mutex.Unlock()
	if f.answer != nil {
		return f.answer(request), nil
	}
	return respond(http.StatusOK, "application/json", []byte("{}")), nil
}

// metadataOf reads the metadata from the header or from the body, by operation.
// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html
func metadataOf(request *http.Request) (map[string]string, error) {
	if header := request.Header.Get("X-Amzn-Bedrock-Request-Metadata"); header != "" {
		var metadata map[string]string
		err := json.Unmarshal([]byte(header), &metadata)
		return metadata, err
	}
	if request.Body == nil {
		return nil, nil
	}
	text, err := io.ReadAll(request.Body)
	if err != nil {
		return nil, err
	}
	var body struct {
		RequestMetadata map[string]string `json:"requestMetadata"`
	}
	_ = json.Unmarshal(text, &body) // the body of InvokeModel is the model's own, and may be anything
	return body.RequestMetadata, nil
}

func respond(status int, contentType string, body []byte) *http.Response {
	return &http.Response{
		StatusCode: status,
		Header:     http.Header{"Content-Type": {contentType}, "X-Amzn-Requestid": {"the-request"}},
		Body:       io.NopCloser(bytes.NewReader(body)),
	}
}

// refuse returns a response with an error of Amazon Bedrock.
func refuse(status int, code string) *http.Response {
	response := respond(status, "application/json", []byte(`{"message":"no"}`))
	response.Header.Set("X-Amzn-Errortype", code)
	return response
}

// client returns an ordinary client of the fake.
func (f *fakeBedrock) client(apply ...func(*bedrockruntime.Options)) *bedrockruntime.Client {
	return bedrockruntime.NewFromConfig(aws.Config{
		Region:           "us-east-1",
		HTTPClient:       f,
		RetryMaxAttempts: 1,
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "id", SecretAccessKey: "secret"}, nil
		}),
	}, apply...)
}

var identity = map[string]string{"team": "growth", "service": "onboarding-api", "env": "prod"}

// mustStamp returns a stamp of the schema of the cases.
func mustStamp(t testing.TB, config Config) *Stamp {
	t.Helper()
	if config.Identity == nil {
		config.Identity = identity
	}
	stamp, err := newStamp(own, config)
	if err != nil {
		t.Fatal(err)
	}
	return stamp
}
