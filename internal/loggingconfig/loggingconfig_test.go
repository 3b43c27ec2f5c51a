package loggingconfig_test

import (
	"encoding/json"
	"reflect"
	"strings"
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
	unknown   = " (text unknown, image unknown, embedding unknown, video unknown, audio unknown)"
	noFlags   = "whether it delivers text, image, embedding, video, audio is unknown, because the answer leaves out their flags"
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
		{"empty", `{}`, loggingconfig.Reading{State: loggingconfig.Off}, "off", false, false},
		{"destinations without a name", `{"s3Config":{"bucketName":"","keyPrefix":"a"},"cloudWatchConfig":{"logGroupName":"","roleArn":"r"}}`,
			loggingconfig.Reading{State: loggingconfig.Off}, "off", false, false},
		{"settings without a name", `{"s3Config":{},"cloudWatchConfig":{"largeDataDeliveryS3Config":{"bucketName":"large-logs"}}}`,
			loggingconfig.Reading{State: loggingconfig.Off}, "off", false, false},
		{"ours without bodies", `{` + ourBucket + `,` + all("false") + `}`,
			loggingconfig.Reading{State: loggingconfig.Ours, Destination: "s3://our-logs/"}, "s3://our-logs/" + noBodies, true, false},
		{"ours with bodies", `{` + ourBucket + `,` + all("true") + `}`,
			loggingconfig.Reading{State: loggingconfig.Ours, Destination: "s3://our-logs/"}, "s3://our-logs/" + bodies, false, true},
		{"ours with an empty prefix", `{"s3Config":{"bucketName":"our-logs","keyPrefix":""},` + all("false") + `}`,
			loggingconfig.Reading{State: loggingconfig.Ours, Destination: "s3://our-logs/"}, "s3://our-logs/" + noBodies, true, false},
		{"ours with every flag left out", `{` + ourBucket + `}`,
			loggingconfig.Reading{State: loggingconfig.Ours, Destination: "s3://our-logs/", UnknownBodies: noFlags}, "s3://our-logs/" + unknown, false, false},
		{"ours with one flag set", `{` + ourBucket + `,"textDataDeliveryEnabled":true,"imageDataDeliveryEnabled":false,"embeddingDataDeliveryEnabled":false,"videoDataDeliveryEnabled":false,"audioDataDeliveryEnabled":false}`,
			loggingconfig.Reading{State: loggingconfig.Ours, Destination: "s3://our-logs/"}, "s3://our-logs/ (text true, image false, embedding false, video false, audio false)", true, true},
		{"ours with one flag left out", `{` + ourBucket + `,"textDataDeliveryEnabled":false,"imageDataDeliveryEnabled":false,"embeddingDataDeliveryEnabled":false,"audioDataDeliveryEnabled":false}`,
			loggingconfig.Reading{State: loggingconfig.Ours, Destination: "s3://our-logs/", UnknownBodies: "whether it delivers video is unknown, because the answer leaves out its flag"}, "s3://our-logs/ (text false, image false, embedding false, video unknown, audio false)", true, false},
		{"ours beside a log group", `{` + ourBucket + `,` + group + `,` + all("false") + `}`,
			loggingconfig.Reading{State: loggingconfig.Ours, Destination: "s3://our-logs/ and CloudWatch log group /bedrock", LogGroup: "/bedrock"},
			"s3://our-logs/ and " + asRole + noBodies, true, false},
		{"ours beside a log group without a name", `{` + ourBucket + `,"cloudWatchConfig":{"logGroupName":""},` + all("false") + `}`,
			loggingconfig.Reading{State: loggingconfig.Ours, Destination: "s3://our-logs/"}, "s3://our-logs/" + noBodies, true, false},
		{"our bucket below a prefix", `{"s3Config":{"bucketName":"our-logs","keyPrefix":"audit/"},` + all("false") + `}`,
			loggingconfig.Reading{State: loggingconfig.WrongPrefix, Destination: "s3://our-logs/audit/"}, "s3://our-logs/audit/" + noBodies, true, false},
		{"our bucket below a prefix, beside a log group", `{"s3Config":{"bucketName":"our-logs","keyPrefix":"a"},` + group + `}`,
			loggingconfig.Reading{State: loggingconfig.WrongPrefix, Destination: "s3://our-logs/a and CloudWatch log group /bedrock", LogGroup: "/bedrock", UnknownBodies: noFlags},
			"s3://our-logs/a and " + asRole + unknown, false, false},
		{"another bucket", `{"s3Config":{"bucketName":"their-logs"},` + all("true") + `}`,
			loggingconfig.Reading{State: loggingconfig.Elsewhere, Destination: "s3://their-logs/"}, "s3://their-logs/" + bodies, false, true},
		{"a bucket whose name begins with ours", `{"s3Config":{"bucketName":"our-logs-2"}}`,
			loggingconfig.Reading{State: loggingconfig.Elsewhere, Destination: "s3://our-logs-2/", UnknownBodies: noFlags}, "s3://our-logs-2/" + unknown, false, false},
		{"another bucket below a prefix, beside a log group", `{"s3Config":{"bucketName":"their-logs","keyPrefix":"a/"},` + group + `}`,
			loggingconfig.Reading{State: loggingconfig.Elsewhere, Destination: "s3://their-logs/a/ and CloudWatch log group /bedrock", LogGroup: "/bedrock", UnknownBodies: noFlags},
			"s3://their-logs/a/ and " + asRole + unknown, false, false},
		{"a log group alone", `{` + group + `}`,
			loggingconfig.Reading{State: loggingconfig.Elsewhere, Destination: "CloudWatch log group /bedrock", LogGroup: "/bedrock", UnknownBodies: noFlags}, asRole + unknown, false, false},
		{"a log group with large bodies in our bucket", `{"cloudWatchConfig":{"logGroupName":"/bedrock","roleArn":"r","largeDataDeliveryS3Config":{"bucketName":"our-logs","keyPrefix":"data"}}}`,
			loggingconfig.Reading{State: loggingconfig.Elsewhere, Destination: "CloudWatch log group /bedrock", LogGroup: "/bedrock", UnknownBodies: noFlags},
			"CloudWatch log group /bedrock as role r with large bodies in s3://our-logs/data" + unknown, false, false},
		{"a bucket without a name, beside a log group", `{"s3Config":{"keyPrefix":"a"},` + group + `}`,
			loggingconfig.Reading{State: loggingconfig.Elsewhere, Destination: "CloudWatch log group /bedrock", LogGroup: "/bedrock", UnknownBodies: noFlags}, asRole + unknown, false, false},
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
		{"a flag left out and one unset", `{` + ourBucket + `}`, `{` + ourBucket + `,"audioDataDeliveryEnabled":false}`, true},
		{"a flag set and one unset", `{` + ourBucket + `,"audioDataDeliveryEnabled":true}`, `{` + ourBucket + `,"audioDataDeliveryEnabled":false}`, false},
		{"a flag left out and another unset", `{` + ourBucket + `,"textDataDeliveryEnabled":true}`, `{` + ourBucket + `,"textDataDeliveryEnabled":false,"audioDataDeliveryEnabled":false}`, false},
		{"off and on", `{}`, `{` + ourBucket + `}`, false},
		{"a log group and none", `{` + ourBucket + `,` + group + `}`, `{` + ourBucket + `}`, false},
		{"two roles", `{` + group + `}`, `{"cloudWatchConfig":{"logGroupName":"/bedrock","roleArn":"another"}}`, false},
	} {
		if got := loggingconfig.Same(parsed(t, c.a), parsed(t, c.b)); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
}

