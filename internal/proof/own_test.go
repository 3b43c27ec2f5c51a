package proof

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

// A call that changes something is refused where its resource is none of a check.
func TestForeign(t *testing.T) {
	put := func(bucket *string) any {
		return &bedrock.PutModelInvocationLoggingConfigurationInput{LoggingConfig: &types.LoggingConfig{S3Config: &types.S3Config{BucketName: bucket}}}
	}
	deleted := func(arn string) any { return &bedrock.DeleteInferenceProfileInput{InferenceProfileIdentifier: &arn} }
	alarms := func(names ...string) any { return &cloudwatch.DeleteAlarmsInput{AlarmNames: names} }
	r := &Run{}
	r.Created(&Kind{Name: "profile"}, "us-east-1", "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/ours")
	for _, c := range []struct {
		api   string
		input any
		want  string
	}{
		{"iam:DeleteRole", &iam.DeleteRoleInput{RoleName: aws.String("bedrock-prove-1-x")}, ""},
		{"iam:DeleteRole", &iam.DeleteRoleInput{RoleName: aws.String("admin")}, "admin"},
		{"iam:DeleteRole", &iam.DeleteRoleInput{}, "no name"},
		{"iam:AttachRolePolicy", &iam.AttachRolePolicyInput{RoleName: aws.String("bedrock-bootstrap-x"), PolicyArn: aws.String("p")}, "bedrock-bootstrap-x"},
		{"sts:AssumeRole", &sts.AssumeRoleInput{RoleArn: aws.String("arn:aws:iam::111122223333:role/bedrock-prove/bedrock-prove-1-x")}, ""},
		{"sts:AssumeRole", &sts.AssumeRoleInput{RoleArn: aws.String("arn:aws:iam::111122223333:role/bedrock-prove-/admin")}, "arn:aws:iam::111122223333:role/bedrock-prove-/admin"},
		{"s3:DeleteObjects", &s3.DeleteObjectsInput{Bucket: aws.String("logs-bedrock-prove-x")}, "logs-bedrock-prove-x"},
		{"ssm:DeleteParameter", &ssm.DeleteParameterInput{Name: aws.String("/bedrock-prove/1-x/model")}, ""},
		{"ssm:DeleteParameter", &ssm.DeleteParameterInput{Name: aws.String("/bedrock-bootstrap/profiles/a/b")}, "/bedrock-bootstrap/profiles/a/b"},
		{"cloudwatch:DeleteAlarms", alarms("bedrock-bootstrap-bedrock-prove-14-x"), ""},
		{"cloudwatch:DeleteAlarms", alarms("bedrock-prove-14-x", "bedrock-bootstrap-logs"), "bedrock-bootstrap-logs"},
		{"cloudwatch:DeleteAlarms", alarms(), "no name"},
		{"sns:Publish", &sns.PublishInput{TopicArn: aws.String("arn:aws:sns:us-east-1:111122223333:bedrock-bootstrap-alerts")}, "arn:aws:sns:us-east-1:111122223333:bedrock-bootstrap-alerts"},
		{"sqs:ReceiveMessage", &sqs.ReceiveMessageInput{QueueUrl: aws.String("https://sqs.us-east-1.amazonaws.com/111122223333/bedrock-prove-32-x-Queue-1")}, ""},
		{"bedrock:PutModelInvocationLoggingConfiguration", put(aws.String("bedrock-prove-4-x")), ""},
		{"bedrock:PutModelInvocationLoggingConfiguration", put(aws.String("logs")), "logs"},
		{"bedrock:PutModelInvocationLoggingConfiguration", put(nil), "no name"},
		{"bedrock:PutModelInvocationLoggingConfiguration", &bedrock.PutModelInvocationLoggingConfigurationInput{}, "no name"},
		{"bedrock:DeleteInferenceProfile", deleted("arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/ours"), ""},
		{"bedrock:DeleteInferenceProfile", deleted("arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/other"), "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/other"},
		{"iam:ListRoles", &iam.ListRolesInput{}, ""},
	} {
		if got := r.foreign(c.api, "us-east-1", c.input); got != c.want {
			t.Errorf("%s on %+v: got %q, want %q", c.api, c.input, got, c.want)
		}
	}
	const off = "bedrock:DeleteModelInvocationLoggingConfiguration"
	r.Created(&Kind{Name: "configuration", Calls: []Call{{API: off}}}, "eu-north-1", "bedrock-prove-4-x")
	if r.foreign(off, "eu-north-1", nil) != "" || r.foreign(off, "us-east-1", nil) != "the logging configuration of us-east-1" {
		t.Error("logging is turned off where the check did not turn it on, or stays on where it did")
	}
}
