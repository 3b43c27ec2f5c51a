package calls

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata"
)

// Invoke calls a model or a profile and reads the whole answer. The client stamps the identity of its service; Invoke adds the
// metadata of this call. It reads Operation, Model, Time, Metadata, Tokens, Throttled and Tier of c.
func Invoke(ctx context.Context, client *bedrockruntime.Client, model string, c Call) error {
	headers, err := Headers(c)
	if err != nil {
		return err
	}
	for _, label := range labels {
		if value, set := c.Metadata[label]; set {
			ctx = requestmetadata.With(ctx, label, value)
		}
	}
	tier := types.ServiceTierType(c.Tier)
	var tierOfConverse *types.ServiceTier
	if tier != "" {
		tierOfConverse = &types.ServiceTier{Type: tier}
	}
	switch c.Operation {
	case Converse:
		_, err := client.Converse(ctx, &bedrockruntime.ConverseInput{
			ModelId:     &model,
			Messages:    Messages,
			ServiceTier: tierOfConverse,
		}, headers)
		return err
	case ConverseStream:
		out, err := client.ConverseStream(ctx, &bedrockruntime.ConverseStreamInput{
			ModelId:     &model,
			Messages:    Messages,
			ServiceTier: tierOfConverse,
		}, headers)
		if err != nil {
			return err
		}
		return readStream[types.ConverseStreamOutput](out.GetStream())
	}
	body, err := requestBody(c.Model.ID)
	if err != nil {
		return err
	}
	if c.Operation == InvokeModel {
		_, err := client.InvokeModel(ctx, &bedrockruntime.InvokeModelInput{
			ModelId:     &model,
			Body:        body,
			ContentType: aws.String("application/json"),
			ServiceTier: tier,
		}, headers)
		return err
	}
	out, err := client.InvokeModelWithResponseStream(ctx, &bedrockruntime.InvokeModelWithResponseStreamInput{
		ModelId:     &model,
		Body:        body,
		ContentType: aws.String("application/json"),
		ServiceTier: tier,
	}, headers)
	if err != nil {
		return err
	}
	return readStream[types.ResponseStream](out.GetStream())
}

// labels are the keys that differ from call to call. The rest of the metadata of a call is the identity of its client.
var labels = []string{"feature", requestmetadata.RequestID}

// prompt is the prompt of every call.
const prompt = "Who used the tokens?"

// Messages are the messages of every call by the Converse API.
var Messages = []types.Message{{
	Role:    types.ConversationRoleUser,
	Content: []types.ContentBlock{&types.ContentBlockMemberText{Value: prompt}},
}}

// requestBody returns the prompt as a body of InvokeModel, in the form of the model's provider.
// https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters.html
func requestBody(model string) ([]byte, error) {
	type content struct {
		Type string `json:"type,omitempty"`
		Text string `json:"text"`
	}
	type message struct {
		Role    string    `json:"role"`
		Content []content `json:"content"`
	}
	switch {
	case Embeds(model):
		return json.Marshal(map[string]string{"inputText": prompt})
	case strings.HasPrefix(model, "anthropic."):
		return json.Marshal(map[string]any{
			"anthropic_version": "bedrock-2023-05-31",
			"max_tokens":        1200,
			"messages":          []message{{"user", []content{{"text", prompt}}}},
		})
	default:
		return json.Marshal(map[string]any{"messages": []message{{"user", []content{{Text: prompt}}}}})
	}
}

// stream is the reading side of an event stream.
type stream[T any] interface {
	Events() <-chan T
	Err() error
	io.Closer
}

// readStream reads a stream to its end. Amazon Bedrock counts the tokens at the end.
func readStream[T any](s stream[T]) error {
	for range s.Events() {
	}
	if err := s.Err(); err != nil {
		return err
	}
	return s.Close()
}

// header returns the tokens in the form that the emulator reads.
func (u Usage) header() (string, error) {
	counts := map[string]int64{"input": u.Input}
	if !u.Embedding {
		counts["output"], counts["cacheRead"], counts["cacheWrite"] = u.Output, u.CacheRead, u.CacheWrite
	}
	text, err := json.Marshal(counts)
	if err != nil {
		return "", fmt.Errorf("tokens: %w", err)
	}
	return string(text), nil
}

// Headers returns a client option with the headers for the emulator: the time of the call, its tokens and whether it fails.
func Headers(c Call) (func(*bedrockruntime.Options), error) {
	text, err := c.Tokens.header()
	if err != nil {
		return nil, err
	}
	return func(o *bedrockruntime.Options) {
		o.APIOptions = append(o.APIOptions,
			smithyhttp.SetHeaderValue("X-Local-Time", c.Time.Format(time.RFC3339)),
			smithyhttp.SetHeaderValue("X-Local-Usage", text),
		)
		if c.Throttled {
			o.APIOptions = append(o.APIOptions, smithyhttp.SetHeaderValue("X-Local-Error", throttling))
		}
	}, nil
}

// throttling is the error code of a throttled call.
const throttling = "ThrottlingException"
