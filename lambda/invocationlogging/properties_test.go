package main

import (
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/cfn"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
)

func TestPropertiesAreAllNamedAtOnce(t *testing.T) {
	event := request(cfn.RequestCreate)
	delete(event.ResourceProperties, "BucketName")
	event.ResourceProperties["TextDataDeliveryEnabled"] = "yes"
	event.ResourceProperties["AudioDataDeliveryEnabled"] = true
	event.ResourceProperties["KeyPrefix"] = "logs/"
	event.ResourceProperties["Bucket"] = "our-logs"
	s := &service{}
	_, err := s.handle(t.Context(), event)
	want := "invocation logging in eu-west-1: property BucketName is missing; " +
		`property TextDataDeliveryEnabled is "yes"; allowed: true, false; ` +
		"property AudioDataDeliveryEnabled is true; give a string; " +
		"property Bucket is not known; allowed: " + strings.Join(properties, ", ") + "; " +
		"property KeyPrefix is not known; allowed: " + strings.Join(properties, ", ")
	if err == nil || err.Error() != want {
		t.Errorf("error\n%v\nwant\n%s", err, want)
	}
	if s.writes()+s.count(http.MethodGet) != 0 {
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
		d, err := parse(properties, "our-logs")
		c := d.config
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
