package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-lambda-go/cfn"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

const (
	oursAsWanted = `{"s3Config":{"bucketName":"our-logs"},"textDataDeliveryEnabled":false,"imageDataDeliveryEnabled":false,"embeddingDataDeliveryEnabled":false,"videoDataDeliveryEnabled":false,"audioDataDeliveryEnabled":false}`
	foreignLogs  = `{"s3Config":{"bucketName":"their-logs"},"textDataDeliveryEnabled":true,"imageDataDeliveryEnabled":true,"embeddingDataDeliveryEnabled":true,"videoDataDeliveryEnabled":true,"audioDataDeliveryEnabled":true}`
)

// request returns an event that asks for oursAsWanted.
func request(kind cfn.RequestType) cfn.Event {
	event := cfn.Event{RequestType: kind, ResourceProperties: map[string]any{
		"ServiceToken": "arn:aws:lambda:eu-west-1:123456789012:function:logging", "ServiceTimeout": "300",
		"BucketName": "our-logs", "TextDataDeliveryEnabled": "false", "ImageDataDeliveryEnabled": "false",
		"EmbeddingDataDeliveryEnabled": "false", "VideoDataDeliveryEnabled": "false", "AudioDataDeliveryEnabled": "false",
	}}
	if kind == cfn.RequestUpdate {
		event.OldResourceProperties = map[string]any{"BucketName": "our-former-logs"}
	}
	return event
}

type kindOfFound int

const (
	isOff kindOfFound = iota
	isWanted
	isOurs
	isForeign
)

type foundCase struct {
	name   string
	config string
	kind   kindOfFound
	// only is the request the case is for. Zero: all.
	only cfn.RequestType
}

var foundCases = []foundCase{
	{name: "nothing", config: ``, kind: isOff},
	{name: "no destination", config: `{"textDataDeliveryEnabled":true}`, kind: isOff},
	{name: "ours as wanted", config: oursAsWanted, kind: isWanted},
	{name: "ours with an empty prefix", config: strings.Replace(oursAsWanted, `"our-logs"`, `"our-logs","keyPrefix":""`, 1), kind: isWanted},
	{name: "ours with another flag", config: strings.Replace(oursAsWanted, `"audioDataDeliveryEnabled":false`, `"audioDataDeliveryEnabled":true`, 1), kind: isOurs},
	{name: "ours with a flag left out", config: strings.Replace(oursAsWanted, `,"videoDataDeliveryEnabled":false`, ``, 1), kind: isOurs},
	{name: "our former bucket", config: strings.Replace(oursAsWanted, "our-logs", "our-former-logs", 1), kind: isOurs, only: cfn.RequestUpdate},
	{name: "our former bucket, but newly made", config: strings.Replace(oursAsWanted, "our-logs", "our-former-logs", 1), kind: isForeign, only: cfn.RequestCreate},
	{name: "foreign bucket", config: foreignLogs, kind: isForeign},
	{name: "foreign prefix", config: strings.Replace(oursAsWanted, `"our-logs"`, `"our-logs","keyPrefix":"audit/"`, 1), kind: isForeign},
	{name: "foreign CloudWatch", config: `{"cloudWatchConfig":{"logGroupName":"/bedrock","roleArn":"arn:aws:iam::123456789012:role/logs","largeDataDeliveryS3Config":{"bucketName":"large-logs","keyPrefix":"data"}}}`, kind: isForeign},
	{name: "foreign CloudWatch beside our bucket", config: strings.Replace(oursAsWanted, `{`, `{"cloudWatchConfig":{"logGroupName":"/bedrock","roleArn":"arn:aws:iam::123456789012:role/logs"},`, 1), kind: isForeign},
}

type faultCase struct {
	name  string
	fault fault
	// unread means that not even the first read succeeds.
	unread bool
	// survived means that a put gets through in the end.
	survived bool
	// unrestored means that what was found cannot be put back, or must not be.
	unrestored bool
	// time is what the handler has. Zero: the function's 240 seconds without the answer's 15.
	time time.Duration
	// says is what the error of a put holds.
	says []string
}

var (
	internalError = answer{status: 500, code: "InternalServerException", message: "try again"}
	denied        = answer{status: 403, code: "AccessDeniedException", message: "not authorized to perform"}
	throttled     = answer{status: 429, code: "ThrottlingException", message: "slow down"}
	unpropagated  = answer{status: 400, code: "ValidationException", message: "Failed to validate permissions for log bucket: our-logs"}
	invalid       = answer{status: 400, code: "ValidationException", message: "Bucket name is invalid"}
	lost          = answer{status: 500, code: "InternalServerException", message: "applied all the same", applied: true}
)

