package requestmetadata

import (
	"context"
	"maps"
	"reflect"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
)

// Every operation of the SDK that takes request metadata is stamped, including operations of a later SDK.
func TestEveryOperationIsStamped(t *testing.T) {
	stamp := mustStamp(t, Config{})
	client := reflect.TypeFor[*bedrockruntime.Client]()
	options := reflect.TypeFor[func(*bedrockruntime.Options)]()
	var stamped, others []string
	for i := range client.NumMethod() {
		method := client.Method(i)
		in := method.Type
		if in.NumIn() != 4 || in.In(1) != reflect.TypeFor[context.Context]() || in.In(3).Elem() != options {
			continue
		}
		if _, takes := in.In(2).Elem().FieldByName("RequestMetadata"); !takes {
			others = append(others, method.Name)
			continue
		}
		stamped = append(stamped, method.Name)
		fake := &fakeBedrock{}
		input := filled(in.In(2).Elem())
		before := filled(in.In(2).Elem())
		reflect.ValueOf(fake.client(stamp.Apply)).Method(i).Call([]reflect.Value{reflect.ValueOf(t.Context()), input})
		if len(fake.received) != 1 || !maps.Equal(fake.received[0], identity) {
			t.Errorf("%s was stamped with %v, want %v", method.Name, fake.received, identity)
		}
		if !reflect.DeepEqual(input.Interface(), before.Interface()) {
			t.Errorf("%s: the caller's input was written to", method.Name)
		}
	}
	t.Logf("stamped: %q; take no request metadata: %q", stamped, others)
	if len(stamped) < 4 || len(others) < 4 {
		t.Errorf("%d operations take request metadata and %d do not, want at least 4 of each", len(stamped), len(others))
	}
}

// filled returns an input with its required fields set.
func filled(of reflect.Type) reflect.Value {
	input := reflect.New(of)
	for i := range of.NumField() {
		switch field := input.Elem().Field(i); {
		case of.Field(i).Name == "RequestMetadata", !field.CanSet():
		case field.Type() == reflect.TypeFor[*string]():
			text := "x"
			field.Set(reflect.ValueOf(&text))
		case field.Type() == reflect.TypeFor[[]byte]():
			field.SetBytes([]byte("{}"))
		}
	}
	return input
}

// A request metadata field of an unknown type fails the call, so that no call leaves without a stamp.
func TestUnknownFieldFails(t *testing.T) {
	type later struct{ RequestMetadata []string }
	if _, err := mustStamp(t, Config{}).stamped(t.Context(), &later{}); err == nil {
		t.Error("an input that cannot be stamped passes")
	}
	type other struct{ ModelId *string }
	in := &other{}
	if out, err := mustStamp(t, Config{}).stamped(t.Context(), in); err != nil || out != any(in) {
		t.Errorf("an input without request metadata became %v, %v", out, err)
	}
}
