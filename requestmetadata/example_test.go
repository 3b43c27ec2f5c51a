package requestmetadata_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// printer is an HTTP client instead of Amazon Bedrock. It prints the request metadata of each request.
type printer struct{}

func (printer) Do(r *http.Request) (*http.Response, error) {
	fmt.Println(r.Header.Get("X-Amzn-Bedrock-Request-Metadata"))
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader("{}"))}, nil
}

var config = aws.Config{
	Region:     "us-east-1",
	HTTPClient: printer{},
	Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: "id", SecretAccessKey: "secret"}, nil
	}),
}

func Example() {
	stamp, err := requestmetadata.New(requestmetadata.Config{
		Identity: map[string]string{"team": "growth", "service": "onboarding-api", "env": "prod"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	client := bedrockruntime.NewFromConfig(config, stamp.Apply)

	ctx := requestmetadata.With(context.Background(), "feature", "summarize")
	_, err = client.InvokeModel(ctx, &bedrockruntime.InvokeModelInput{
		ModelId: aws.String("arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc"),
		Body:    []byte("{}"),
	})
	fmt.Println(err)
	// Output:
	// {"env":"prod","service":"onboarding-api","team":"growth","feature":"summarize"}
	// <nil>
}

func ExampleNew_mistakes() {
	_, err := requestmetadata.New(requestmetadata.Config{
		Identity: map[string]string{"team_name": "growth", "service": "Onboarding API", "env": "prod"},
	})
	var mistakes schema.Mistakes
	fmt.Println(errors.As(err, &mistakes))
	for _, m := range mistakes {
		fmt.Printf("%s: %s\n", m.Key, m.Rule)
	}
	// Output:
	// true
	// service: not allowed
	// team_name: unknown key
	// team: missing
}

func ExampleConfig_dropAndReport() {
	stamp, err := requestmetadata.New(requestmetadata.Config{
		Identity:      map[string]string{"team": "growth", "service": "onboarding-api", "env": "prod"},
		DropAndReport: func(_ context.Context, mistakes schema.Mistakes) { fmt.Println(mistakes) },
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	client := bedrockruntime.NewFromConfig(config, stamp.Apply)
	ctx := requestmetadata.With(context.Background(), "feature", "ann@example.com")
	_, err = client.InvokeModel(ctx, &bedrockruntime.InvokeModelInput{ModelId: aws.String("m"), Body: []byte("{}")})
	fmt.Println(err)
	// Output:
	// request metadata feature is "ann@example.com" (e-mail address): logs are kept for years and are read by many; stamp an id that only your service can resolve
	// {"env":"prod","service":"onboarding-api","team":"growth"}
	// <nil>
}

func ExampleProfiles() {
	profiles := &requestmetadata.Profiles{
		Region: "us-east-1",
		Parameter: func(_ context.Context, name string) (string, error) { // GetParameter of service/ssm
			return "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc", nil
		},
	}
	arn, err := profiles.ARN(context.Background(), "onboarding-assistant", "sonnet")
	fmt.Println(arn, err)
	// Output:
	// arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc <nil>
}
