package checks

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// callerCalls are the calls of newCaller.
var callerCalls = slices.Concat([]proof.Call{
	{API: "iam:CreateRole", On: "role " + proof.Prefix + "<id>, with the product tag of a caller role; this tool alone may assume it"},
	{API: "iam:AttachRolePolicy", On: "policy " + catalog.InvokePolicy + " to that role"},
	{API: "sts:AssumeRole", On: "that role"},
}, role.Calls)

// createsCaller is what newCaller creates, in words.
const createsCaller = "a role with the tag and the policy of a caller role"

// caller is a role of the check with the permissions of a caller role.
type caller struct {
	run       *proof.Run
	name, arn string
	// id is the unique id of the role. Zero: the answer of its creation was lost.
	id string
}

// session is the name of the sessions of the role.
const session = "prove"

// sessionTime is the time that a session may last: the least that AWS offers.
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
const sessionTime = 15 * time.Minute

// newCaller creates a role with the tag of a product and the policy of the caller roles.
func newCaller(ctx context.Context, r *proof.Run, product string) (caller, error) {
	return newCallerNamed(ctx, r, "", product)
}

// newCallerNamed is newCaller for a check with several callers. The role's name ends with the suffix.
func newCallerNamed(ctx context.Context, r *proof.Run, suffix, product string) (caller, error) {
	c, err := newRole(ctx, r, suffix, []any{admits(r, "sts:AssumeRole")}, map[string]string{r.Catalog.Account.TagPrefix + "product": product})
	if err != nil {
		return caller{}, err
	}
	return c, c.attach(ctx, catalog.InvokePolicy)
}

// admits is a statement of a trust policy that admits the principal of this tool's credentials, and no other of the account.
func admits(r *proof.Run, actions ...string) map[string]any { return admitsID(r, r.Caller, actions...) }

// admitsID is a statement of a trust policy that admits the principal of an id. The account is the principal because a role may have
// been replaced by another one of its name, and because a new role is not known everywhere at once.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-userid
func admitsID(r *proof.Run, userID string, actions ...string) map[string]any {
	return map[string]any{
		"Effect": "Allow", "Action": actions, "Principal": map[string]any{"AWS": "arn:aws:iam::" + r.Account.ID + ":root"},
		"Condition": map[string]any{"StringEquals": map[string]any{"aws:userid": userID}},
	}
}

// newRole creates a role whose name ends with a suffix. trust are the statements of its trust policy.
func newRole(ctx context.Context, r *proof.Run, suffix string, trust []any, tags map[string]string) (caller, error) {
	c := caller{run: r, name: r.Name() + suffix}
	c.arn = "arn:aws:iam::" + r.Account.ID + ":role" + proof.Path + c.name
	in := &iam.CreateRoleInput{
		RoleName:                 &c.name,
		Path:                     aws.String(proof.Path),
		AssumeRolePolicyDocument: aws.String(policy(trust...)),
		Description:              aws.String("Created by cmd/prove, which removes it"),
	}
	for _, key := range slices.Sorted(maps.Keys(tags)) {
		in.Tags = append(in.Tags, types.Tag{Key: aws.String(key), Value: aws.String(tags[key])})
	}
	r.Created(role, r.Home(), c.name)
	made, err := iam.NewFromConfig(r.Config(r.Home())).CreateRole(ctx, in)
	// The name is unique to the run: a role of that name was created by a first try whose answer was lost.
	if _, exists := errors.AsType[*types.EntityAlreadyExistsException](err); err != nil && !exists {
		return caller{}, fmt.Errorf("create a role: %w", err)
	}
	if made != nil && made.Role != nil {
		c.id = aws.ToString(made.Role.RoleId)
	}
	return c, nil
}

// attach attaches a managed policy of the deployment to the role.
func (c caller) attach(ctx context.Context, name string) error {
	_, err := iam.NewFromConfig(c.run.Config(c.run.Home())).AttachRolePolicy(ctx, &iam.AttachRolePolicyInput{
		RoleName: &c.name, PolicyArn: aws.String("arn:aws:iam::" + c.run.Account.ID + ":policy/" + name),
	})
	if err != nil {
		return fmt.Errorf("attach the policy %s of the deployment: %w", name, err)
	}
	return nil
}

// allow gives the role a policy of one statement.
func (c caller) allow(ctx context.Context, resource string, actions ...string) error {
	return c.permit(ctx, allows(actions, resource))
}

// allows is a statement of a role's policy.
func allows(actions []string, resources ...string) map[string]any {
	return map[string]any{"Effect": "Allow", "Action": actions, "Resource": resources}
}

// permit gives the role a policy of these statements instead of the one that it had.
func (c caller) permit(ctx context.Context, statements ...any) error {
	_, err := iam.NewFromConfig(c.run.Config(c.run.Home())).PutRolePolicy(ctx, &iam.PutRolePolicyInput{
		RoleName: &c.name, PolicyName: aws.String("prove"), PolicyDocument: aws.String(policy(statements...)),
	})
	if err != nil {
		return fmt.Errorf("give a role its policy: %w", err)
	}
	return nil
}

// policy returns a policy document of these statements.
func policy(statements ...any) string {
	text, err := json.Marshal(map[string]any{"Version": "2012-10-17", "Statement": statements})
	if err != nil {
		panic(err) // texts and lists of texts can be written
	}
	return string(text)
}

// config assumes the role and returns the configuration of its clients in a Region. A session policy narrows its permissions.
func (c caller) config(ctx context.Context, region string, sessionPolicy string) (aws.Config, error) {
	return c.assumed(ctx, c.run.Config(region), func(in *sts.AssumeRoleInput) {
		if sessionPolicy != "" {
			in.Policy = &sessionPolicy
		}
	})
}

// calling assumes the role with all of its permissions and calls a profile once, when its permissions have reached Amazon Bedrock. What a
// narrower session of the role is denied after that is about the session.
func (c caller) calling(ctx context.Context, t target) (aws.Config, error) {
	cfg, err := c.config(ctx, t.region, "")
	if err != nil {
		return aws.Config{}, err
	}
	if err := firstCall(ctx, c.run, cfg, t); err != nil {
		return aws.Config{}, fmt.Errorf("call %s as a caller role: %w", t.arn, err)
	}
	return cfg, nil
}

// firstCall calls a profile as a new role, whose denial is repeated.
func firstCall(ctx context.Context, r *proof.Run, cfg aws.Config, t target) error {
	return r.Propagated(ctx, func() error {
		_, err := converse(ctx, r, cfg, t.arn, t.called())
		return err
	})
}

// assumed assumes the role with the credentials of cfg. A denial is repeated, because a new role may not be known yet.
func (c caller) assumed(ctx context.Context, cfg aws.Config, edit ...func(*sts.AssumeRoleInput)) (aws.Config, error) {
	in := &sts.AssumeRoleInput{RoleArn: &c.arn, RoleSessionName: aws.String(session), DurationSeconds: aws.Int32(int32(sessionTime / time.Second))}
	for _, e := range edit {
		e(in)
	}
	var out *sts.AssumeRoleOutput
	err := c.run.Propagated(ctx, func() (err error) {
		out, err = sts.NewFromConfig(cfg).AssumeRole(ctx, in)
		return err
	})
	if err != nil {
		return aws.Config{}, fmt.Errorf("assume the role: %w", err)
	}
	cfg.Credentials = credentials.NewStaticCredentialsProvider(aws.ToString(out.Credentials.AccessKeyId),
		aws.ToString(out.Credentials.SecretAccessKey), aws.ToString(out.Credentials.SessionToken))
	return cfg, nil
}
