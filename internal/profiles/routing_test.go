package profiles

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

func modelARN(region, model string) string {
	return "arn:aws:bedrock:" + region + "::foundation-model/" + model
}

func text[T ~string](p *T) string {
	if p == nil {
		return "NULL"
	}
	return string(*p)
}

func TestModelAndRouting(t *testing.T) {
	const haiku, nova = "anthropic.claude-haiku-4-5-20251001-v1:0", "amazon.nova-lite-v1:0"
	for _, c := range []struct {
		name    string
		arns    []string
		model   string
		routing catalog.Routing
	}{
		{"the called Region only", []string{modelARN("eu-west-1", nova)}, nova, catalog.Regional},
		{"Geo, with the called Region", []string{modelARN("eu-central-1", haiku), modelARN("eu-west-1", haiku), modelARN("eu-west-3", haiku)}, haiku, catalog.Geo},
		{"Geo, the called Region last", []string{modelARN("eu-central-1", haiku), modelARN("eu-west-1", haiku)}, haiku, catalog.Geo},
		{"one other Region", []string{modelARN("eu-central-1", haiku)}, haiku, catalog.Geo},
		{"Global as it is answered", []string{modelARN("", haiku), modelARN("eu-west-1", haiku)}, haiku, catalog.Global},
		{"Global, in another order", []string{modelARN("eu-west-1", haiku), modelARN("", haiku)}, haiku, catalog.Global},
		{"Global alone", []string{modelARN("", haiku)}, haiku, catalog.Global},
		{"Global among many Regions", []string{modelARN("eu-central-1", haiku), modelARN("", haiku), modelARN("us-east-1", haiku)}, haiku, catalog.Global},
		{"two models", []string{modelARN("eu-west-1", haiku), modelARN("eu-west-1", nova)}, "NULL", catalog.Regional},
		{"two models in two Regions", []string{modelARN("eu-west-1", haiku), modelARN("eu-west-3", nova)}, "NULL", catalog.Geo},
		{"no foundation model", []string{"arn:aws:bedrock:eu-west-1:123456789012:custom-model/mine"}, "NULL", catalog.Regional},
		{"a foundation model and another", []string{modelARN("eu-west-1", haiku), "arn:aws:bedrock:eu-west-1:123456789012:custom-model/" + haiku}, "NULL", catalog.Regional},
		{"no ARN", []string{modelARN("", haiku), haiku}, "NULL", "NULL"},
		{"empty", []string{""}, "NULL", "NULL"},
		{"none", nil, "NULL", "NULL"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var models []types.InferenceProfileModel
			for _, arn := range c.arns {
				models = append(models, types.InferenceProfileModel{ModelArn: &arn})
			}
			model, routing := modelAndRouting(models, "eu-west-1")
			if text(model) != c.model || text(routing) != string(c.routing) {
				t.Errorf("model %s, routing %s; want %s, %s", text(model), text(routing), c.model, c.routing)
			}
		})
	}
}
