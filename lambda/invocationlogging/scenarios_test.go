package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/cfn"
	"github.com/aws/aws-lambda-go/events"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Configurations as Amazon Bedrock answers them, beside those of cases_test.go.
var (
	oursOtherwise   = strings.Replace(oursAsWanted, `"audioDataDeliveryEnabled":false`, `"audioDataDeliveryEnabled":true`, 1)
	foreignGroup    = `{"cloudWatchConfig":{"logGroupName":"/bedrock","roleArn":"arn:aws:iam::123456789012:role/logs"},"textDataDeliveryEnabled":true,"imageDataDeliveryEnabled":true,"embeddingDataDeliveryEnabled":true,"videoDataDeliveryEnabled":true,"audioDataDeliveryEnabled":true}`
	oursBesideGroup = strings.Replace(oursAsWanted, `{`, `{"cloudWatchConfig":{"logGroupName":"/bedrock","roleArn":"arn:aws:iam::123456789012:role/logs"},`, 1)
	loudBesideGroup = strings.Replace(oursBesideGroup, `"audioDataDeliveryEnabled":false`, `"audioDataDeliveryEnabled":true`, 1)
	anothers        = strings.Replace(foreignLogs, "their-logs", "another-teams-logs", 1)
)

// endsKeeping reports whether the scenario takes KeepCloudWatchLogs back.
func (s scenario) endsKeeping() bool {
	event, ok := s.event.(cfn.Event)
	return ok && event.OldResourceProperties[catalog.PropertyKeepCloudWatchLogs] == "true" && event.ResourceProperties[catalog.PropertyKeepCloudWatchLogs] != "true"
}

// scenario is a request, the configuration that it finds, and its result where nothing fails.
type scenario struct {
	// kind is the column of the table.
	kind, name string
	event      any
	// rollback is the request after a failure: CloudFormation's rollback, the same request again, or the next hour's repair.
	rollback any
	// properties are in the function's environment.
	properties map[string]any
	config     string
	// former is the configuration that an earlier adoption kept.
	former string
	// want is the configuration afterwards. A failing request leaves the one that it found.
	want  string
	fails bool
	// orElse is the configuration that may be left instead where the memory cannot be read: logging comes first.
	orElse string
	// rolledBack are the configurations that rollback may leave, after this request failed or its process was killed.
	rolledBack []string
}

// adopts reports whether the scenario may take the place of a foreign configuration.
func (s scenario) adopts() bool {
	event, ok := s.event.(cfn.Event)
	return ok && (event.ResourceProperties[catalog.PropertyAdoptExisting] == "true" || event.OldResourceProperties[catalog.PropertyAdoptExisting] == "true")
}

// secondAdoption reports the one rollback that is refused: that of an end of adoption whose success CloudFormation did not hear of,
// where somebody else's configuration has taken the place of ours. It would adopt that one over the one that is kept.
func (s scenario) secondAdoption(err error) bool {
	return s.kind == "Update, un-adopting" && s.config == anothers && err != nil && strings.Contains(err.Error(), "it was adopted from")
}

func with(changes ...string) map[string]any {
	properties := request("").ResourceProperties
	for i := 0; i < len(changes); i += 2 {
		properties[changes[i]] = changes[i+1]
	}
	return properties
}

func create(properties map[string]any) cfn.Event {
	return cfn.Event{RequestType: cfn.RequestCreate, ResourceProperties: properties}
}

func deletion(properties map[string]any) cfn.Event {
	return cfn.Event{RequestType: cfn.RequestDelete, ResourceProperties: properties}
}

func updated(from, to map[string]any) cfn.Event {
	return cfn.Event{RequestType: cfn.RequestUpdate, ResourceProperties: to, OldResourceProperties: from}
}

const somebody = "arn:aws:sts::123456789012:assumed-role/administrators/ada"

// seenBy is the CloudTrail event of a change.
func seenBy(arn, operation string) json.RawMessage {
	return json.RawMessage(`{"version":"0","source":"aws.bedrock","detail-type":"AWS API Call via CloudTrail","time":"2026-11-25T09:30:00Z","region":"eu-west-1",
		"detail":{"eventName":"` + operation + `ModelInvocationLoggingConfiguration","userIdentity":{"type":"AssumedRole","arn":"` + arn + `"}}}`)
}

