package checks

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// passRole is the action of a caller that gives a role to a service.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
const passRole = "iam:PassRole"

// passedRoleCheck checks the permissions for a configuration with a log group.
var passedRoleCheck = proof.Check{
	Belief: 31,
	Calls: slices.Concat([]proof.Call{
		newStackCall("a log group"),
		{API: "cloudwatch-logs:CreateLogGroup", On: "log group " + proof.Prefix + "<id>", By: proof.ByService},
		{API: "cloudwatch-logs:DescribeLogGroups", On: "that log group", By: proof.ByService},
		{API: "cloudwatch-logs:TagResource", On: "that log group", By: proof.ByService},
		{API: "cloudwatch-logs:ListTagsForResource", On: "that log group", By: proof.ByService},
		{API: "cloudwatch-logs:GetDataProtectionPolicy", On: "that log group", By: proof.ByService},
		{API: "cloudwatch-logs:DeleteLogGroup", On: "that log group", By: proof.ByService},
		{API: "iam:CreateRole", On: "roles " + proof.Prefix + "<id>, which this tool alone may assume, and -delivery, which Amazon Bedrock may assume"},
		{API: "iam:PutRolePolicy", On: "those roles: one may put the logging configuration and pass the other to Amazon Bedrock, which may write to the log group"},
		{API: "sts:AssumeRole", On: "role " + proof.Prefix + "<id>"},
		putAsRoleCall,
	}, newLogBucketCalls, loggingConfiguration.Calls, stack.Calls, role.Calls),
	Creates: []string{
		"a bucket and a log group in an unlisted Region", "a role that writes to the log group, and a role that may put a logging configuration",
		"a logging configuration there without bodies, for a moment",
	},
	Run: passedRole,
}

// passedRole puts a configuration with a log group, without and with the permission to pass its role.
func passedRole(ctx context.Context, r *proof.Run) (proof.Result, error) {
	cfg, name, why, err := newLogBucket(ctx, r)
	if err != nil {
		return proof.Result{}, err
	}
	if why != "" {
		return proof.NotShown("%s", why)
	}
	_, err = newStack(ctx, r, cfg.Region, map[string]any{
		"Group": map[string]any{"Type": "AWS::Logs::LogGroup", "Properties": map[string]any{"LogGroupName": name}},
	}, nil)
	if err != nil {
		return proof.Result{}, err
	}
	writer, err := newLogWriter(ctx, r, cfg.Region, name)
	if err != nil {
		return proof.Result{}, err
	}
	c, as, err := putter(ctx, r, cfg.Region)
	if err != nil {
		return proof.Result{}, err
	}
	wanted := withoutBodies(name)
	wanted.CloudWatchConfig = &types.CloudWatchConfig{LogGroupName: &name, RoleArn: &writer.arn}
	var refusal error
	named, err := r.Until(ctx, func() (bool, error) {
		refusal = putConfiguration(ctx, r, as, wanted)
		if refusal == nil || awserrors.Refused(refusal) && strings.Contains(refusal.Error(), passRole) {
			return true, nil
		}
		if awserrors.Refused(refusal) || unpermitted(refusal) {
			return false, nil
		}
		return false, refusal
	})
	switch {
	case err != nil:
		return proof.Result{}, err
	case refusal == nil:
		return proof.Failed("without %s on %s a configuration with a log group is accepted in %s", passRole, writer.arn, cfg.Region)
	case !named:
		return proof.Result{}, fmt.Errorf("put a configuration with a log group without %s in %s: %w", passRole, cfg.Region, refusal)
	}
	without := awserrors.Reason(refusal)
	pass := allows([]string{passRole}, writer.arn)
	pass["Condition"] = map[string]any{"StringEquals": map[string]any{"iam:PassedToService": "bedrock.amazonaws.com"}}
	if err := c.permit(ctx, allowsPut, pass); err != nil {
		return proof.Result{}, err
	}
	err = accepted(ctx, r, as, wanted)
	if awserrors.Refused(err) {
		return proof.Failed("with %s on %s for bedrock.amazonaws.com the configuration is denied: %s", passRole, writer.arn, awserrors.Reason(err))
	}
	if err != nil {
		return proof.Result{}, err
	}
	return proof.Held("a configuration with a log group is accepted in %s with %s for bedrock.amazonaws.com; without it: %s", cfg.Region, passRole, without)
}

// newLogWriter creates the role with which Amazon Bedrock writes to a log group.
// https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
func newLogWriter(ctx context.Context, r *proof.Run, region, group string) (caller, error) {
	w, err := newRole(ctx, r, "-delivery", []any{map[string]any{
		"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": map[string]any{"Service": "bedrock.amazonaws.com"},
		"Condition": map[string]any{
			"StringEquals": map[string]any{"aws:SourceAccount": r.Account.ID},
			"ArnLike":      map[string]any{"aws:SourceArn": "arn:aws:bedrock:" + region + ":" + r.Account.ID + ":*"},
		},
	}}, nil)
	if err != nil {
		return caller{}, err
	}
	stream := "arn:aws:logs:" + region + ":" + r.Account.ID + ":log-group:" + group + ":log-stream:aws/bedrock/modelinvocations"
	return w, w.allow(ctx, stream, "logs:CreateLogStream", "logs:PutLogEvents")
}
