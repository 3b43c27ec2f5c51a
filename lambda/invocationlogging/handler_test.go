package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-lambda-go/cfn"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/loggingconfig"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

// TestEveryRequestFoundAndFault runs all combinations, each in its own time, and holds for every one: logging that was on stays on, a
// foreign configuration is never touched, and a failure leaves the configuration that was found.
func TestEveryRequestFoundAndFault(t *testing.T) {
	for _, kind := range []cfn.RequestType{cfn.RequestCreate, cfn.RequestUpdate, cfn.RequestDelete} {
		for _, found := range foundCases {
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
	_, err := s.handle(ctx, request(kind))

	if ctx.Err() != nil {
		t.Error("ran out of time instead of stopping before")
	}
	wasOn, isOn := found.kind != isOff, !loggingconfig.IsOff(parsed(t, s.config))
	if wasOn && !isOn {
		t.Error("logging is off and was on before")
	}
	writes := s.writes()
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
		if !loggingconfig.Same(parsed(t, s.config), parsed(t, cmp.Or(found.want, oursAsWanted))) {
			t.Errorf("left %s", s.config)
		}
	default:
		if err == nil {
			t.Fatal("no error")
		}
		for _, want := range append(f.says, "invocation logging in eu-west-1: ") {
			if found.kind == isOff && f.unrestored { // there is nothing to restore, and no word of it
				break
			}
			if !strings.Contains(err.Error(), want) {
				t.Errorf("error %q does not say %q", err, want)
			}
		}
		if !f.unrestored && found.kind != isOff && !loggingconfig.Same(parsed(t, s.config), parsed(t, found.config)) {
			t.Errorf("left %s, found %s", s.config, found.config)
		}
		if strings.Contains(err.Error(), "\n") {
			t.Errorf("error of more than one line: %q", err)
		}
	}
}

func parsed(t *testing.T, text string) *types.LoggingConfig {
	t.Helper()
	if text == "" {
		return nil
	}
	var c types.LoggingConfig
	if err := json.Unmarshal([]byte(text), &c); err != nil {
		t.Fatal(err)
	}
	return &c
}

func TestForeignErrorSaysAll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{config: `{"s3Config":{"bucketName":"their-logs","keyPrefix":"a/b"},"cloudWatchConfig":{"logGroupName":"/bedrock","roleArn":"arn:aws:iam::123456789012:role/logs","largeDataDeliveryS3Config":{"bucketName":"large-logs","keyPrefix":"data"}},"textDataDeliveryEnabled":true,"imageDataDeliveryEnabled":false,"embeddingDataDeliveryEnabled":true,"videoDataDeliveryEnabled":false,"audioDataDeliveryEnabled":true}`}
		_, err := s.handle(t.Context(), request(cfn.RequestCreate))
		want := "invocation logging in eu-west-1: it is somebody else's, and nothing was changed: it delivers to " +
			"s3://their-logs/a/b and CloudWatch log group /bedrock as role arn:aws:iam::123456789012:role/logs with large bodies in s3://large-logs/data " +
			"(text true, image false, embedding true, video false, audio true), not to s3://our-logs/; " +
			`to adopt it, write {Name: "eu-west-1", AdoptExisting: true} with the Region's other fields into regions.go and deploy again: ` +
			"it is kept in the SSM parameter /bedrock-bootstrap/invocation-logging/former and put back when the adoption ends; " +
			"or take the Region out of regions.go"
		if err == nil || err.Error() != want {
			t.Errorf("error\n%v\nwant\n%s", err, want)
		}
	})
}

func TestUnknownRequestType(t *testing.T) {
	s := &service{}
	_, err := s.handle(t.Context(), request("Read"))
	if err == nil || !strings.Contains(err.Error(), `"Read"; allowed: Create, Update, Delete`) || len(s.calls) != 0 {
		t.Errorf("error %v, calls %v", err, s.calls)
	}
}

func TestEveryFoundHasEveryKind(t *testing.T) {
	for _, c := range foundCases {
		found := parsed(t, c.config)
		foreign := loggingconfig.Read(found, "our-logs").Foreign()
		if loggingconfig.IsOff(found) != (c.kind == isOff) || foreign != (c.kind == isForeign) {
			t.Errorf("%s: off %t, foreign %t", c.name, loggingconfig.IsOff(found), foreign)
		}
	}
}
