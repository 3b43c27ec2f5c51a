//go:build e2e

package main

import (
	"encoding/json"
	"errors"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
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
}

// testAdopt begins where a foreign configuration made the deployment of a Region fail.
func (e *endToEnd) testAdopt(t *testing.T) {
	before := e.loggingOf(t, foreignRegion)
	e.edit(t, adoptForeign)
	e.deployed(t, "audit", "region-us-west-2")
	e.logsToUs(t, foreignRegion)
	kept, err := ssm.NewFromConfig(e.config(foreignRegion)).GetParameter(e.ctx, &ssm.GetParameterInput{Name: aws.String(catalog.FormerLoggingParameter)})
	if err != nil {
		t.Fatal(err)
	}
	if value := aws.ToString(kept.Parameter.Value); !strings.Contains(value, `"bucketName":"security-team-logs"`) {
		t.Errorf("the parameter holds %s", value)
	}

	if err := e.cdk(e.ctx, e.Root, "cdk-destroy-adopted", "us-east-1", nil, "destroy", "--force", "--exclusively", catalog.Namespace+"-region-"+foreignRegion); err != nil {
		t.Fatal(err)
	}
	if after := e.loggingOf(t, foreignRegion); after != before {
		t.Errorf("the configuration was %s and is %s", before, after)
	}
	e.deployed(t, "region-us-west-2")
	e.logsToUs(t, foreignRegion)

	// Given up by its owner, the Region can be ours for good.
	if _, err := ssm.NewFromConfig(e.config(foreignRegion)).PutParameter(e.ctx, &ssm.PutParameterInput{
		Name: aws.String(catalog.FormerLoggingParameter), Value: aws.String("{}"), Overwrite: aws.Bool(true),
	}); err != nil {
		t.Fatal(err)
	}
	e.edit(t, endAdoption)
	e.deployed(t, "audit", "region-us-west-2")
	e.logsToUs(t, foreignRegion)
}
