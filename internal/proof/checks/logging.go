package checks

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// loggingChecks check the configuration of invocation logging, in a Region that is not listed.
var loggingChecks = []proof.Check{
	{
		Belief:  4,
		Calls:   slices.Concat(newLogBucketCalls, []proof.Call{putConfigurationCall}, loggingConfiguration.Calls),
		Creates: []string{"a bucket in an unlisted Region", "a logging configuration there, for a moment, in which the bucket gets what others send to models in that Region"},
		Run:     missingFlags,
	},
	{
		Belief: 5,
		Calls: slices.Concat([]proof.Call{
			newBucketCall,
			{API: "iam:CreateRole", On: "role " + proof.Prefix + "<id>; this tool alone may assume it"},
			{API: "iam:PutRolePolicy", On: "that role: it may put the logging configuration"},
			{API: "sts:AssumeRole", On: "that role"},
			putAsRoleCall,
		}, bucket.Calls, loggingConfiguration.Calls, role.Calls),
		Creates: []string{"a bucket in an unlisted Region", "a role that may put a logging configuration, which must be refused"},
		Run:     refusedBucket,
	},
	permissionCheck,
	passedRoleCheck,
	trailEventCheck,
}

// missingFlags puts a configuration without delivery flags and reads it.
func missingFlags(ctx context.Context, r *proof.Run) (proof.Result, error) {
	cfg, name, why, err := newLogBucket(ctx, r)
	if err != nil {
		return proof.Result{}, err
	}
	if why != "" {
		return proof.NotShown("%s", why)
	}
	if err := accepted(ctx, r, cfg, &types.LoggingConfig{S3Config: &types.S3Config{BucketName: &name}}); err != nil {
		return proof.Result{}, err
	}
	absent, err := readFlags(ctx, cfg)
	if err != nil {
		return proof.Result{}, err
	}
	if err := putConfiguration(ctx, r, cfg, withoutBodies(name)); err != nil {
		return proof.Result{}, err
	}
	putOff, err := readFlags(ctx, cfg)
	if err != nil {
		return proof.Result{}, err
	}
	return proof.Shown(absent.only(true) && putOff.only(false),
		"in %s a configuration without flags is read as: %s; one with five flags false is read as: %s", cfg.Region, absent, putOff)
}

// deliveryFlags are the delivery flags of an answer, by the kind of data. nil: the answer has none.
type deliveryFlags []deliveryFlag

type deliveryFlag struct {
	kind  string
	value *bool
}

// readFlags returns the flags of a Region's configuration.
func readFlags(ctx context.Context, cfg aws.Config) (deliveryFlags, error) {
	found, err := bedrock.NewFromConfig(cfg).GetModelInvocationLoggingConfiguration(ctx, &bedrock.GetModelInvocationLoggingConfigurationInput{})
	if err != nil {
		return nil, err
	}
	c := found.LoggingConfig
	if c == nil {
		return nil, fmt.Errorf("the logging configuration of %s is gone before it was read", cfg.Region)
	}
	return deliveryFlags{
		{"text", c.TextDataDeliveryEnabled},
		{"image", c.ImageDataDeliveryEnabled},
		{"embedding", c.EmbeddingDataDeliveryEnabled},
		{"video", c.VideoDataDeliveryEnabled},
		{"audio", c.AudioDataDeliveryEnabled},
	}, nil
}

// only reports whether an answer has a flag, and each flag that it has is v.
func (f deliveryFlags) only(v bool) bool {
	given := slices.DeleteFunc(slices.Clone(f), func(flag deliveryFlag) bool { return flag.value == nil })
	return len(given) > 0 && !slices.ContainsFunc(given, func(flag deliveryFlag) bool { return *flag.value != v })
}

func (f deliveryFlags) String() string {
	var words []string
	for _, flag := range f {
		value := "missing"
		if flag.value != nil {
			value = strconv.FormatBool(*flag.value)
		}
		words = append(words, flag.kind+" "+value)
	}
	return strings.Join(words, ", ")
}

// allowDelivery gives a bucket the policy with which Amazon Bedrock writes logs to it.
// https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
func allowDelivery(ctx context.Context, r *proof.Run, cfg aws.Config, name string) error {
	_, err := s3.NewFromConfig(cfg).PutBucketPolicy(ctx, &s3.PutBucketPolicyInput{Bucket: &name, Policy: aws.String(policy(map[string]any{
		"Effect": "Allow", "Action": "s3:PutObject", "Principal": map[string]any{"Service": "bedrock.amazonaws.com"},
		"Resource": "arn:aws:s3:::" + name + "/" + catalog.LogFolders(r.Account.ID) + "*",
		"Condition": map[string]any{
			"StringEquals": map[string]any{"aws:SourceAccount": r.Account.ID},
			"ArnLike":      map[string]any{"aws:SourceArn": "arn:aws:bedrock:" + cfg.Region + ":" + r.Account.ID + ":*"},
		},
	}))})
	if err != nil {
		return fmt.Errorf("give a bucket its policy: %w", err)
	}
	return nil
}

// refusedBucket puts a configuration with a bucket to which Amazon Bedrock may not write. A role puts it that may not change the
// bucket's policy: for a caller that may, Amazon Bedrock changes the policy itself.
func refusedBucket(ctx context.Context, r *proof.Run) (proof.Result, error) {
	region, why, err := unlogged(ctx, r)
	if err != nil {
		return proof.Result{}, err
	}
	if why != "" {
		return proof.NotShown("%s", why)
	}
	name, err := newBucket(ctx, r, region)
	if err != nil {
		return proof.Result{}, err
	}
	_, cfg, err := putter(ctx, r, region)
	if err != nil {
		return proof.Result{}, err
	}
	err = r.Propagated(ctx, func() error {
		return putConfiguration(ctx, r, cfg, withoutBodies(name))
	})
	switch {
	case err == nil:
		return proof.Failed("a configuration with the bucket %s, which has no policy, was accepted in %s", name, region)
	case awserrors.Refused(err):
		return proof.Result{}, err
	}
	if _, answered := errors.AsType[smithy.APIError](err); !answered {
		return proof.Result{}, err
	}
	return proof.Shown(unpermitted(err), "a configuration with a bucket without a policy is refused in %s: %s", region, awserrors.Reason(err))
}
