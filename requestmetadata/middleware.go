package requestmetadata

import (
	"context"
	"fmt"
	"reflect"
	"sync"

	"github.com/aws/smithy-go/middleware"
)

// ID returns the name of the stamp in the middleware stack of a client.
func (s *Stamp) ID() string { return "StampRequestMetadata" }

// register adds the stamp before all other middleware, so that no call is signed or sent without it.
func (s *Stamp) register(stack *middleware.Stack) error {
	if s.config.PartialStream != nil {
		if err := stack.Deserialize.Add(streamWatch{s.config.PartialStream}, middleware.After); err != nil {
			return err
		}
	}
	return stack.Initialize.Add(s, middleware.Before)
}

// HandleInitialize stamps a copy of the input of a call: the caller may use its input again, or in several calls at once. It fails with
// [schema.Mistakes] before any request leaves.
func (s *Stamp) HandleInitialize(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (
	middleware.InitializeOutput, middleware.Metadata, error,
) {
	stamped, err := s.stamped(ctx, in.Parameters)
	if err != nil {
		return middleware.InitializeOutput{}, middleware.Metadata{}, err
	}
	in.Parameters = stamped
	return next.HandleInitialize(ctx, in)
}

// stamped returns a stamped copy of an input. It returns the input itself where the operation takes no request metadata. It recognizes
// operations by their field alone, so that operations of a later SDK are stamped, too.
func (s *Stamp) stamped(ctx context.Context, input any) (any, error) {
	given := reflect.ValueOf(input).Elem()
	index := metadataField(given.Type())
	if index == nil {
		return input, nil
	}
	pointer := reflect.New(given.Type())
	pointer.Elem().Set(given)
	switch field := pointer.Elem().FieldByIndex(index).Addr().Interface().(type) {
	case *map[string]string:
		merged, err := s.merge(ctx, *field, nil)
		if err != nil {
			return nil, err
		}
		*field = merged
	case **string:
		labels, mistakes := parse(*field)
		merged, err := s.merge(ctx, labels, mistakes)
		if err != nil {
			return nil, err
		}
		header, err := s.header(merged)
		if err != nil {
			return nil, err
		}
		*field = &header
	default:
		return nil, fmt.Errorf("request metadata of %T is a %T, which cannot be stamped; update package requestmetadata", input, field)
	}
	return pointer.Interface(), nil
}

// fields caches the index of the request metadata by type of input, because reflection is slow.
var fields sync.Map

// metadataField returns the index of the request metadata of a type of input. It returns nil when the type has none.
func metadataField(of reflect.Type) []int {
	if known, found := fields.Load(of); found {
		return known.([]int)
	}
	field, _ := of.FieldByName("RequestMetadata")
	fields.Store(of, field.Index)
	return field.Index
}
