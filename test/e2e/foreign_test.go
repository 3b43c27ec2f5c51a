//go:build e2e

package e2e

import (
	"encoding/json"
	"errors"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	s3types "github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/aws/aws-sdk-go-v2/service/ssm"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// loggingOf returns the logging configuration of a Region as JSON; null when logging is off.
func (e *endToEnd) loggingOf(t *testing.T, region string) string {
	t.Helper()
	got, err := bedrock.NewFromConfig(e.Config(region)).GetModelInvocationLoggingConfiguration(e.Ctx, &bedrock.GetModelInvocationLoggingConfigurationInput{})
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(got.LoggingConfig)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// logsToUs fails unless a Region logs metadata alone, to the top of our bucket.
func (e *endToEnd) logsToUs(t *testing.T, region string) {
	t.Helper()
	delivered := func(r catalog.Region) bool { return r.Name == region && r.DeliverBodies }
	bodies := aws.Bool(slices.ContainsFunc(e.Catalog.Regions, delivered))
	want, err := json.Marshal(types.LoggingConfig{
		S3Config:                     &types.S3Config{BucketName: aws.String(catalog.LogBucket(environment.AccountID, region))},
		TextDataDeliveryEnabled:      bodies,
		ImageDataDeliveryEnabled:     bodies,
		EmbeddingDataDeliveryEnabled: bodies,
		VideoDataDeliveryEnabled:     bodies,
		AudioDataDeliveryEnabled:     bodies,
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := e.loggingOf(t, region); got != string(want) {
		t.Fatalf("%s logs as %s, want %s", region, got, want)
	}
}

func (e *endToEnd) testForeign(t *testing.T) {
	const bucket = "security-team-logs"
	storage := s3.NewFromConfig(e.Config(foreignRegion))
	if _, err := storage.CreateBucket(e.Ctx, &s3.CreateBucketInput{
		Bucket: aws.String(bucket), CreateBucketConfiguration: &s3types.CreateBucketConfiguration{LocationConstraint: foreignRegion},
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := storage.PutBucketPolicy(e.Ctx, &s3.PutBucketPolicyInput{Bucket: aws.String(bucket), Policy: aws.String(`{
		"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "bedrock.amazonaws.com"},
		"Action": "s3:PutObject", "Resource": "arn:aws:s3:::` + bucket + `/*"}]}`)}); err != nil {
		t.Fatal(err)
	}
	control := bedrock.NewFromConfig(e.Config(foreignRegion))
	if _, err := control.PutModelInvocationLoggingConfiguration(e.Ctx, &bedrock.PutModelInvocationLoggingConfigurationInput{
		LoggingConfig: &types.LoggingConfig{
			S3Config:                &types.S3Config{BucketName: aws.String(bucket), KeyPrefix: aws.String("bedrock")},
			TextDataDeliveryEnabled: aws.Bool(true), VideoDataDeliveryEnabled: aws.Bool(false),
		},
	}); err != nil {
		t.Fatal(err)
	}
	before := e.loggingOf(t, foreignRegion)

	if status, out := e.preflight(t); status != 0 {
		t.Errorf("preflight before: exit status %d\n%s", status, out)
	}
	e.Edit(t, addForeignRegion)
	if status, out := e.preflight(t); status != 1 || !strings.Contains(out, bucket) {
		t.Errorf("preflight: exit status %d, want 1 and the bucket\n%s", status, out)
	}
	d, err := e.tryDeploy()
	if err == nil || !strings.Contains(err.Error(), bucket) {
		t.Fatalf("the deployment: error %v, want an error that names %s", err, bucket)
	}
	if after := e.loggingOf(t, foreignRegion); after != before {
		t.Errorf("the configuration was %s and is %s", before, after)
	}
	if want := []string{"access", "logs-us-west-2"}; !slices.Equal(d.changed, want) {
		t.Errorf("changed stacks %q, want %q", d.changed, want)
	}
	if status := e.StackStatus(t, foreignRegion, "region-"+foreignRegion); status != "ROLLBACK_COMPLETE" {
		t.Errorf("the failed stack is %s, want ROLLBACK_COMPLETE", status)
	}
	for _, r := range []string{"us-east-1", "eu-central-1", withoutType} {
		e.logsToUs(t, r)
	}
	if _, err := e.Assume(e.Ctx, "us-east-1", e.roleOf(t, "crawler", "dev")); err != nil {
		t.Errorf("the new role does not exist: %v", err)
	}
	if !strings.Contains(err.Error(), `{Name: "us-west-2", AdoptExisting: true}`) {
		t.Errorf("the deployment: error %v, want the line to write", err)
	}
}

// preflight runs cmd/preflight as a program of its own, and returns its exit status and its output.
func (e *endToEnd) preflight(t *testing.T) (int, string) {
	t.Helper()
	command := exec.CommandContext(e.Ctx, "go", "build", "-o", e.Tool(""), "./cmd/preflight")
	command.Dir = e.Root
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	command = exec.CommandContext(e.Ctx, e.Tool("preflight"))
	command.Dir, command.Env = e.Root, e.ClientEnvironment("us-east-1")
	out, err := command.CombinedOutput()
	if exit, ended := errors.AsType[*exec.ExitError](err); ended {
		return exit.ExitCode(), string(out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return 0, string(out)
}

// testAdopt adopts the foreign configuration that made the deployment of a Region fail. It ends the adoption both ways: by
// destroying the stack and by removing AdoptExisting.
func (e *endToEnd) testAdopt(t *testing.T) {
	const stack = catalog.Namespace + "-region-" + foreignRegion
	control := bedrock.NewFromConfig(e.Config(foreignRegion))
	before := e.loggingOf(t, foreignRegion)
	e.Edit(t, adoptForeign)
	e.deployed(t, "detector", "ledger", "region-us-west-2")
	e.logsToUs(t, foreignRegion)
	e.former(t, `"bucketName":"security-team-logs"`)

	if err := e.CDK(e.Ctx, e.Root, "cdk-destroy-adopted", "us-east-1", nil, "destroy", asSynthesized, "--force", "--exclusively", stack); err != nil {
		t.Fatal(err)
	}
	if after := e.loggingOf(t, foreignRegion); after != before {
		t.Errorf("the configuration was %s and is %s", before, after)
	}
	e.former(t, "{}")

	// Its owner adds a log group. The whole configuration is put back.
	theirs := &types.S3Config{BucketName: aws.String("security-team-logs"), KeyPrefix: aws.String("bedrock")}
	if _, err := control.PutModelInvocationLoggingConfiguration(e.Ctx, &bedrock.PutModelInvocationLoggingConfigurationInput{
		LoggingConfig: &types.LoggingConfig{
			S3Config: theirs,
			CloudWatchConfig: &types.CloudWatchConfig{
				LogGroupName: aws.String("/security-team/bedrock"), RoleArn: aws.String("arn:aws:iam::" + environment.AccountID + ":role/security-team-logs"),
				LargeDataDeliveryS3Config: theirs,
			},
			TextDataDeliveryEnabled: aws.Bool(true), AudioDataDeliveryEnabled: aws.Bool(false),
		},
	}); err != nil {
		t.Fatal(err)
	}
	before = e.loggingOf(t, foreignRegion)
	if !strings.Contains(before, "/security-team/bedrock") {
		t.Fatalf("there is no log group in %s", before)
	}
	e.deployRegion(t, stack, asSynthesized)
	e.logsToUs(t, foreignRegion)
	e.former(t, `"logGroupName":"/security-team/bedrock"`)

	// The Detector stack refuses a listed Region that delivers to another bucket: the Region stack alone is deployed.
	e.Edit(t, endAdoption)
	e.deployRegion(t, stack)
	if after := e.loggingOf(t, foreignRegion); after != before {
		t.Errorf("the configuration was %s and is %s", before, after)
	}
	e.former(t, "{}")
	if held := e.heldBy(t, catalog.LoggingRole(foreignRegion)); !slices.Contains(held, "iam:PassRole") {
		t.Errorf("the role that put a log group back holds %q", held)
	}

	// When its owner deletes the configuration, the Region is ours for good: the repair finds logging off.
	queue := e.subscribe(t)
	if _, err := control.DeleteModelInvocationLoggingConfiguration(e.Ctx, &bedrock.DeleteModelInvocationLoggingConfigurationInput{}); err != nil {
		t.Fatal(err)
	}
	e.alert(t, queue, "Amazon Bedrock logging in "+foreignRegion+" was off and is on again")
	e.logsToUs(t, foreignRegion)
}

// deployRegion deploys one stack alone.
func (e *endToEnd) deployRegion(t *testing.T, stack string, flags ...string) {
	t.Helper()
	args := append([]string{"deploy", stack, "--exclusively", "--require-approval", "never", directly}, flags...)
	if err := e.CDK(e.Ctx, e.Root, "cdk-deploy-region", "us-east-1", nil, args...); err != nil {
		t.Fatal(environment.Cause(e.Ctx, err))
	}
}

// former fails unless the parameter of the adopted configuration holds this text.
func (e *endToEnd) former(t *testing.T, text string) {
	t.Helper()
	kept, err := ssm.NewFromConfig(e.Config(foreignRegion)).GetParameter(e.Ctx, &ssm.GetParameterInput{Name: aws.String(catalog.FormerLoggingParameter)})
	if err != nil {
		t.Fatal(err)
	}
	if value := aws.ToString(kept.Parameter.Value); !strings.Contains(value, text) {
		t.Errorf("the parameter holds %s, want %s", value, text)
	}
}
