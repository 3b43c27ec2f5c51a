package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/aws/aws-lambda-go/cfn"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda/customresource"
)

type handler struct {
	region   string
	profiles account
	// prefix is put before the keys of our tags.
	prefix string
}

// handle carries out a request of CloudFormation. The physical id of a resource is the ARN of its profile.
//
// It remembers nothing: an Update, and so a rollback, finds the profile by its ARN or by its name, which changes with the source and
// which UpdateReplacePolicy Retain has kept. One that is as it should be gets no call that changes it.
func (h handler) handle(ctx context.Context, event cfn.Event) (string, map[string]any, error) {
	arn, err := h.decide(ctx, event)
	if err != nil {
		return "", nil, fmt.Errorf("inference profile %v in %s: %w", event.ResourceProperties[catalog.PropertyProfileName], h.region, customresource.WithCause(ctx, err))
	}
	slog.InfoContext(ctx, "request done", "region", h.region, "request", event.RequestType, "profile", arn)
	return arn, map[string]any{catalog.AttributeProfileARN: arn}, nil
}

func (h handler) decide(ctx context.Context, event cfn.Event) (string, error) {
	if event.RequestType == cfn.RequestDelete {
		return event.PhysicalResourceID, h.remove(ctx, event.PhysicalResourceID)
	}
	want, err := read(event.ResourceProperties)
	if err != nil {
		return "", err
	}
	switch event.RequestType {
	case cfn.RequestCreate:
		return h.ensure(ctx, token(event), want)
	case cfn.RequestUpdate:
		return h.update(ctx, event, want)
	}
	return "", fmt.Errorf("request type is %q; allowed: Create, Update, Delete", event.RequestType)
}

// update tags the profile that is there, or replaces it where its name or its model is another one. A profile that somebody has
// deleted is created again.
func (h handler) update(ctx context.Context, event cfn.Event, want wanted) (string, error) {
	arn := event.PhysicalResourceID
	if !isProfile(arn) {
		return h.ensure(ctx, token(event), want)
	}
	there, err := h.profiles.get(ctx, arn)
	if err != nil {
		return "", err
	}
	if there == nil || there.name != want.name || !there.wraps(want.model()) {
		return h.ensure(ctx, token(event), want)
	}
	tags, err := h.profiles.tags(ctx, arn)
	if err != nil {
		return "", err
	}
	former, _ := read(event.OldResourceProperties) // what cannot be read had no tags of ours
	return arn, h.retag(ctx, arn, tags, want.tags, former.tags)
}

// ensure returns the profile of a name, which it creates unless there is one of ours: that of an earlier request whose answer was
// lost, or the one that an upgrade has kept, where the lists return to its model. Whether two profiles may have one name is not
// documented: one that is not ours is refused.
func (h handler) ensure(ctx context.Context, token string, want wanted) (string, error) {
	arn, err := h.take(ctx, want)
	if err != nil || arn != "" {
		return arn, err
	}
	arn, err = h.profiles.create(ctx, token, want)
	if _, taken := errors.AsType[*types.ConflictException](err); !taken {
		return arn, err
	}
	// A list may be older than an earlier request.
	if arn, again := h.take(ctx, want); again != nil || arn != "" {
		return arn, again
	}
	return "", err
}

// take returns a profile of ours with the name, "" where no profile has it.
func (h handler) take(ctx context.Context, want wanted) (string, error) {
	found, err := h.profiles.named(ctx, want.name)
	if err != nil {
		return "", err
	}
	for _, p := range found {
		tags, err := h.profiles.tags(ctx, p.arn)
		if err != nil {
			return "", err
		}
		if p.wraps(want.model()) && h.ours(tags, want) {
			return p.arn, h.retag(ctx, p.arn, tags, want.tags, nil)
		}
	}
	if len(found) > 0 {
		return "", h.foreign(found[0], want)
	}
	return "", nil
}

// identity are the tags by which a profile is ours: its owner may have changed since it was created.
var identity = []string{"product", "model"}

func (h handler) ours(tags map[string]string, want wanted) bool {
	for _, key := range identity {
		value := want.tags[h.prefix+key]
		if value == "" || tags[h.prefix+key] != value {
			return false
		}
	}
	return true
}

// foreign is the error of a profile that has the name of ours.
func (h handler) foreign(p profile, want wanted) error {
	var tags []string
	for _, key := range identity {
		tags = append(tags, fmt.Sprintf("%s%s=%s", h.prefix, key, want.tags[h.prefix+key]))
	}
	return fmt.Errorf("%s has this name, and not the model %s with the tags %s: delete it "+
		"(aws bedrock delete-inference-profile --region %s --inference-profile-identifier %s), or give it these tags if it is this product's, and deploy again",
		p.arn, want.model(), strings.Join(tags, " and "), h.region, p.arn)
}

// remove deletes a profile. An id that is no ARN of a profile is that of a Create that failed: there is nothing to delete.
func (h handler) remove(ctx context.Context, arn string) error {
	if !isProfile(arn) {
		return nil
	}
	return h.profiles.delete(ctx, arn)
}

// isProfile reports whether a physical id is the ARN of an application inference profile.
func isProfile(id string) bool {
	return strings.HasPrefix(id, "arn:") && strings.Contains(id, ":application-inference-profile/")
}

// token is the same for a request that is delivered twice, and for no other.
func token(event cfn.Event) string {
	return fmt.Sprintf("%x", sha256.Sum256([]byte(event.StackID+"|"+event.LogicalResourceID+"|"+event.RequestID)))
}
