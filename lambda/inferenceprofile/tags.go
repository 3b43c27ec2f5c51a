package main

import (
	"context"
	"maps"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
)

// retag gives a profile our tags, and removes those of ours that the former request had and this one has not. Tags of others stay. It
// makes no call where nothing changes: so it cannot fail a rollback that has nothing to do.
func (h handler) retag(ctx context.Context, arn string, tags, ours, former map[string]string) error {
	wrong := false
	for key, value := range ours {
		got, found := tags[key]
		wrong = wrong || !found || got != value
	}
	if wrong {
		if err := h.profiles.tag(ctx, arn, ours); err != nil {
			return err
		}
	}
	var stale []string
	for _, key := range slices.Sorted(maps.Keys(former)) {
		_, still := ours[key]
		if _, found := tags[key]; found && !still {
			stale = append(stale, key)
		}
	}
	if len(stale) == 0 {
		return nil
	}
	return h.profiles.untag(ctx, arn, stale)
}

// list returns tags as the API takes them, in the order of their keys.
func list(tags map[string]string) []types.Tag {
	var all []types.Tag
	for _, key := range slices.Sorted(maps.Keys(tags)) {
		all = append(all, types.Tag{Key: aws.String(key), Value: aws.String(tags[key])})
	}
	return all
}
