package main

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

// invoke makes a call to a model or profile and reads the whole answer. The client stamps the metadata.
func invoke(ctx context.Context, client *bedrockruntime.Client, model string, c call) error {
	headers, err := localHeaders(c)
	if err != nil {
		return err
	}
	for _, label := range labels {
		if value, set := c.Metadata[label]; set {
			ctx = requestmetadata.With(ctx, label, value)
		}
	}
	switch c.Operation {
	case converse:
		_, err := client.Converse(ctx, &bedrockruntime.ConverseInput{
			ModelId:  &model,
			Messages: question,
		}, headers)
		return err
	case converseStream:
		out, err := client.ConverseStream(ctx, &bedrockruntime.ConverseStreamInput{
			ModelId:  &model,
			Messages: question,
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
	if c.Operation == invokeModel {
		_, err := client.InvokeModel(ctx, &bedrockruntime.InvokeModelInput{
			ModelId:     &model,
			Body:        body,
			ContentType: aws.String("application/json"),
		}, headers)
		return err
	}
	out, err := client.InvokeModelWithResponseStream(ctx, &bedrockruntime.InvokeModelWithResponseStreamInput{
		ModelId:     &model,
		Body:        body,
		ContentType: aws.String("application/json"),
	}, headers)
	if err != nil {
		return err
	}
	return readStream[types.ResponseStream](out.GetStream())
}

// labels are the keys that differ from call to call; the rest of a call's metadata is the identity of its client.
var labels = []string{"feature", requestmetadata.RequestID}

// prompt is what every call asks.
const prompt = "Who used the tokens?"

var question = []types.Message{{
	Role:    types.ConversationRoleUser,
	Content: []types.ContentBlock{&types.ContentBlockMemberText{Value: prompt}},
}}

// requestBody returns the prompt in the form the model's family takes it.
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
	case embeds(model):
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

// readStream reads a stream to its end: only then the service knows the tokens.
func readStream[T any](s stream[T]) error {
	for range s.Events() {
	}
	if err := s.Err(); err != nil {
		return err
	}
	return s.Close()
}

// header returns the tokens as the emulator reads them.
func (u usage) header() (string, error) {
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

// localHeaders says to the emulator when the call counts as made, what it uses and whether it fails.
func localHeaders(c call) (func(*bedrockruntime.Options), error) {
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

// throttling is the code of the error with which a throttled call fails.
const throttling = "ThrottlingException"
