package loggingconfig_test

import (
	"encoding/json"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/loggingconfig"
)

// all are the five flags with one value.
func all(value string) string {
	return `"textDataDeliveryEnabled":` + value + `,"imageDataDeliveryEnabled":` + value + `,"embeddingDataDeliveryEnabled":` + value +
		`,"videoDataDeliveryEnabled":` + value + `,"audioDataDeliveryEnabled":` + value
}

const (
	bodies    = " (text true, image true, embedding true, video true, audio true)"
	noBodies  = " (text false, image false, embedding false, video false, audio false)"
	ourBucket = `"s3Config":{"bucketName":"our-logs"}`
	group     = `"cloudWatchConfig":{"logGroupName":"/bedrock","roleArn":"arn:aws:iam::123456789012:role/logs"}`
	asRole    = "CloudWatch log group /bedrock as role arn:aws:iam::123456789012:role/logs"
)

// TestEveryShape reads every shape of a configuration, as Amazon Bedrock answers it.
func TestEveryShape(t *testing.T) {
	for _, c := range []struct {
		name, config string
		want         loggingconfig.Reading
		line         string
		// withBodies and withoutBodies say whether the bodies differ where all are wanted, and where none is.
		withBodies, withoutBodies bool
	}{
		{"no destination", `{` + all("true") + `}`, loggingconfig.Reading{State: loggingconfig.Off}, "off", false, true},
		{"empty", `{}`, loggingconfig.Reading{State: loggingconfig.Off}, "off", false, true},
		{"destinations without a name", `{"s3Config":{"bucketName":"","keyPrefix":"a"},"cloudWatchConfig":{"logGroupName":"","roleArn":"r"}}`,
			loggingconfig.Reading{State: loggingconfig.Off}, "off", false, true},
		{"settings without a name", `{"s3Config":{},"cloudWatchConfig":{"largeDataDeliveryS3Config":{"bucketName":"large-logs"}}}`,
			loggingconfig.Reading{State: loggingconfig.Off}, "off", false, true},
		{"ours without bodies", `{` + ourBucket + `,` + all("false") + `}`,
			loggingconfig.Reading{State: loggingconfig.Ours, Destination: "s3://our-logs/"}, "s3://our-logs/" + noBodies, true, false},
		{"ours with bodies", `{` + ourBucket + `,` + all("true") + `}`,
			loggingconfig.Reading{State: loggingconfig.Ours, Destination: "s3://our-logs/"}, "s3://our-logs/" + bodies, false, true},
		{"ours with an empty prefix", `{"s3Config":{"bucketName":"our-logs","keyPrefix":""},` + all("false") + `}`,
			loggingconfig.Reading{State: loggingconfig.Ours, Destination: "s3://our-logs/"}, "s3://our-logs/" + noBodies, true, false},
		{"ours with every flag left out", `{` + ourBucket + `}`,
			loggingconfig.Reading{State: loggingconfig.Ours, Destination: "s3://our-logs/"}, "s3://our-logs/" + bodies, false, true},
		{"ours with one flag set", `{` + ourBucket + `,"textDataDeliveryEnabled":true,"imageDataDeliveryEnabled":false,"embeddingDataDeliveryEnabled":false,"videoDataDeliveryEnabled":false,"audioDataDeliveryEnabled":false}`,
			loggingconfig.Reading{State: loggingconfig.Ours, Destination: "s3://our-logs/"}, "s3://our-logs/ (text true, image false, embedding false, video false, audio false)", true, true},
		{"ours with one flag left out", `{` + ourBucket + `,"textDataDeliveryEnabled":false,"imageDataDeliveryEnabled":false,"embeddingDataDeliveryEnabled":false,"audioDataDeliveryEnabled":false}`,
			loggingconfig.Reading{State: loggingconfig.Ours, Destination: "s3://our-logs/"}, "s3://our-logs/ (text false, image false, embedding false, video true, audio false)", true, true},
		{"ours beside a log group", `{` + ourBucket + `,` + group + `,` + all("false") + `}`,
			loggingconfig.Reading{State: loggingconfig.Ours, Destination: "s3://our-logs/ and CloudWatch log group /bedrock", LogGroup: "/bedrock"},
			"s3://our-logs/ and " + asRole + noBodies, true, false},
		{"ours beside a log group without a name", `{` + ourBucket + `,"cloudWatchConfig":{"logGroupName":""},` + all("false") + `}`,
			loggingconfig.Reading{State: loggingconfig.Ours, Destination: "s3://our-logs/"}, "s3://our-logs/" + noBodies, true, false},
		{"our bucket below a prefix", `{"s3Config":{"bucketName":"our-logs","keyPrefix":"audit/"},` + all("false") + `}`,
			loggingconfig.Reading{State: loggingconfig.WrongPrefix, Destination: "s3://our-logs/audit/"}, "s3://our-logs/audit/" + noBodies, true, false},
		{"our bucket below a prefix, beside a log group", `{"s3Config":{"bucketName":"our-logs","keyPrefix":"a"},` + group + `}`,
			loggingconfig.Reading{State: loggingconfig.WrongPrefix, Destination: "s3://our-logs/a and CloudWatch log group /bedrock", LogGroup: "/bedrock"},
			"s3://our-logs/a and " + asRole + bodies, false, true},
		{"another bucket", `{"s3Config":{"bucketName":"their-logs"},` + all("true") + `}`,
			loggingconfig.Reading{State: loggingconfig.Elsewhere, Destination: "s3://their-logs/"}, "s3://their-logs/" + bodies, false, true},
		{"a bucket whose name begins with ours", `{"s3Config":{"bucketName":"our-logs-2"}}`,
			loggingconfig.Reading{State: loggingconfig.Elsewhere, Destination: "s3://our-logs-2/"}, "s3://our-logs-2/" + bodies, false, true},
		{"another bucket below a prefix, beside a log group", `{"s3Config":{"bucketName":"their-logs","keyPrefix":"a/"},` + group + `}`,
			loggingconfig.Reading{State: loggingconfig.Elsewhere, Destination: "s3://their-logs/a/ and CloudWatch log group /bedrock", LogGroup: "/bedrock"},
			"s3://their-logs/a/ and " + asRole + bodies, false, true},
		{"a log group alone", `{` + group + `}`,
			loggingconfig.Reading{State: loggingconfig.Elsewhere, Destination: "CloudWatch log group /bedrock", LogGroup: "/bedrock"}, asRole + bodies, false, true},
		{"a log group with large bodies in our bucket", `{"cloudWatchConfig":{"logGroupName":"/bedrock","roleArn":"r","largeDataDeliveryS3Config":{"bucketName":"our-logs","keyPrefix":"data"}}}`,
			loggingconfig.Reading{State: loggingconfig.Elsewhere, Destination: "CloudWatch log group /bedrock", LogGroup: "/bedrock"},
			"CloudWatch log group /bedrock as role r with large bodies in s3://our-logs/data" + bodies, false, true},
		{"a bucket without a name, beside a log group", `{"s3Config":{"keyPrefix":"a"},` + group + `}`,
			loggingconfig.Reading{State: loggingconfig.Elsewhere, Destination: "CloudWatch log group /bedrock", LogGroup: "/bedrock"}, asRole + bodies, false, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			config := parsed(t, c.config)
			got := loggingconfig.Read(config, "our-logs")
			if got != c.want {
				t.Errorf("read %+v, want %+v", got, c.want)
			}
			foreign := c.want.State == loggingconfig.WrongPrefix || c.want.State == loggingconfig.Elsewhere
			if got.Foreign() != foreign || loggingconfig.IsOff(config) != (c.want.State == loggingconfig.Off) || loggingconfig.LogGroup(config) != c.want.LogGroup {
				t.Errorf("foreign %t, off %t, log group %q", got.Foreign(), loggingconfig.IsOff(config), loggingconfig.LogGroup(config))
			}
			if line := loggingconfig.Describe(config); line != c.line {
				t.Errorf("described as %q, want %q", line, c.line)
			}
			if with, without := loggingconfig.BodiesDiffer(config, true), loggingconfig.BodiesDiffer(config, false); with != c.withBodies || without != c.withoutBodies {
				t.Errorf("bodies differ: wanted %t, not wanted %t", with, without)
			}
		})
	}
}