// foundOff is the event that the detector sends.
func foundOff(t *testing.T) json.RawMessage {
	t.Helper()
	event, err := json.Marshal(events.EventBridgeEvent{Source: catalog.RepairSource, DetailType: "Invocation Logging Is Off"})
	if err != nil {
		t.Fatal(err)
	}
	return event
}

func scenarios(t *testing.T) []scenario {
	plain, adopting := with(), with(catalog.PropertyAdoptExisting, "true")
	keeping := with(catalog.PropertyAdoptExisting, "true", catalog.PropertyKeepCloudWatchLogs, "true")
	loud := with(catalog.PropertyAudio, "true")
	loudAdopting := with(catalog.PropertyAudio, "true", catalog.PropertyAdoptExisting, "true")
	off := ""

	created := func(kind string, p map[string]any) scenario {
		return scenario{kind: kind, event: create(p), rollback: deletion(p), properties: p}
	}
	changed := func(kind string, from, to map[string]any) scenario {
		return scenario{kind: kind, event: updated(from, to), rollback: updated(to, from), properties: to}
	}
	removed := func(kind string, p map[string]any) scenario {
		return scenario{kind: kind, event: deletion(p), rollback: deletion(p), properties: p}
	}
	repaired := func(p map[string]any, event json.RawMessage) scenario {
		return scenario{kind: "Repair", event: event, rollback: foundOff(t), properties: p}
	}
	finds := func(s scenario, name, config, former, want string, rolledBack ...string) scenario {
		s.name, s.config, s.former, s.want, s.rolledBack = name, config, former, want, rolledBack
		return s
	}
	orElse := func(s scenario, config string) scenario { s.orElse = config; return s }
	refused := func(s scenario) scenario { s.fails = true; return s }
	const o, f = oursAsWanted, foreignLogs

	return []scenario{
		finds(created("Create", plain), "nothing", off, off, o, off, o),
		finds(created("Create", plain), "ours as wanted", o, off, o, o),
		finds(created("Create", plain), "ours but different", oursOtherwise, off, o, o, oursOtherwise),
		refused(finds(created("Create", plain), "somebody else's", f, off, f, f)),
		finds(created("Create", plain), "ours beside somebody else's log group", oursBesideGroup, off, oursBesideGroup, oursBesideGroup),
		finds(created("Create", plain), "ours but different, beside somebody else's log group", loudBesideGroup, off, oursBesideGroup, oursBesideGroup, loudBesideGroup),

		finds(created("Create, adopting", adopting), "nothing", off, off, o, off, o),
		finds(created("Create, adopting", adopting), "ours as wanted", o, off, o, o),
		finds(created("Create, adopting", adopting), "ours, after an adoption", o, f, o, f),
		finds(created("Create, adopting", adopting), "somebody else's bucket", f, off, o, f),
		finds(created("Create, adopting", adopting), "somebody else's log group", foreignGroup, off, o, foreignGroup),
		refused(finds(created("Create, adopting", adopting), "somebody else's, after an adoption of another", anothers, f, anothers, anothers)),
		finds(created("Create, adopting", adopting), "somebody else's, after its own adoption", f, f, o, f),
		finds(created("Create, adopting", adopting), "ours beside somebody else's log group", oursBesideGroup, off, oursBesideGroup, oursBesideGroup),
		finds(created("Create, adopting", keeping), "a log group that is kept", foreignGroup, off, oursBesideGroup, foreignGroup),

		finds(changed("Update", loud, plain), "nothing", off, off, o, off, o, oursOtherwise),
		finds(changed("Update", loud, plain), "ours as deployed", oursOtherwise, off, o, oursOtherwise),
		finds(changed("Update", loud, plain), "ours as wanted", o, off, o, o, oursOtherwise),
		refused(finds(changed("Update", loud, plain), "somebody else's", f, off, f, f)),
		finds(changed("Update", loud, plain), "ours as deployed, beside somebody else's log group", loudBesideGroup, off, oursBesideGroup, loudBesideGroup),

		finds(changed("Update, adopting", plain, adopting), "ours as wanted", o, off, o, o),
		finds(changed("Update, adopting", plain, adopting), "somebody else's", f, off, o, f),
		finds(changed("Update, adopting", loudAdopting, adopting), "ours, after an adoption", oursOtherwise, f, o, oursOtherwise),
		refused(finds(changed("Update, adopting", loudAdopting, adopting), "somebody else's, after an adoption of another", anothers, f, anothers, anothers)),
		finds(changed("Update, adopting", loudAdopting, adopting), "somebody else's, after its own adoption", f, f, o, f, oursOtherwise),
		finds(changed("Update, adopting", loudAdopting, adopting), "ours beside somebody else's log group, after an adoption", oursBesideGroup, f, oursBesideGroup, oursBesideGroup, loudBesideGroup),
		finds(changed("Update, adopting", keeping, adopting), "a log group that is kept no longer", oursBesideGroup, foreignGroup, o, oursBesideGroup),

		finds(changed("Update, un-adopting", adopting, plain), "ours as deployed", o, f, f, o),
		finds(changed("Update, un-adopting", adopting, plain), "the former one", f, f, f, f, o),
		finds(changed("Update, un-adopting", adopting, plain), "ours but changed", oursOtherwise, f, oursOtherwise, o, oursOtherwise),
		finds(changed("Update, un-adopting", adopting, plain), "ours beside somebody else's log group", oursBesideGroup, f, oursBesideGroup, oursBesideGroup),
		finds(changed("Update, un-adopting", adopting, plain), "somebody else's", anothers, f, anothers, o, anothers),
		finds(changed("Update, un-adopting", adopting, plain), "ours, and nothing was adopted", o, off, o, o),

		finds(removed("Delete", plain), "nothing", off, off, off, off),
		finds(removed("Delete", plain), "ours", o, off, o, o),
		finds(removed("Delete", plain), "somebody else's", f, off, f, f),

		finds(removed("Delete, un-adopting", adopting), "ours as deployed", o, f, f, f),
		finds(removed("Delete, un-adopting", adopting), "the former one", f, f, f, f),
		finds(removed("Delete, un-adopting", adopting), "ours but changed", oursOtherwise, f, oursOtherwise, oursOtherwise),
		finds(removed("Delete, un-adopting", adopting), "ours beside somebody else's log group", oursBesideGroup, f, oursBesideGroup, oursBesideGroup),
		finds(removed("Delete, un-adopting", adopting), "somebody else's", anothers, f, anothers, anothers),
		finds(removed("Delete, un-adopting", adopting), "nothing", off, f, off, off),
		finds(removed("Delete, un-adopting", adopting), "ours, and nothing was adopted", o, off, o, o),
		finds(removed("Delete, un-adopting", keeping), "ours beside a log group", oursBesideGroup, foreignGroup, foreignGroup, foreignGroup),

		finds(repaired(plain, seenBy(somebody, "Delete")), "nothing", off, off, o, o),
		finds(repaired(plain, seenBy(somebody, "Delete")), "ours as wanted", o, off, o, o),
		finds(repaired(plain, seenBy(somebody, "Put")), "ours but different", oursOtherwise, off, oursOtherwise, oursOtherwise),
		finds(repaired(plain, seenBy(somebody, "Put")), "ours beside somebody else's log group", oursBesideGroup, off, oursBesideGroup, oursBesideGroup),
		finds(repaired(plain, seenBy(somebody, "Put")), "somebody else's", f, off, f, f),
		finds(repaired(adopting, seenBy(somebody, "Delete")), "nothing, after an adoption", off, f, o, o),
		finds(repaired(adopting, seenBy(somebody, "Put")), "somebody else's, after an adoption", anothers, f, anothers, anothers),
		orElse(finds(repaired(keeping, seenBy(somebody, "Delete")), "nothing, beside a log group", off, foreignGroup, oursBesideGroup, oursBesideGroup, o), o),
		finds(repaired(plain, foundOff(t)), "nothing, by the detector", off, off, o, o),
		finds(repaired(plain, foundOff(t)), "somebody else's, by the detector", f, off, f, f),
	}
}
