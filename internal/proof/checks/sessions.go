package checks

import (
	"context"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/aws-sdk-go-v2/service/sts/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// sessionTags assumes a role whose trust policy allows sts:TagSession and denies it for our keys, as that of a caller role does.
func sessionTags(ctx context.Context, r *proof.Run) (proof.Result, error) {
	actions := []string{"sts:AssumeRole", "sts:TagSession"}
	key := r.Catalog.Account.TagPrefix + "product"
	first, err := newRole(ctx, r, "-first", []any{admits(r, actions...)}, nil)
	if err != nil {
		return proof.Result{}, err
	}
	if first.id == "" {
		return proof.NotShown("the id of role %s is not known, because the answer of its creation was lost; run the check again", first.name)
	}
	second, err := newRole(ctx, r, "-second", []any{admits(r, actions...), admitsID(r, first.id+":"+session, actions...), map[string]any{
		"Effect": "Deny", "Action": "sts:TagSession", "Principal": "*",
		"Condition": map[string]any{"ForAnyValue:StringEqualsIgnoreCase": map[string]any{"aws:TagKeys": []string{key}}},
	}}, nil)
	if err != nil {
		return proof.Result{}, err
	}
	if err := first.allow(ctx, second.arn, "sts:AssumeRole", "sts:TagSession"); err != nil {
		return proof.Result{}, err
	}
	own := r.Config(r.Home())
	if _, err := second.assumed(ctx, own, tagged("prove", false)); err != nil {
		return proof.Result{}, err
	}
	inherited, err := first.assumed(ctx, own, tagged(key, true))
	if err != nil {
		return proof.Result{}, err
	}
	plain, err := first.assumed(ctx, own)
	if err != nil {
		return proof.Result{}, err
	}
	// Without tags the second role admits the first: a denial below is about the tags.
	if _, err := second.assumed(ctx, plain); err != nil {
		return proof.Result{}, err
	}
	for _, try := range []struct {
		words string
		cfg   aws.Config
		edit  func(*sts.AssumeRoleInput)
	}{
		{"the session tag " + key, own, tagged(key, false)},
		{"the session tag " + upper(key, 1), own, tagged(upper(key, 1), false)},
		{"the session tag " + upper(key, len(key)), own, tagged(upper(key, len(key)), false)},
		{"the inherited session tag " + key, inherited, func(*sts.AssumeRoleInput) {}},
	} {
		in := &sts.AssumeRoleInput{RoleArn: &second.arn, RoleSessionName: aws.String(session)}
		try.edit(in)
		_, err := sts.NewFromConfig(try.cfg).AssumeRole(ctx, in)
		switch {
		case err == nil:
			return proof.Failed("AssumeRole with %s succeeded", try.words)
		case !awserrors.Refused(err):
			return proof.Result{}, err
		case !strings.Contains(err.Error(), "TagSession"):
			return proof.NotShown("AssumeRole with %s is denied for another reason: %s", try.words, awserrors.Reason(err))
		}
	}
	return proof.Held("AssumeRole is denied with %s, in three spellings, and with it as an inherited tag; it succeeds without", key)
}

// tagged adds a session tag, which a chained session inherits where it is transitive.
func tagged(key string, transitive bool) func(*sts.AssumeRoleInput) {
	return func(in *sts.AssumeRoleInput) {
		in.Tags = []types.Tag{{Key: &key, Value: aws.String("x")}}
		if transitive {
			in.TransitiveTagKeys = []string{key}
		}
	}
}

// upper returns a key whose last word begins with n upper-case letters.
func upper(key string, n int) string {
	letters := []byte(key)
	start := len(letters) - len("product")
	for i := start; i < min(start+n, len(letters)); i++ {
		letters[i] -= 'a' - 'A'
	}
	return string(letters)
}

// sessionCalls are the calls of sessionTags.
var sessionCalls = slices.Concat([]proof.Call{
	{API: "iam:CreateRole", On: "roles " + proof.Prefix + "<id>-first and -second, which this tool alone may assume, and the first the second"},
	{API: "iam:PutRolePolicy", On: "role " + proof.Prefix + "<id>-first: it may assume the second"},
	{API: "sts:AssumeRole", On: "both roles"},
	{API: "sts:TagSession", On: "both roles, with session tags"},
}, role.Calls)
