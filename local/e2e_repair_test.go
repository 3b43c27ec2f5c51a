//go:build e2e

package main

import (
	"encoding/json"
	"errors"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/ssm"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// subscribe makes a queue that gets every alert, and returns its URL.
func (e *endToEnd) subscribe(t *testing.T) string {
	t.Helper()
	const home = "us-east-1"
	arn := "arn:aws:sqs:" + home + ":" + account + ":alerts"
	queue, err := sqs.NewFromConfig(e.config(home)).CreateQueue(e.ctx, &sqs.CreateQueueInput{QueueName: aws.String("alerts"), Attributes: map[string]string{
		"Policy": `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"},
			"Action": "sqs:SendMessage", "Resource": "` + arn + `"}]}`,
	}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sns.NewFromConfig(e.config(home)).Subscribe(e.ctx, &sns.SubscribeInput{
		TopicArn: aws.String(catalog.AlertTopicARN(account, home)), Protocol: aws.String("sqs"),
		Endpoint: &arn,
	}); err != nil {
		t.Fatal(err)
	}
	return aws.ToString(queue.QueueUrl)
}

// alert waits for the next alert with the subject.
func (e *endToEnd) alert(t *testing.T, queue, subject string) string {
	t.Helper()
	client := sqs.NewFromConfig(e.config("us-east-1"))
	for began := time.Now(); time.Since(began) < 30*time.Second; {
		got, err := client.ReceiveMessage(e.ctx, &sqs.ReceiveMessageInput{QueueUrl: &queue, WaitTimeSeconds: 1, MaxNumberOfMessages: 10})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range got.Messages {
			var alert struct{ Subject, Message string }
			if err := json.Unmarshal([]byte(aws.ToString(m.Body)), &alert); err != nil {
				t.Fatal(err)
			}
			if alert.Subject == subject {
				return alert.Message
			}
			t.Logf("another alert: %s", alert.Subject)
		}
	}
	t.Fatalf("no alert %q in 30 seconds", subject)
	return ""
}

// preflight runs that command as a person would, and returns its exit status and what it prints.
func (e *endToEnd) preflight(t *testing.T) (int, string) {
	t.Helper()
	command := exec.CommandContext(e.ctx, "go", "build", "-o", e.tool(""), "./cmd/preflight")
	command.Dir = e.Root
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	command = exec.CommandContext(e.ctx, e.tool("preflight"))
	command.Dir, command.Env = e.Root, e.clientEnvironment("us-east-1")
	out, err := command.CombinedOutput()
	if exit, ended := errors.AsType[*exec.ExitError](err); ended {
		return exit.ExitCode(), string(out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return 0, string(out)
}

// testRepair deletes the configuration of the home Region and of another one while the stacks are up.
func (e *endToEnd) testRepair(t *testing.T) {
	queue := e.subscribe(t)
	for _, region := range []string{"us-east-1", "eu-central-1"} {
		if _, err := bedrock.NewFromConfig(e.config(region)).DeleteModelInvocationLoggingConfiguration(e.ctx, &bedrock.DeleteModelInvocationLoggingConfigurationInput{}); err != nil {
			t.Fatal(err)
		}
		text := e.alert(t, queue, "Amazon Bedrock logging in "+region+" was off and is on again")
		if who := "arn:aws:iam::" + account + ":root called DeleteModelInvocationLoggingConfiguration"; !strings.Contains(text, who) {
			t.Errorf("the alert %q does not say %q", text, who)
		}
		e.logsToUs(t, region)
		e.stillRecorded(t, region)
	}
	e.repairedWithoutTrail(t, queue)
}

// repairedWithoutTrail deletes a configuration while no trail sees it: the hourly run puts it back.
func (e *endToEnd) repairedWithoutTrail(t *testing.T, queue string) {
	t.Helper()
	const region = "eu-central-1"
	trails, name := cloudtrail.NewFromConfig(e.config("us-east-1")), aws.String("account")
	if _, err := trails.StopLogging(e.ctx, &cloudtrail.StopLoggingInput{Name: name}); err != nil {
		t.Fatal(err)
	}
	if _, err := bedrock.NewFromConfig(e.config(region)).DeleteModelInvocationLoggingConfiguration(e.ctx, &bedrock.DeleteModelInvocationLoggingConfigurationInput{}); err != nil {
		t.Fatal(err)
	}
	e.runDetector(t)
	e.alert(t, queue, "Amazon Bedrock logging in "+region+" was off and is on again")
	e.logsToUs(t, region)
	if _, err := trails.StartLogging(e.ctx, &cloudtrail.StartLoggingInput{Name: name}); err != nil {
		t.Fatal(err)
	}
}

// former fails unless the parameter of an adopted configuration holds this text.
func (e *endToEnd) former(t *testing.T, text string) {
	t.Helper()
	kept, err := ssm.NewFromConfig(e.config(foreignRegion)).GetParameter(e.ctx, &ssm.GetParameterInput{Name: aws.String(catalog.FormerLoggingParameter)})
	if err != nil {
		t.Fatal(err)
	}
	if value := aws.ToString(kept.Parameter.Value); !strings.Contains(value, text) {
		t.Errorf("the parameter holds %s, want %s", value, text)
	}
}

// testAdopt begins where a foreign configuration made the deployment of a Region fail. It ends an adoption both ways: by destroying
// the stack and by taking AdoptExisting back.
func (e *endToEnd) testAdopt(t *testing.T) {
	const stack = catalog.Namespace + "-region-" + foreignRegion
	control := bedrock.NewFromConfig(e.config(foreignRegion))
	before := e.loggingOf(t, foreignRegion)
	e.edit(t, adoptForeign)
	e.deployed(t, "audit", "region-us-west-2")
	e.logsToUs(t, foreignRegion)
	e.former(t, `"bucketName":"security-team-logs"`)

	if err := e.cdk(e.ctx, e.Root, "cdk-destroy-adopted", "us-east-1", nil, "destroy", "--force", "--exclusively", stack); err != nil {
		t.Fatal(err)
	}
	if after := e.loggingOf(t, foreignRegion); after != before {
		t.Errorf("the configuration was %s and is %s", before, after)
	}
	e.former(t, "{}")

	// Its owner adds a log group. What is put back is all of it.
	theirs := &types.S3Config{BucketName: aws.String("security-team-logs"), KeyPrefix: aws.String("bedrock")}
	if _, err := control.PutModelInvocationLoggingConfiguration(e.ctx, &bedrock.PutModelInvocationLoggingConfigurationInput{
		LoggingConfig: &types.LoggingConfig{
			S3Config: theirs,
			CloudWatchConfig: &types.CloudWatchConfig{
				LogGroupName: aws.String("/security-team/bedrock"), RoleArn: aws.String("arn:aws:iam::" + account + ":role/security-team-logs"),
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
	e.deployed(t, "region-us-west-2")
	e.logsToUs(t, foreignRegion)
	e.former(t, `"logGroupName":"/security-team/bedrock"`)

	// The Audit stack refuses a listed Region that delivers elsewhere: the Region's alone is deployed.
	e.edit(t, endAdoption)
	if err := e.cdk(e.ctx, e.Root, "cdk-end-adoption", "us-east-1", nil, "deploy", "--exclusively", "--require-approval", "never", stack); err != nil {
		t.Fatal(because(e.ctx, err))
	}
	if after := e.loggingOf(t, foreignRegion); after != before {
		t.Errorf("the configuration was %s and is %s", before, after)
	}
	e.former(t, "{}")
	if held := e.heldBy(t, catalog.LoggingRole(foreignRegion)); !slices.Contains(held, "iam:PassRole") {
		t.Errorf("the role that put a log group back holds %q", held)
	}

	// Given up by its owner, the Region is ours for good: the repair finds logging off.
	queue := e.subscribe(t)
	if _, err := control.DeleteModelInvocationLoggingConfiguration(e.ctx, &bedrock.DeleteModelInvocationLoggingConfigurationInput{}); err != nil {
		t.Fatal(err)
	}
	e.alert(t, queue, "Amazon Bedrock logging in "+foreignRegion+" was off and is on again")
	e.logsToUs(t, foreignRegion)
	e.deployed(t, "audit")
}
