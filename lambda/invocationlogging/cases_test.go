package main

import (
	"net/http"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/cfn"
)

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
		"AdoptExisting": "false", "KeepCloudWatchLogs": "false",
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
	// want is the configuration after a success. Empty: oursAsWanted.
	want string
}

var foundCases = []foundCase{
	{name: "nothing", config: ``, kind: isOff},
	{name: "no destination", config: `{"textDataDeliveryEnabled":true}`, kind: isOff},
	{name: "ours as wanted", config: oursAsWanted, kind: isWanted},
	{name: "ours with an empty prefix", config: strings.Replace(oursAsWanted, `"our-logs"`, `"our-logs","keyPrefix":""`, 1), kind: isWanted},
	{name: "ours with another flag", config: strings.Replace(oursAsWanted, `"audioDataDeliveryEnabled":false`, `"audioDataDeliveryEnabled":true`, 1), kind: isOurs},
	{name: "ours with a flag left out", config: strings.Replace(oursAsWanted, `,"videoDataDeliveryEnabled":false`, ``, 1), kind: isWanted},
	{name: "a bucket that was ours, by the word of an Update", config: strings.Replace(oursAsWanted, "our-logs", "our-former-logs", 1), kind: isForeign},
	{name: "foreign bucket", config: foreignLogs, kind: isForeign},
	{name: "foreign prefix", config: strings.Replace(oursAsWanted, `"our-logs"`, `"our-logs","keyPrefix":"audit/"`, 1), kind: isForeign},
	{name: "foreign CloudWatch", config: `{"cloudWatchConfig":{"logGroupName":"/bedrock","roleArn":"arn:aws:iam::123456789012:role/logs","largeDataDeliveryS3Config":{"bucketName":"large-logs","keyPrefix":"data"}}}`, kind: isForeign},
	{name: "foreign prefix and CloudWatch", config: strings.Replace(oursBesideGroup, `"our-logs"`, `"our-logs","keyPrefix":"audit/"`, 1), kind: isForeign},
	{name: "ours beside a log group nobody asked for", config: oursBesideGroup, kind: isWanted, want: oursBesideGroup},
	{name: "ours with another flag, beside a log group nobody asked for", config: loudBesideGroup, kind: isOurs, want: oursBesideGroup},
}

type faultCase struct {
	name  string
	fault fault
	// unread means that not even the first read succeeds.
	unread bool
	// survived means that a put gets through in the end.
	survived bool
	// unrestored means that the configuration found cannot be put back, or must not be.
	unrestored bool
	// time is the handler's. Zero: the function's 240 seconds without the 15 for the answer.
	time time.Duration
	// says are parts of the error of a put.
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
	if method == http.MethodGet && s.count(http.MethodPut) == 1 && nth < 4 {
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
	{name: "restore fails", fault: both(on("PUT", 1, 3, lost), on("PUT", 4, always, denied)), unrestored: true, says: []string{"applied all the same", "could not be put back", "AccessDeniedException"}},
	{name: "somebody sets another meanwhile", fault: meanwhile(foreignLogs), unrestored: true, says: []string{"somebody else has set s3://their-logs/"}},
	{name: "somebody deletes meanwhile", fault: meanwhile(""), says: []string{"Bucket name is invalid"}},
}
