package checks

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// metrics is the field of a stream's last chunk that has the counts.
const metrics = "amazon-bedrock-invocationMetrics"

// lastChunkCalls are the calls of lastChunk.
var lastChunkCalls = []proof.Call{
	findTargetCall,
	{API: "bedrock-runtime:InvokeModelWithResponseStream", On: "a profile of the lists for a Claude model, as the caller of this tool"},
}

// lastChunk streams one token and reads the last chunk.
func lastChunk(ctx context.Context, r *proof.Run) (proof.Result, error) {
	t, ok, err := findTarget(ctx, r, func(_ string, p catalog.Profile) bool { return isClaude(p) })
	if err != nil {
		return proof.Result{}, err
	}
	if !ok {
		return proof.NotShown("no product has a model of Anthropic")
	}
	body := `{"anthropic_version":"bedrock-2023-05-31","max_tokens":1,"messages":[{"role":"user","content":"ping"}]}`
	out, err := bedrockruntime.NewFromConfig(r.Config(t.region)).InvokeModelWithResponseStream(ctx, &bedrockruntime.InvokeModelWithResponseStreamInput{
		ModelId: &t.arn, Body: []byte(body), ContentType: aws.String("application/json"),
	})
	if err != nil {
		return proof.Result{}, err
	}
	r.Spent(callBound)
	stream := out.GetStream()
	var last []byte
	chunks := 0
	for event := range stream.Events() {
		if chunk, ok := event.(*types.ResponseStreamMemberChunk); ok {
			last = chunk.Value.Bytes
			chunks++
		}
	}
	if err := errors.Join(stream.Err(), stream.Close()); err != nil {
		return proof.Result{}, err
	}
	var fields map[string]json.RawMessage
	if err := json.NewDecoder(bytes.NewReader(last)).Decode(&fields); err != nil {
		return proof.Failed("the last of %d chunks is no JSON object: %q", chunks, last)
	}
	_, has := fields[metrics]
	return proof.Shown(has, "the last of %d chunks of %s is %s", chunks, t.Model.ID, last)
}
