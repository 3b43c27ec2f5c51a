package requestmetadata

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// merge returns the metadata of a call: the identity and the labels. It does not write to the map of the input. With mistakes it fails,
// or drops the labels that have them and reports.
func (s *Stamp) merge(ctx context.Context, input map[string]string, mistakes schema.Mistakes) (map[string]string, error) {
	labels := s.labels(ctx, input)
	merged := make(map[string]string, len(s.fixed)+len(labels))
	for _, e := range s.fixed {
		merged[e.key] = e.value
	}
	for _, e := range labels {
		before := len(mistakes)
		if s.taken[e.key] {
			mistakes = append(mistakes, schema.Mistake{Key: e.key, Value: e.value, Rule: schema.Fixed,
				Advice: "the service stamps it on every call; do not set it for one call"})
		} else {
			mistakes = s.checker.Value(mistakes, e.key, e.value)
		}
		if len(mistakes) == before {
			merged[e.key] = e.value
			s.warn(ctx, e.key)
		}
	}
	mistakes = s.fit(mistakes, merged, labels)
	switch {
	case len(mistakes) == 0:
	case s.config.DropAndReport == nil:
		return nil, sorted(mistakes)
	default:
		s.config.DropAndReport(ctx, sorted(mistakes))
	}
	return merged, nil
}

// fit appends the limits that the metadata breaks as a whole. It drops labels from merged until none is broken, the last by name first.
func (s *Stamp) fit(mistakes schema.Mistakes, merged map[string]string, labels []entry) schema.Mistakes {
	tooMuch := s.checker.Size(nil, merged)
	if len(tooMuch) == 0 {
		return mistakes
	}
	slices.SortFunc(labels, func(a, b entry) int { return cmp.Compare(b.key, a.key) })
	for _, e := range labels {
		if s.taken[e.key] {
			continue
		}
		delete(merged, e.key)
		if len(s.checker.Size(nil, merged)) == 0 {
			break
		}
	}
	return append(mistakes, tooMuch...)
}

// sorted returns mistakes sorted by key, so that messages are the same each time: maps have no order.
func sorted(mistakes schema.Mistakes) schema.Mistakes {
	slices.SortStableFunc(mistakes, func(a, b schema.Mistake) int { return cmp.Compare(a.Key, b.Key) })
	return mistakes
}

// parse reads metadata in the form that InvokeModel takes.
func parse(header *string) (map[string]string, schema.Mistakes) {
	if header == nil {
		return nil, nil
	}
	var metadata map[string]string
	if err := json.Unmarshal([]byte(*header), &metadata); err != nil {
		return nil, schema.Mistakes{{Value: *header, Rule: schema.NotAllowed,
			Advice: fmt.Sprintf("it is %q; it must be a JSON object of strings", *header)}}
	}
	return metadata, nil
}
