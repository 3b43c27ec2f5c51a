package requestmetadata

import (
	"context"

	"go.opentelemetry.io/otel/trace"
)

// RequestID is the key that tells one request from another. A call that is given none is stamped with the OpenTelemetry trace id of
// its context; where there is no trace either, it is not stamped.
const RequestID = "request_id"

// label is a key that a context sets for the calls made with it, before the ones set outside of it.
type label struct {
	entry
	outer *label
}

type labelKey struct{}

// With returns a context whose calls are stamped with a key that is not of the identity. The innermost value counts; what the
// call's own input sets under the key comes before it.
func With(ctx context.Context, key, value string) context.Context {
	outer, _ := ctx.Value(labelKey{}).(*label)
	return context.WithValue(ctx, labelKey{}, &label{entry{key, value}, outer})
}

// labels returns what a call sets: in its input, and in its context.
func (s *Stamp) labels(ctx context.Context, input map[string]string) []entry {
	list := make([]entry, 0, len(input)+4)
	for key, value := range input {
		list = append(list, entry{key, value})
	}
	inner, _ := ctx.Value(labelKey{}).(*label)
	for ; inner != nil; inner = inner.outer {
		if !has(list, inner.key) {
			list = append(list, inner.entry)
		}
	}
	if s.tracesRequests && !has(list, RequestID) {
		if span := trace.SpanContextFromContext(ctx); span.HasTraceID() {
			list = append(list, entry{RequestID, span.TraceID().String()})
		}
	}
	return list
}

func has(list []entry, key string) bool {
	for _, e := range list {
		if e.key == key {
			return true
		}
	}
	return false
}
