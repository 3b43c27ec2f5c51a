package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	ssmtypes "github.com/aws/aws-sdk-go-v2/service/ssm/types"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
)

// bootstrapVersion is the lowest version of the bootstrap stack that the templates accept.
// https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html
const bootstrapVersion = 6

// bootstrapped checks the version of the Region's CDK bootstrap stack.
func bootstrapped(ctx context.Context, r regional) (status, string, error) {
	do := fmt.Sprintf("run npx cdk bootstrap aws://%s/%s", r.account, r.Name)
	answer, err := r.ssm.GetParameter(ctx, &ssm.GetParameterInput{Name: aws.String(r.bootstrap.VersionParameter())})
	if _, missing := errors.AsType[*ssmtypes.ParameterNotFound](err); missing {
		return fails, do + ": the Region has no parameter " + r.bootstrap.VersionParameter(), nil
	}
	if err != nil {
		return "", "", err
	}
	value := aws.ToString(answer.Parameter.Value)
	if version, err := strconv.Atoi(value); err != nil || version < bootstrapVersion {
		return fails, fmt.Sprintf("%s: its version is %q; at least %d is needed", do, value, bootstrapVersion), nil
	}
	return ok, "", nil
}

// deployRole assumes the role of the CDK that deploys, and makes no other call as that role.
func deployRole(ctx context.Context, r regional) (status, string, error) {
	role := fmt.Sprintf("arn:aws:iam::%s:role/%s", r.account, r.bootstrap.DeployRole(r.account+"-"+r.Name))
	_, err := r.sts.AssumeRole(ctx, &sts.AssumeRoleInput{RoleArn: &role, RoleSessionName: aws.String("preflight")})
	if awserrors.Refused(err) {
		return fails, fmt.Sprintf("allow sts:AssumeRole on %s, or bootstrap the Region: %s", role, awserrors.Reason(err)), nil
	}
	return ok, "", err
}

// profileQuota counts the application inference profiles that the Region would have after the deployment.
func profileQuota(ctx context.Context, r regional) (status, string, error) {
	names := map[string]bool{}
	there := 0
	pages := bedrock.NewListInferenceProfilesPaginator(r.bedrock, &bedrock.ListInferenceProfilesInput{TypeEquals: types.InferenceProfileTypeApplication, MaxResults: aws.Int32(catalog.QuotaProfiles)})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return "", "", err
		}
		there += len(page.InferenceProfileSummaries)
		for _, p := range page.InferenceProfileSummaries {
			names[aws.ToString(p.InferenceProfileName)] = true
		}
	}
	more := 0
	for _, p := range r.profiles {
		if !names[p.Name()] {
			more++
		}
	}
	if there+more > catalog.QuotaProfiles {
		return fails, fmt.Sprintf("delete idle application inference profiles, or request a quota above %d: %d are there, and %d are to be created", catalog.QuotaProfiles, there, more), nil
	}
	return ok, "", nil
}

// trail checks that a CloudTrail trail records in the Region: without one a deletion of the logging configuration is not seen at once.
func trail(ctx context.Context, r regional) (status, string, error) {
	if r.DisableRepair {
		return ok, "", nil
	}
	recorded, err := coverage.TrailRecords(ctx, r.trails)
	if err != nil {
		return "", "", err
	}
	if !recorded {
		return warning, `create a CloudTrail trail that covers it, or start the one that does, or set DisableRepair (docs/runbook.md, "Repair"): only the hourly run would see logging deleted`, nil
	}
	return ok, "", nil
}
