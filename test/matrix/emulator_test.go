//go:build e2e

package matrix_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/athena"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	runtimetypes "github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	iamtypes "github.com/aws/aws-sdk-go-v2/service/iam/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go"
	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account/accounttest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/matrix"
)

// TestDecisionMatrix decides the rows of the emulator by real calls of real sessions, and the whole table with the simulator. Its
// last log line has the numbers of both.
func TestDecisionMatrix(t *testing.T) {
	e := newMatrixAccount(t)
	decisions := forEmulator(t, e.Catalog)
	caller := &matrixCaller{matrixAccount: e, profiles: e.profileARNs(t, decisions), sessions: map[string]func() (aws.Config, error){}}
	answers := make([]matrix.Answer, len(decisions))
	group, ctx := errgroup.WithContext(e.Ctx)
	group.SetLimit(8)
	for i, d := range decisions {
		group.Go(func() error {
			answers[i] = answerOf(caller.call(ctx, d))
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	report := matrix.Compare(matrix.Emulator, decisions, answers)
	t.Logf("\n%s\nerror messages of the denied calls:\n%s", report, matrix.Refusals(decisions, answers))
	if err := report.Err(); err != nil {
		t.Error(err)
	}
	simulated, err := matrix.Simulated(e.Ctx, accounttest.Repository(t), e.Catalog)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("\n%s", simulated)
	if err := simulated.Err(); err != nil {
		t.Error(err)
	}
	if simulated.Decisions() < matrix.Least {
		t.Errorf("%d decisions, want at least %d", simulated.Decisions(), matrix.Least)
	}
	t.Log(matrix.Joint(simulated, report))
}

// answerOf returns the decision of a call: AccessDenied is a denial, success is an allowance, and any other error is no decision.
func answerOf(err error) matrix.Answer {
	var api smithy.APIError
	switch {
	case err == nil:
		return matrix.Answer{Allowed: true}
	case errors.As(err, &api) && strings.HasPrefix(api.ErrorCode(), "AccessDenied"):
		return matrix.Answer{Why: api.ErrorMessage()}
	}
	return matrix.Answer{Error: err.Error()}
}

// matrixCaller calls AWS for decisions.
type matrixCaller struct {
	*matrixAccount
	profiles map[string]string

	mutex    sync.Mutex
	sessions map[string]func() (aws.Config, error)
}

// session returns the config of a session of the principal, whose role is assumed once.
func (m *matrixCaller) session(ctx context.Context, d matrix.Decision) (aws.Config, error) {
	m.mutex.Lock()
	assume, found := m.sessions[d.Principal]
	if !found {
		assume = sync.OnceValues(func() (aws.Config, error) { return m.assumeAs(ctx, d) })
		m.sessions[d.Principal] = assume
	}
	m.mutex.Unlock()
	config, err := assume()
	config.Region = d.Region
	return config, err
}

// assumeAs assumes the role of the principal as the service that it trusts, with the session tags of the decision.
func (m *matrixCaller) assumeAs(ctx context.Context, d matrix.Decision) (aws.Config, error) {
	who, role := environment.TrustedPrincipal(d.Caller), d.Caller
	if role.Service.Name == "" { // one of our functions
		who, role = environment.Principal{Service: catalog.Lambda.Name}, catalog.Role{Existing: catalog.ExistingRole{Name: d.Principal}, Path: "/"}
		role.Service.Name = "matrix"
	}
	if d.Operation == "sts:TagSession" {
		who.Tags = map[string]string{}
		for _, key := range d.Target.Context["aws:TagKeys"].([]string) {
			who.Tags[key] = "another"
		}
	}
	config := m.Config(m.Catalog.Account.HomeRegion)
	session, err := who.Assume(ctx, sts.NewFromConfig(config), role)
	if err != nil {
		return aws.Config{}, err
	}
	config.Credentials = credentials.NewStaticCredentialsProvider(*session.AccessKeyId, *session.SecretAccessKey, *session.SessionToken)
	return config, nil
}

// call makes the call of a decision.
func (m *matrixCaller) call(ctx context.Context, d matrix.Decision) error {
	if strings.HasPrefix(d.Operation, "sts:") {
		_, err := m.assumeAs(ctx, d)
		return err
	}
	config, err := m.session(ctx, d)
	if err != nil {
		return errors.New("the session: " + err.Error()) // a denied session must not count as a denied call
	}
	control, target := bedrock.NewFromConfig(config), m.target(d)
	tag := aws.String(m.Catalog.Account.TagPrefix + "product")
	bucket, key, _ := strings.Cut(strings.TrimPrefix(target, "arn:aws:s3:::"), "/")
	switch d.Operation {
	case "bedrock:Converse", "bedrock:ConverseStream", "bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream":
		made := calls.Call{Operation: calls.Operation(strings.TrimPrefix(d.Operation, "bedrock:")), Time: m.Now, Model: catalog.Model{ID: m.model(d)}}
		made.Tier = d.Target.Tier()
		made.Tokens = calls.Usage{Input: 10, Output: 5, Embedding: calls.Embeds(made.Model.ID)}
		return calls.Invoke(ctx, bedrockruntime.NewFromConfig(config), target, made)
	case "bedrock:PutModelInvocationLoggingConfiguration":
		_, err = control.PutModelInvocationLoggingConfiguration(ctx, &bedrock.PutModelInvocationLoggingConfigurationInput{
			LoggingConfig: &types.LoggingConfig{S3Config: &types.S3Config{BucketName: aws.String(catalog.LogBucket(environment.AccountID, d.Region))}},
		})
	case "bedrock:DeleteModelInvocationLoggingConfiguration":
		_, err = control.DeleteModelInvocationLoggingConfiguration(ctx, &bedrock.DeleteModelInvocationLoggingConfigurationInput{})
	case "bedrock:TagResource":
		_, err = control.TagResource(ctx, &bedrock.TagResourceInput{ResourceARN: &target, Tags: []types.Tag{{Key: tag, Value: aws.String("x")}}})
	case "bedrock:UntagResource":
		_, err = control.UntagResource(ctx, &bedrock.UntagResourceInput{ResourceARN: &target, TagKeys: []string{*tag}})
	case "bedrock:GetInferenceProfile":
		_, err = control.GetInferenceProfile(ctx, &bedrock.GetInferenceProfileInput{InferenceProfileIdentifier: &target})
	case "bedrock:ListInferenceProfiles":
		_, err = control.ListInferenceProfiles(ctx, &bedrock.ListInferenceProfilesInput{})
	case "bedrock:ListFoundationModels":
		_, err = control.ListFoundationModels(ctx, &bedrock.ListFoundationModelsInput{})
	case "bedrock:CountTokens":
		_, model, _ := strings.Cut(target, "foundation-model/")
		_, err = bedrockruntime.NewFromConfig(config).CountTokens(ctx, &bedrockruntime.CountTokensInput{
			ModelId: &model, Input: &runtimetypes.CountTokensInputMemberConverse{Value: runtimetypes.ConverseTokensRequest{Messages: calls.Messages}},
		})
	case "bedrock:CreateInferenceProfile":
		_, err = control.CreateInferenceProfile(ctx, &bedrock.CreateInferenceProfileInput{
			InferenceProfileName: aws.String("new"), ModelSource: &types.InferenceProfileModelSourceMemberCopyFrom{Value: d.Target.Profile.Source},
		})
	case "iam:TagRole":
		_, err = iam.NewFromConfig(config).TagRole(ctx, &iam.TagRoleInput{RoleName: &d.Principal, Tags: []iamtypes.Tag{{Key: tag, Value: aws.String("x")}}})
	case "iam:UntagRole":
		_, err = iam.NewFromConfig(config).UntagRole(ctx, &iam.UntagRoleInput{RoleName: &d.Principal, TagKeys: []string{*tag}})
	case "s3:ListBucket":
		_, err = s3.NewFromConfig(config).ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: &bucket})
	case "s3:GetObject":
		_, err = s3.NewFromConfig(config).GetObject(ctx, &s3.GetObjectInput{Bucket: &bucket, Key: &key})
	case "s3:PutObject":
		_, err = s3.NewFromConfig(config).PutObject(ctx, &s3.PutObjectInput{Bucket: &bucket, Key: &key, Body: strings.NewReader("{}")})
	case "athena:StartQueryExecution":
		_, err = athena.NewFromConfig(config).StartQueryExecution(ctx, &athena.StartQueryExecutionInput{
			QueryString: aws.String("SELECT 1"), WorkGroup: aws.String(catalog.Namespace),
		})
	case "ssm:GetParameter":
		_, err = ssm.NewFromConfig(config).GetParameter(ctx, &ssm.GetParameterInput{Name: &d.Target.Name})
	default:
		err = fmt.Errorf("there is no call of %s for the emulator", d.Operation)
	}
	return err
}

// target returns the identifier in a call. The ARN of a profile is generated, so that the table does not have it.
func (m *matrixCaller) target(d matrix.Decision) string {
	if p := d.Target.Profile; p != nil {
		return m.profiles[d.Region+" "+p.Name]
	}
	return d.Target.ARN
}

// model returns the foundation model behind a call, for the form of its body.
func (m *matrixCaller) model(d matrix.Decision) string {
	arn := d.Target.ARN
	if len(d.Target.Behind) > 0 {
		arn = d.Target.Behind[0]
	}
	_, model, _ := strings.Cut(arn, "foundation-model/")
	return model
}
