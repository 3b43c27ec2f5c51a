//go:build e2e

package e2e

import (
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// testRepair deletes the logging configuration of the home Region and of another one after the deployment.
func (e *endToEnd) testRepair(t *testing.T) {
	queue := e.subscribe(t)
	for _, region := range []string{"us-east-1", "eu-central-1"} {
		if _, err := bedrock.NewFromConfig(e.Config(region)).DeleteModelInvocationLoggingConfiguration(e.Ctx, &bedrock.DeleteModelInvocationLoggingConfigurationInput{}); err != nil {
			t.Fatal(err)
		}
		text := e.alert(t, queue, "Amazon Bedrock logging in "+region+" was off and is on again")
		if who := "arn:aws:iam::" + environment.AccountID + ":root called DeleteModelInvocationLoggingConfiguration"; !strings.Contains(text, who) {
			t.Errorf("the alert %q lacks %q", text, who)
		}
		e.logsToUs(t, region)
		e.stillRecorded(t, region)
	}
	e.repairedWithoutTrail(t, queue)
}

// repairedWithoutTrail deletes a logging configuration while no trail logs the call: the hourly run puts it back.
func (e *endToEnd) repairedWithoutTrail(t *testing.T, queue string) {
	t.Helper()
	const region = "eu-central-1"
	trails, name := cloudtrail.NewFromConfig(e.Config("us-east-1")), aws.String("account")
	if _, err := trails.StopLogging(e.Ctx, &cloudtrail.StopLoggingInput{Name: name}); err != nil {
		t.Fatal(err)
	}
	if _, err := bedrock.NewFromConfig(e.Config(region)).DeleteModelInvocationLoggingConfiguration(e.Ctx, &bedrock.DeleteModelInvocationLoggingConfigurationInput{}); err != nil {
		t.Fatal(err)
	}
	e.runDetector(t)
	e.alert(t, queue, "Amazon Bedrock logging in "+region+" was off and is on again")
	e.logsToUs(t, region)
	if _, err := trails.StartLogging(e.Ctx, &cloudtrail.StartLoggingInput{Name: name}); err != nil {
		t.Fatal(err)
	}
}