// on answers the requests with a method from the first to the last, counted from 1.
func on(method string, first, last int, a answer) fault {
	return func(_ *service, m string, nth int) answer {
		if m == method && nth >= first && nth <= last {
			return a
		}
		return answer{}
	}
}

const always = 1 << 30

// mangled stores something else than the first put says.
func mangled(s *service, method string, nth int) answer {
	if method == http.MethodGet && s.count(http.MethodPut) == 1 && s.count(http.MethodDelete) == 0 {
		s.config = strings.Replace(s.config, `"videoDataDeliveryEnabled":false`, `"videoDataDeliveryEnabled":true`, 1)
	}
	return answer{}
}

// meanwhile sets a configuration by another hand while the first put fails.
func meanwhile(config string) fault {
	return func(s *service, method string, nth int) answer {
		if method != http.MethodPut || nth > 1 {
			return answer{}
		}
		s.config = config
		return invalid
	}
}

func both(faults ...fault) fault {
	return func(s *service, method string, nth int) answer {
		for _, f := range faults {
			if a := f(s, method, nth); a.status != 0 {
				return a
			}
		}
		return answer{}
	}
}

var faultCases = []faultCase{
	{name: "ok", survived: true},
	{name: "get fails", fault: on("GET", 1, always, internalError), unread: true},
	{name: "get denied", fault: on("GET", 1, always, denied), unread: true},
	{name: "get fails once", fault: on("GET", 1, 1, internalError), survived: true},
	{name: "put fails", fault: on("PUT", 1, always, internalError), says: []string{"try again"}},
	{name: "put fails twice", fault: on("PUT", 1, 2, internalError), survived: true},
	{name: "put denied", fault: on("PUT", 1, always, denied), says: []string{"AccessDeniedException"}},
	{name: "put invalid", fault: on("PUT", 1, always, invalid), says: []string{"Bucket name is invalid"}},
	{name: "put throttled twice", fault: on("PUT", 1, 2, throttled), survived: true},
	{name: "put applied but not answered", fault: on("PUT", 1, 3, lost), says: []string{"applied all the same"}},
	{name: "put applied but never answered", fault: on("PUT", 1, 1, answer{hung: true}), says: []string{"time was up"}},
	{name: "not propagated, then ok", fault: on("PUT", 1, 20, unpropagated), survived: true},
	{name: "not propagated and throttled, then ok", fault: both(on("PUT", 1, 3, unpropagated), on("PUT", 4, 5, throttled), on("PUT", 6, 9, unpropagated)), survived: true},
	{name: "not propagated, then denied", fault: both(on("PUT", 1, 3, unpropagated), on("PUT", 4, always, denied)), says: []string{"AccessDeniedException"}},
	{name: "never propagated", fault: on("PUT", 1, always, unpropagated), says: []string{"exceeded maximum number of attempts, 25", "Failed to validate permissions"}},
	{name: "never propagated, short of time", fault: on("PUT", 1, always, unpropagated), time: 90 * time.Second, says: []string{"time was up"}},
	{name: "no time", unread: true, time: 10 * time.Second},
	{name: "read back differs", fault: mangled, says: []string{"read back s3://our-logs/", "video true"}},
	{name: "read back fails once", fault: on("GET", 2, 4, internalError), says: []string{"try again"}},
	{name: "read back fails", fault: on("GET", 2, always, denied), unrestored: true, says: []string{"before, and may not be now"}},
	{name: "restore fails", fault: both(on("PUT", 1, 3, lost), on("PUT", 4, always, denied), on("DELETE", 1, always, denied)), unrestored: true, says: []string{"applied all the same", "could not be put back", "AccessDeniedException"}},
	{name: "somebody sets another meanwhile", fault: meanwhile(foreignLogs), unrestored: true, says: []string{"somebody else has set s3://their-logs/"}},
	{name: "somebody deletes meanwhile", fault: meanwhile(""), says: []string{"Bucket name is invalid"}},
}

