//go:build e2e

package e2e

import (
	"errors"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// refused fails unless an operation was denied for a missing permission.
func refused(t *testing.T, what string, err error) {
	t.Helper()
	var api smithy.APIError
	if !errors.As(err, &api) || !strings.HasPrefix(api.ErrorCode(), "AccessDenied") {
		t.Errorf("%s: %v, want AccessDenied", what, err)
	}
}

func (e *endToEnd) testRefused(t *testing.T) {
	const home = "us-east-1"
	services := calls.NewServices(e.Place, home)
	api, finder := e.roleOf(t, "assistant-api", "prod"), e.roleOf(t, "finder-api", "prod")
	own, err := services.Profile(e.Ctx, api, home, "sonnet")
	if err != nil {
		t.Fatal(err)
	}
	others, err := services.Profile(e.Ctx, finder, home, "nova")
	if err != nil {
		t.Fatal(err)
	}
	// An administrator creates a profile of the product in a Region that is not listed.
	const unlisted = "us-east-2"
	profile, err := bedrock.NewFromConfig(e.Config(unlisted)).CreateInferenceProfile(e.Ctx, &bedrock.CreateInferenceProfileInput{
		InferenceProfileName: aws.String("assistant-sonnet-unlisted"),
		ModelSource: &types.InferenceProfileModelSourceMemberCopyFrom{
			Value: "arn:aws:bedrock:" + unlisted + ":" + environment.AccountID + ":inference-profile/us." + e.Catalog.Products[0].Models[0].ID,
		},
		Tags: []types.Tag{{Key: aws.String("product"), Value: aws.String("assistant")}},
	})
	if err != nil {
		t.Fatal(err)
	}

	for _, operation := range calls.Operations {
		made := calls.Call{
			Operation: operation, Model: e.Catalog.Products[0].Models[0], Time: e.Now, Tokens: calls.Usage{Input: 10, Output: 5},
			Metadata: calls.Identity(api, api.Product.Team),
		}
		try := func(region, model string) error {
			client, err := services.Runtime(e.Ctx, api, region, api.Product.Team)
			if err != nil {
				return err
			}
			return calls.Invoke(e.Ctx, client, model, made)
		}
		for what, model := range map[string]string{
			"a model by its id":         calls.UnlistedModel,
			"a model by its ARN":        "arn:aws:bedrock:" + home + "::foundation-model/" + calls.UnlistedModel,
			"another product's profile": others,
			"a system-defined profile":  "us." + e.Catalog.Products[0].Models[0].ID,
			"the Global one":            "global.anthropic.claude-haiku-4-5-20251001-v1:0",
		} {
			refused(t, string(operation)+" of "+what, try(home, model))
		}
		refused(t, string(operation)+" in an unlisted Region", try(unlisted, *profile.InferenceProfileArn))
		if err := try(home, own); err != nil {
			t.Errorf("%s of its own profile: %v", operation, err)
		}
		e.Calls = append(e.Calls, made) // the ledger holds this one alone
	}

	config, err := services.Session(e.Ctx, api, home)
	if err != nil {
		t.Fatal(err)
	}
	control := bedrock.NewFromConfig(config)
	_, err = control.DeleteModelInvocationLoggingConfiguration(e.Ctx, &bedrock.DeleteModelInvocationLoggingConfigurationInput{})
	refused(t, "switching logging off", err)
	_, err = control.PutModelInvocationLoggingConfiguration(e.Ctx, &bedrock.PutModelInvocationLoggingConfigurationInput{
		LoggingConfig: &types.LoggingConfig{TextDataDeliveryEnabled: aws.Bool(false)},
	})
	refused(t, "moving the logs", err)
	_, err = control.TagResource(e.Ctx, &bedrock.TagResourceInput{
		ResourceARN: &others, Tags: []types.Tag{{Key: aws.String("product"), Value: aws.String("assistant")}},
	})
	refused(t, "taking over another product's profile", err)
	_, err = s3.NewFromConfig(config).ListObjectsV2(e.Ctx, &s3.ListObjectsV2Input{Bucket: aws.String(catalog.LogBucket(environment.AccountID, home))})
	refused(t, "reading the logs", err)
	_, err = ssm.NewFromConfig(config).GetParameter(e.Ctx, &ssm.GetParameterInput{Name: aws.String(catalog.ProfileParameter("finder", "nova"))})
	refused(t, "finding another product's profile", err)
	e.logsToUs(t, home)
}