func TestNoConfiguration(t *testing.T) {
	if got := loggingconfig.Read(nil, "our-logs"); got != (loggingconfig.Reading{State: loggingconfig.Off}) {
		t.Errorf("read %+v", got)
	}
	if !loggingconfig.IsOff(nil) || loggingconfig.LogGroup(nil) != "" || loggingconfig.Describe(nil) != "off" {
		t.Error("no configuration is not off")
	}
}

// TestNoBucket holds that a caller which does not know our bucket calls no configuration ours.
func TestNoBucket(t *testing.T) {
	for _, config := range []string{`{` + ourBucket + `}`, `{` + group + `}`, `{"s3Config":{"bucketName":""},` + group + `}`} {
		if got := loggingconfig.Read(parsed(t, config), ""); got.State != loggingconfig.Elsewhere {
			t.Errorf("%s is %s", config, got.State)
		}
	}
}

func TestSame(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		want       bool
	}{
		{"two that are off", `{}`, `{` + all("true") + `}`, true},
		{"an empty prefix and none", `{` + ourBucket + `}`, `{"s3Config":{"bucketName":"our-logs","keyPrefix":""}}`, true},
		{"a flag left out and one set", `{` + ourBucket + `}`, `{` + ourBucket + `,` + all("true") + `}`, true},
		{"a flag left out and one unset", `{` + ourBucket + `}`, `{` + ourBucket + `,"audioDataDeliveryEnabled":false}`, false},
		{"off and on", `{}`, `{` + ourBucket + `}`, false},
		{"a log group and none", `{` + ourBucket + `,` + group + `}`, `{` + ourBucket + `}`, false},
		{"two roles", `{` + group + `}`, `{"cloudWatchConfig":{"logGroupName":"/bedrock","roleArn":"another"}}`, false},
	} {
		if got := loggingconfig.Same(parsed(t, c.a), parsed(t, c.b)); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
}

func parsed(t *testing.T, text string) *types.LoggingConfig {
	t.Helper()
	var c types.LoggingConfig
	if err := json.Unmarshal([]byte(text), &c); err != nil {
		t.Fatal(err)
	}
	return &c
}
