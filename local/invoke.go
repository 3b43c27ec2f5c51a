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
)

// invoke makes a call to a model or profile and reads the whole answer.
func invoke(ctx context.Context, client *bedrockruntime.Client, model string, c call) error {
	headers, err := localHeaders(c)
	if err != nil {
		return err
	}
	switch c.Operation {
	case converse:
		_, err := client.Converse(ctx, &bedrockruntime.ConverseInput{
			ModelId:         &model,
			Messages:        question,
			RequestMetadata: c.Metadata,
		}, headers)
		return err
	case converseStream:
		out, err := client.ConverseStream(ctx, &bedrockruntime.ConverseStreamInput{
			ModelId:         &model,
			Messages:        question,
			RequestMetadata: c.Metadata,
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
	metadata, err := metadataHeader(c.Metadata)
	if err != nil {
		return err
	}
	if c.Operation == invokeModel {
		_, err := client.InvokeModel(ctx, &bedrockruntime.InvokeModelInput{
			ModelId:         &model,
			Body:            body,
			ContentType:     aws.String("application/json"),
			RequestMetadata: metadata,
		}, headers)
		return err
	}
	out, err := client.InvokeModelWithResponseStream(ctx, &bedrockruntime.InvokeModelWithResponseStreamInput{
		ModelId:         &model,
		Body:            body,
		ContentType:     aws.String("application/json"),
		RequestMetadata: metadata,
	}, headers)
	if err != nil {
		return err
	}
	return readStream[types.ResponseStream](out.GetStream())
}

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

// metadataHeader returns request metadata as InvokeModel takes it; nil when there is none.
func metadataHeader(metadata map[string]string) (*string, error) {
	if len(metadata) == 0 {
		return nil, nil
	}
	text, err := json.Marshal(metadata)
	return aws.String(string(text)), err
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

// localHeaders says to the emulator when the call counts as made, what it uses and whether it fails.
func localHeaders(c call) (func(*bedrockruntime.Options), error) {
	counts := map[string]int64{"input": c.Tokens.Input}
	if !c.Tokens.Embedding {
		counts["output"], counts["cacheRead"], counts["cacheWrite"] = c.Tokens.Output, c.Tokens.CacheRead, c.Tokens.CacheWrite
	}
	text, err := json.Marshal(counts)
	if err != nil {
		return nil, fmt.Errorf("tokens: %w", err)
	}
	return func(o *bedrockruntime.Options) {
		o.APIOptions = append(o.APIOptions,
			smithyhttp.SetHeaderValue("X-Local-Time", c.Time.Format(time.RFC3339)),
			smithyhttp.SetHeaderValue("X-Local-Usage", string(text)),
		)
		if c.Throttled {
			o.APIOptions = append(o.APIOptions, smithyhttp.SetHeaderValue("X-Local-Error", throttling))
		}
	}, nil
}

// throttling is the code of the error with which a throttled call fails.
const throttling = "ThrottlingException"