// TestEachFlagThatIsLeftOut holds for each of the five flags that an answer without it is the configuration that was put, whatever the
// flag, and that another value of any other flag is a difference.
func TestEachFlagThatIsLeftOut(t *testing.T) {
	kinds := []string{"text", "image", "embedding", "video", "audio"}
	for _, put := range []string{"true", "false"} {
		other := map[string]string{"true": "false", "false": "true"}[put]
		for _, kind := range kinds {
			ours := parsed(t, `{`+ourBucket+`,`+all(put)+`}`)
			text := strings.Replace(`{`+ourBucket+`,`+all(put)+`}`, `,"`+kind+`DataDeliveryEnabled":`+put, ``, 1)
			answer := parsed(t, text)
			if !loggingconfig.Same(answer, ours) || !loggingconfig.Same(ours, answer) || loggingconfig.BodiesDiffer(answer, put == "true") {
				t.Errorf("%s is not what was put", text)
			}
			if got := loggingconfig.Completed(answer, ours); !reflect.DeepEqual(got, ours) {
				t.Errorf("%s is completed to %s", text, loggingconfig.Describe(got))
			}
			if line := loggingconfig.Describe(answer); !strings.Contains(line, kind+" unknown") || strings.Count(line, put) != 4 {
				t.Errorf("%s is described as %s", text, line)
			}
			if clause := loggingconfig.Read(answer, "our-logs").UnknownBodies; clause != "whether it delivers "+kind+" is unknown, because the answer leaves out its flag" {
				t.Errorf("%s: %q", text, clause)
			}
			for _, second := range kinds {
				if second == kind {
					continue
				}
				changed := parsed(t, strings.Replace(text, `"`+second+`DataDeliveryEnabled":`+put, `"`+second+`DataDeliveryEnabled":`+other, 1))
				if loggingconfig.Same(changed, ours) || !loggingconfig.BodiesDiffer(changed, put == "true") {
					t.Errorf("%s: another flag of %s is not seen", text, second)
				}
			}
		}
	}
}

// TestCompletedChangesNothingElse holds that the configuration itself and its other parts stay as they are.
func TestCompletedChangesNothingElse(t *testing.T) {
	answer := parsed(t, `{`+ourBucket+`,`+group+`,"textDataDeliveryEnabled":true}`)
	got := loggingconfig.Completed(answer, parsed(t, `{"s3Config":{"bucketName":"another"},`+all("false")+`}`))
	if want := "s3://our-logs/ and " + asRole + " (text true, image false, embedding false, video false, audio false)"; loggingconfig.Describe(got) != want {
		t.Errorf("completed to %s", loggingconfig.Describe(got))
	}
	if answer.ImageDataDeliveryEnabled != nil {
		t.Error("the answer itself was changed")
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
