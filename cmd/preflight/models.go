package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// modelChecks check each model and each inference profile that the Region's profiles copy, once: that it is offered, and that the
// account may call the model.
func modelChecks(profiles []catalog.Profile) []check {
	var list []check
	seen := map[string]bool{}
	once := func(c check) {
		if !seen[c.name] {
			seen[c.name] = true
			list = append(list, c)
		}
	}
	for _, p := range profiles {
		if p.Model.Routing.Kind() == catalog.Regional {
			once(check{"model " + p.Source, "bedrock:GetFoundationModel", func(ctx context.Context, r regional) (status, string, error) {
				_, err := r.bedrock.GetFoundationModel(ctx, &bedrock.GetFoundationModelInput{ModelIdentifier: aws.String(p.Source)})
				return offered(p, r, err)
			}})
		} else {
			once(check{"profile " + p.Source, "bedrock:ListInferenceProfiles", systemProfile(p)})
		}
		once(check{"access to " + p.Model.ID, "bedrock:GetFoundationModelAvailability", func(ctx context.Context, r regional) (status, string, error) {
			return accessible(ctx, p.Model.ID, r)
		}})
	}
	return list
}

// offered reads the error of a request for a model.
func offered(p catalog.Profile, r regional, err error) (status, string, error) {
	if absent(err) {
		return fails, notOffered(p, r), nil
	}
	return ok, "", err
}

func notOffered(p catalog.Profile, r regional) string {
	return fmt.Sprintf("give the model %q of product %q Regions or a routing that has it: %s is not offered in %s",
		p.Model.Name, p.Product.Name, p.Source, r.Name)
}

// absent reports whether the Region answered that it does not have a model or an inference profile.
func absent(err error) bool {
	refusal, answered := errors.AsType[smithy.APIError](err)
	return answered && (refusal.ErrorCode() == "ResourceNotFoundException" || refusal.ErrorCode() == "ValidationException")
}

// accessible checks that the account may call a model. A model that the Region routes elsewhere need not be offered in it.
// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetFoundationModelAvailability.html
func accessible(ctx context.Context, model string, r regional) (status, string, error) {
	answer, err := r.bedrock.GetFoundationModelAvailability(ctx, &bedrock.GetFoundationModelAvailabilityInput{ModelId: &model})
	if err != nil {
		return "", "", err
	}
	if answer.AuthorizationStatus != types.AuthorizationStatusAuthorized || answer.EntitlementAvailability != types.EntitlementAvailabilityAvailable {
		return fails, fmt.Sprintf("request access to %s in the Amazon Bedrock console of %s: authorization is %s, entitlement %s",
			model, r.Name, answer.AuthorizationStatus, answer.EntitlementAvailability), nil
	}
	if agreement := answer.AgreementAvailability; agreement != nil && agreement.Status != types.AgreementStatusAvailable {
		return warning, fmt.Sprintf("call %s once in %s as somebody who may subscribe in AWS Marketplace: its agreement is %s", model, r.Name, agreement.Status), nil
	}
	return ok, "", nil
}