// TestEveryRequestFoundAndFault runs all combinations, each in its own time, and holds every one of them to this: logging
// that was on stays on, a foreign configuration is never touched, and a failure leaves what was found.
func TestEveryRequestFoundAndFault(t *testing.T) {
	for _, kind := range []cfn.RequestType{cfn.RequestCreate, cfn.RequestUpdate, cfn.RequestDelete} {
		for _, found := range foundCases {
			if found.only != "" && found.only != kind {
				continue
			}
			for _, f := range faultCases {
				t.Run(fmt.Sprintf("%s/%s/%s", kind, found.name, f.name), func(t *testing.T) {
					synctest.Test(t, func(t *testing.T) { runCell(t, kind, found, f) })
				})
			}
		}
	}
}

func runCell(t *testing.T, kind cfn.RequestType, found foundCase, f faultCase) {
	s := &service{config: found.config, fault: f.fault}
	limit := f.time
	if limit == 0 {
		limit = 225 * time.Second
	}
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	_, err := s.handler().handle(ctx, request(kind))

	if ctx.Err() != nil {
		t.Error("ran out of time instead of stopping before")
	}
	wasOn, isOn := found.kind != isOff, !off(parse(t, s.config))
	if wasOn && !isOn {
		t.Error("logging is off and was on before")
	}
	writes := len(s.calls) - s.count(http.MethodGet)
	switch {
	case kind == cfn.RequestDelete:
		if err != nil || len(s.calls) != 0 {
			t.Errorf("deleting: error %v, calls %v; want neither", err, s.calls)
		}
	case found.kind == isForeign:
		if err == nil {
			t.Error("a foreign configuration did not fail the request")
		}
		if s.config != found.config || writes != 0 {
			t.Errorf("a foreign configuration was touched: %v left %s", s.calls, s.config)
		}
	case f.unread:
		if err == nil || writes != 0 {
			t.Errorf("nothing could be read: error %v, calls %v; want an error and no write", err, s.calls)
		}
	case found.kind == isWanted:
		if err != nil || writes != 0 || s.config != found.config {
			t.Errorf("nothing to do: error %v, calls %v", err, s.calls)
		}
	case f.survived:
		if err != nil {
			t.Errorf("error %v; want none", err)
		}
		if !same(parse(t, s.config), parse(t, oursAsWanted)) {
			t.Errorf("left %s", s.config)
		}
	default:
		if err == nil {
			t.Fatal("no error")
		}
		for _, want := range append(f.says, "invocation logging in eu-west-1: ") {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("error %q does not say %q", err, want)
			}
		}
		if !f.unrestored && !same(parse(t, s.config), parse(t, found.config)) {
			t.Errorf("left %s, found %s", s.config, found.config)
		}
		if strings.Contains(err.Error(), "\n") {
			t.Errorf("error of more than one line: %q", err)
		}
	}
}

func parse(t *testing.T, config string) *types.LoggingConfig {
	t.Helper()
	if config == "" {
		return nil
	}
	var c types.LoggingConfig
	if err := json.Unmarshal([]byte(config), &c); err != nil {
		t.Fatal(err)
	}
	return &c
}

// TestPropagationTakesTwoMinutes holds the patience to what it says: no call more, none less.
func TestPropagationTakesTwoMinutes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{fault: on("PUT", 1, always, unpropagated)}
		start := time.Now()
		if err := s.handler().configuration.put(t.Context(), parse(t, oursAsWanted)); err == nil {
			t.Fatal("no error")
		}
		if n := s.count(http.MethodPut); n != 25 {
			t.Errorf("%d attempts, want 25", n)
		}
		if took := time.Since(start); took != 2*time.Minute+25*latency {
			t.Errorf("took %s, want two minutes beside the calls themselves", took)
		}
	})
}

func TestOtherErrorsAreNotRetriedForMinutes(t *testing.T) {
	for name, c := range map[string]struct {
		answer   answer
		attempts int
	}{
		"denied":                       {denied, 1},
		"invalid":                      {invalid, 1},
		"throttled":                    {throttled, 3},
		"internal":                     {internalError, 3},
		"the message of another error": {answer{status: 400, code: "ConflictException", message: unpropagated.message}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &service{fault: on("PUT", 1, always, c.answer)}
				if err := s.handler().configuration.put(t.Context(), parse(t, oursAsWanted)); err == nil {
					t.Fatal("no error")
				}
				if n := s.count(http.MethodPut); n != c.attempts {
					t.Errorf("%d attempts, want %d", n, c.attempts)
				}
			})
		})
	}
}

