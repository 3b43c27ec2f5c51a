package requestmetadata

import (
	"context"
	"errors"
	"reflect"
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
)

// refusals are the error codes of a call whose inference profile may have been deleted.
// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html
var refusals = []string{"AccessDeniedException", "ResourceNotFoundException", "ValidationException"}

// Apply adds the lookup to the options of a client: bedrockruntime.NewFromConfig(config, profiles.Apply). A call whose ARN was refused is
// repeated once with the current ARN of its parameter, where that differs.
func (p *Profiles) Apply(options *bedrockruntime.Options) {
	options.APIOptions = append(options.APIOptions, func(stack *middleware.Stack) error {
		return stack.Initialize.Add(p, middleware.Before)
	})
}

// ID returns the name of the lookup in the middleware stack of a client.
func (p *Profiles) ID() string { return "FindInferenceProfileAgain" }

// HandleInitialize repeats a refused call, once. It returns the first error where there is no other ARN to call.
func (p *Profiles) HandleInitialize(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (
	middleware.InitializeOutput, middleware.Metadata, error,
) {
	out, metadata, err := next.HandleInitialize(ctx, in)
	var failed smithy.APIError
	if err == nil || !errors.As(err, &failed) || !slices.Contains(refusals, failed.ErrorCode()) {
		return out, metadata, err
	}
	given := reflect.ValueOf(in.Parameters).Elem()
	refused, ok := fieldOf(given, "ModelId").(*string)
	if !ok || refused == nil {
		return out, metadata, err
	}
	now := p.instead(ctx, *refused)
	if now == "" {
		return out, metadata, err
	}
	pointer := reflect.New(given.Type())
	pointer.Elem().Set(given)
	pointer.Elem().FieldByName("ModelId").Set(reflect.ValueOf(&now))
	in.Parameters = pointer.Interface()
	return next.HandleInitialize(ctx, in)
}

// fieldOf returns the value of a field of a struct. It returns nil when there is no field of the name.
func fieldOf(of reflect.Value, name string) any {
	if f := of.FieldByName(name); f.IsValid() {
		return f.Interface()
	}
	return nil
}

// instead returns the ARN to call instead of a refused one. It returns "" when there is none. The parameter of a current ARN is read
// again once.
func (p *Profiles) instead(ctx context.Context, refused string) string {
	p.mutex.Lock()
	name := p.names[refused]
	known := p.found[name]
	p.mutex.Unlock()
	if known.arn != refused {
		return known.arn
	}
	if known.again {
		return ""
	}
	now, err := p.read(ctx, name)
	if err != nil {
		return ""
	}
	if now != refused {
		return now
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if known = p.found[name]; known.arn == refused {
		known.again = true
		p.found[name] = known
	}
	return ""
}
