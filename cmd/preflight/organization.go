package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/arn"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// unspecified is the requested Region of the second check of a Global call's model.
// https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
const unspecified = "unspecified"

// organizationChecks check, in a Region with Geo or Global profiles, that service control policies do not deny the Regions to which the
// calls are routed. role is a caller role.
func organizationChecks(region []catalog.Profile, role string) []check {
	routed := slices.ContainsFunc(region, func(p catalog.Profile) bool { return p.Model.Routing.Kind() != catalog.Regional })
	if !routed {
		return nil
	}
	return []check{{"organization", "iam:SimulatePrincipalPolicy and bedrock:GetInferenceProfile", organization(role)}}
}

// anyCaller returns the ARN of a caller role of the lists, as which calls are simulated; empty for none.
func anyCaller(c catalog.Catalog, account string) string {
	for _, r := range c.Roles() {
		return r.ARN(account)
	}
	return ""
}

// organization simulates one call in each Region to which the Region's profiles route, and one in the Region itself, as a caller role, or as
// the role that deploys where the caller role does not exist yet. Of the answer only the decision of the organization counts: it stands for
// its service control policies, with their condition keys. An account outside of an organization, and the management account, have none.
//
// It is a warning and never a failure, since the simulation may differ from a call: a policy may use a condition key that the simulation
// does not set, and IAM does not say which. Resource control policies are not simulated.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
func organization(role string) read {
	return func(ctx context.Context, r regional) (status, string, error) {
		models, err := routedModels(ctx, r)
		if err != nil || len(models) == 0 {
			return ok, "", err
		}
		model := models[slices.Sorted(maps.Keys(models))[0]]
		models[r.Name] = "arn:aws:bedrock:" + r.Name + "::foundation-model/" + model[strings.LastIndexByte(model, '/')+1:]
		deploys := fmt.Sprintf("arn:aws:iam::%s:role/cdk-hnb659fds-deploy-role-%s-%s", r.account, r.account, r.Name)
		caller := cmp.Or(role, deploys)
		var denied []string
		for _, region := range slices.Sorted(maps.Keys(models)) {
			allowed, err := simulated(ctx, r, caller, region, models[region])
			if missing(err) && caller != deploys {
				caller = deploys
				allowed, err = simulated(ctx, r, caller, region, models[region])
			}
			switch {
			case missing(err):
				return ok, "nothing to do: there is no role yet with which IAM could simulate a call", nil
			case err != nil:
				return "", "", err
			}
			if !allowed {
				denied = append(denied, region)
			}
		}
		switch {
		case len(denied) == 0:
			return ok, "", nil
		case slices.Contains(denied, r.Name):
			return warning, fmt.Sprintf(`ask the organization which service control policy denies %s in %s (docs/runbook.md, "Denied by a service control policy"): IAM's simulation of %s says that one does`, invoke, r.Name, caller), nil
		}
		return warning, fmt.Sprintf(`let the organization exempt %s through our profiles from the service control policy that denies Regions (docs/runbook.md, "Denied by a service control policy"): IAM's simulation of %s says that it denies the requested Region %s`,
			invoke, caller, strings.Join(denied, ", ")), nil
	}
}

const invoke = "bedrock:InvokeModel"

// routedModels returns the ARN of one foundation model for each requested Region in which calls of the Region's Geo and Global profiles are
// checked. A profile that is not offered is the finding of another check.
func routedModels(ctx context.Context, r regional) (map[string]string, error) {
	models := map[string]string{}
	read := map[string]bool{}
	for _, p := range r.profiles {
		if p.Model.Routing.Kind() == catalog.Regional || read[p.Source] {
			continue
		}
		read[p.Source] = true
		answer, err := r.bedrock.GetInferenceProfile(ctx, &bedrock.GetInferenceProfileInput{InferenceProfileIdentifier: aws.String(p.Source)})
		if notOffered(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		for _, m := range answer.Models {
			model := aws.ToString(m.ModelArn)
			parsed, err := arn.Parse(model)
			if err != nil {
				continue
			}
			if parsed.Region == "" {
				parsed.Region = unspecified
			}
			models[parsed.Region] = model
		}
	}
	return models, nil
}

// simulated reports whether the organization would allow a role to invoke a model where the requested Region is this one. The call is one
// through an application inference profile of the account, whose ARN the call then has as a condition key.
func simulated(ctx context.Context, r regional, role, region, model string) (bool, error) {
	entry := func(key, value string) types.ContextEntry {
		return types.ContextEntry{ContextKeyName: &key, ContextKeyType: types.ContextKeyTypeEnumString, ContextKeyValues: []string{value}}
	}
	answer, err := r.iam.SimulatePrincipalPolicy(ctx, &iam.SimulatePrincipalPolicyInput{
		PolicySourceArn: &role,
		ActionNames:     []string{invoke},
		ResourceArns:    []string{model},
		ContextEntries: []types.ContextEntry{
			entry("aws:RequestedRegion", region),
			entry("bedrock:InferenceProfileArn", "arn:aws:bedrock:"+r.Name+":"+r.account+":application-inference-profile/preflight"),
		},
	})
	if err != nil {
		return false, err
	}
	for _, result := range answer.EvaluationResults {
		if decision := result.OrganizationsDecisionDetail; decision != nil && !decision.AllowedByOrganizations {
			return false, nil
		}
	}
	return true, nil
}