func TestForeignErrorSaysAll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{config: `{"s3Config":{"bucketName":"their-logs","keyPrefix":"a/b"},"cloudWatchConfig":{"logGroupName":"/bedrock","roleArn":"arn:aws:iam::123456789012:role/logs","largeDataDeliveryS3Config":{"bucketName":"large-logs","keyPrefix":"data"}},"textDataDeliveryEnabled":true,"imageDataDeliveryEnabled":false,"embeddingDataDeliveryEnabled":true,"videoDataDeliveryEnabled":false,"audioDataDeliveryEnabled":true}`}
		_, err := s.handler().handle(t.Context(), request(cfn.RequestCreate))
		want := "invocation logging in eu-west-1: it is somebody else's, and nothing was changed: it delivers to " +
			"s3://their-logs/a/b and CloudWatch log group /bedrock as role arn:aws:iam::123456789012:role/logs with large bodies in s3://large-logs/data " +
			"(text true, image false, embedding true, video false, audio true), not to s3://our-logs/; " +
			"delete it (aws bedrock delete-model-invocation-logging-configuration --region eu-west-1) or take the Region out of regions.go, then deploy again"
		if err == nil || err.Error() != want {
			t.Errorf("error\n%v\nwant\n%s", err, want)
		}
	})
}

func TestPropertiesAreAllNamedAtOnce(t *testing.T) {
	event := request(cfn.RequestCreate)
	delete(event.ResourceProperties, "BucketName")
	event.ResourceProperties["TextDataDeliveryEnabled"] = "yes"
	event.ResourceProperties["AudioDataDeliveryEnabled"] = true
	event.ResourceProperties["KeyPrefix"] = "logs/"
	event.ResourceProperties["Bucket"] = "our-logs"
	s := &service{}
	_, err := s.handler().handle(t.Context(), event)
	want := "invocation logging in eu-west-1: property BucketName is missing; " +
		`property TextDataDeliveryEnabled is "yes"; allowed: true, false; ` +
		"property AudioDataDeliveryEnabled is true; give a string; " +
		"property Bucket is not known; allowed: " + strings.Join(properties, ", ") + "; " +
		"property KeyPrefix is not known; allowed: " + strings.Join(properties, ", ")
	if err == nil || err.Error() != want {
		t.Errorf("error\n%v\nwant\n%s", err, want)
	}
	if len(s.calls) != 0 {
		t.Errorf("calls %v before the properties were right", s.calls)
	}
}

func TestEveryFlagFollowsItsProperty(t *testing.T) {
	flags := map[string]func(*types.LoggingConfig) *bool{
		"TextDataDeliveryEnabled":      func(c *types.LoggingConfig) *bool { return c.TextDataDeliveryEnabled },
		"ImageDataDeliveryEnabled":     func(c *types.LoggingConfig) *bool { return c.ImageDataDeliveryEnabled },
		"EmbeddingDataDeliveryEnabled": func(c *types.LoggingConfig) *bool { return c.EmbeddingDataDeliveryEnabled },
		"VideoDataDeliveryEnabled":     func(c *types.LoggingConfig) *bool { return c.VideoDataDeliveryEnabled },
		"AudioDataDeliveryEnabled":     func(c *types.LoggingConfig) *bool { return c.AudioDataDeliveryEnabled },
	}
	for set := range flags {
		properties := request(cfn.RequestCreate).ResourceProperties
		properties[set] = "true"
		c, err := wanted(properties)
		if err != nil {
			t.Fatal(err)
		}
		for name, flag := range flags {
			if flag(c) == nil || *flag(c) != (name == set) {
				t.Errorf("%s set: %s is %v", set, name, flag(c))
			}
		}
	}
}

func TestUnknownRequestType(t *testing.T) {
	s := &service{}
	_, err := s.handler().handle(t.Context(), request("Read"))
	if err == nil || !strings.Contains(err.Error(), `"Read"; allowed: Create, Update, Delete`) || len(s.calls) != 0 {
		t.Errorf("error %v, calls %v", err, s.calls)
	}
}

func TestEveryFoundHasEveryKind(t *testing.T) {
	for _, c := range foundCases {
		config := parse(t, c.config)
		ours := buckets(request(cfn.RequestUpdate).ResourceProperties, nil)
		if c.only == cfn.RequestUpdate {
			ours = append(ours, "our-former-logs")
		}
		if off(config) != (c.kind == isOff) || foreign(config, ours) != (c.kind == isForeign) {
			t.Errorf("%s: off %t, foreign %t", c.name, off(config), foreign(config, ours))
		}
	}
	if !slices.Equal(buckets(nil, nil), nil) {
		t.Error("no properties, but a bucket")
	}
}
