package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

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

// simulator lets IAM decide on calls, one after the other and each once for all Regions: IAM allows few requests a second.
type simulator struct {
	iam     *iam.Client
	account string
	lock    sync.Mutex
	// role is the role as which the calls are made, otherwise the one that is tried where it does not exist; empty for none.
	role, otherwise string
	// decided are the decisions by requested Region.
	decided map[string]bool
}

// newSimulator returns a simulator of the first caller role of the lists, or, where that does not exist yet, of the role that deploys the home
// Region.
func newSimulator(client *iam.Client, c catalog.Catalog, account string) *simulator {
	s := &simulator{iam: client, account: account, decided: map[string]bool{}}
	s.role = "arn:aws:iam::" + account + ":role/" + c.Bootstrap.DeployRole(account+"-"+c.Account.HomeRegion)
	if roles := c.Roles(); len(roles) > 0 {
		s.role, s.otherwise = roles[0].ARN(account), s.role
	}
	return s
}

// organizationChecks check, in a Region with Geo or Global profiles, that service control policies do not deny the Regions to which the
// calls are routed.
func organizationChecks(s *simulator, region []catalog.Profile) []check {
	routed := slices.ContainsFunc(region, func(p catalog.Profile) bool { return p.Model.Routing.Kind() != catalog.Regional })
	if !routed {
		return nil
	}
	return []check{{"organization", "iam:SimulatePrincipalPolicy and bedrock:GetInferenceProfile", s.organization}}
}

// organization simulates one call in each Region to which the Region's profiles route, and one in the Region itself. Of the answer only the
// decision of the organization counts: it stands for its service control policies, with their condition keys. An account outside of an
// organization, and the management account, have none.
//
// It is a warning and never a failure, since the simulation may differ from a call: a policy may use a condition key that the simulation
// does not set, and IAM does not say which. Resource control policies are not simulated.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
func (s *simulator) organization(ctx context.Context, r regional) (status, string, error) {
	models, err := routedModels(ctx, r)
	if err != nil || len(models) == 0 {
		return ok, "", err
	}
	var denied []string
	var role string
	for _, region := range slices.Sorted(maps.Keys(models)) {
		allowed, as, err := s.allowed(ctx, r.Name, region, models[region])
		role = as
		switch {
		case missing(err):
			return ok, "nothing to do: there is no role yet with which IAM could simulate a call", nil
		case err != nil:
			return "", "", err
		case !allowed:
			denied = append(denied, region)
		}
	}
	switch {
	case len(denied) == 0:
		return ok, "", nil
	case slices.Contains(denied, r.Name):
		return warning, fmt.Sprintf(`ask the organization which service control policy denies %s in %s (docs/runbook.md, "Denied by a service control policy"): IAM's simulation of %s says that one does`, invoke, r.Name, role), nil
	}
	return warning, fmt.Sprintf(`let the organization exempt %s through our profiles from the service control policy that denies Regions (docs/runbook.md, "Denied by a service control policy"): IAM's simulation of %s says that it denies the requested Region %s`,
		invoke, role, strings.Join(denied, ", ")), nil
}

const invoke = "bedrock:InvokeModel"

// routedModels returns the ARN of one foundation model for each requested Region in which calls of the Region's Geo and Global profiles are
// checked, the Region itself among them. A profile that is not offered is the finding of another check.
func routedModels(ctx context.Context, r regional) (map[string]string, error) {
	models := map[string]string{}
	read := map[string]bool{}
	for _, p := range r.profiles {
		if p.Model.Routing.Kind() == catalog.Regional || read[p.Source] {
			continue
		}
		read[p.Source] = true
		answer, err := r.bedrock.GetInferenceProfile(ctx, &bedrock.GetInferenceProfileInput{InferenceProfileIdentifier: aws.String(p.Source)})
		if absent(err) {
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
			models[r.Name] = cmp.Or(models[r.Name], "arn:aws:bedrock:"+r.Name+"::"+parsed.Resource)
		}
	}
	return models, nil
}

// allowed reports whether the organization would allow the role to invoke a model where the requested Region is this one. The call is one
// through an application inference profile of the account in the called Region, whose ARN the call then has as a condition key.
func (s *simulator) allowed(ctx context.Context, called, region, model string) (allowed bool, role string, err error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if allowed, decided := s.decided[region]; decided {
		return allowed, s.role, nil
	}
	profile := "arn:aws:bedrock:" + called + ":" + s.account + ":application-inference-profile/preflight"
	allowed, err = s.simulate(ctx, region, model, profile)
	if missing(err) && s.otherwise != "" {
		s.role, s.otherwise = s.otherwise, ""
		allowed, err = s.simulate(ctx, region, model, profile)
	}
	if err == nil {
		s.decided[region] = allowed
	}
	return allowed, s.role, err
}

func (s *simulator) simulate(ctx context.Context, region, model, profile string) (bool, error) {
	entry := func(key, value string) types.ContextEntry {
		return types.ContextEntry{ContextKeyName: &key, ContextKeyType: types.ContextKeyTypeEnumString, ContextKeyValues: []string{value}}
	}
	answer, err := s.iam.SimulatePrincipalPolicy(ctx, &iam.SimulatePrincipalPolicyInput{
		PolicySourceArn: &s.role,
		ActionNames:     []string{invoke},
		ResourceArns:    []string{model},
		ContextEntries:  []types.ContextEntry{entry("aws:RequestedRegion", region), entry("bedrock:InferenceProfileArn", profile)},
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
