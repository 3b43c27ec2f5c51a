package requestmetadata

import (
	"context"

	"go.opentelemetry.io/otel/trace"
)

// RequestID is the key of the correlation id of a request. A call without one is stamped with the OpenTelemetry trace id of its context.
// A call without a trace is not stamped with the key.
const RequestID = "request_id"

// label is a key and value that a context sets for its calls. It takes precedence over the outer labels.
type label struct {
	entry
	outer *label
}

type labelKey struct{}

// With returns a context whose calls are stamped with the key and value. The innermost value of a key takes precedence over outer
// ones, and the RequestMetadata of the call's input over both. A key of the identity is a mistake of rule [schema.Fixed].
func With(ctx context.Context, key, value string) context.Context {
	outer, _ := ctx.Value(labelKey{}).(*label)
	return context.WithValue(ctx, labelKey{}, &label{entry{key, value}, outer})
}

// labels returns the keys and values that a call sets in its input and in its context.
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
