package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// repairEvent starts a repair: CloudTrail recorded a change of the configuration, or the detector found logging off.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
type repairEvent struct {
	Source string    `json:"source"`
	Time   time.Time `json:"time"`
	Detail struct {
		EventName    string `json:"eventName"`
		UserIdentity struct {
			Type      string `json:"type"`
			ARN       string `json:"arn"`
			InvokedBy string `json:"invokedBy"`
		} `json:"userIdentity"`
	} `json:"detail"`
}

// bedrockSource is the source of Amazon Bedrock's events.
const bedrockSource = "aws.bedrock"

func readRepairEvent(event json.RawMessage) (repairEvent, error) {
	var e repairEvent
	if err := json.Unmarshal(event, &e); err != nil {
		return repairEvent{}, fmt.Errorf("read the event: %w", err)
	}
	if e.Source != bedrockSource && e.Source != catalog.RepairSource {
		return repairEvent{}, fmt.Errorf("the event has no request type, and its source is %q; allowed: %s, %s", e.Source, bedrockSource, catalog.RepairSource)
	}
	return e, nil
}

// fromCloudTrail reports whether CloudTrail recorded a change of the configuration.
func (e repairEvent) fromCloudTrail() bool { return e.Source == bedrockSource }

// by reports whether a session of the role made the change.
func (e repairEvent) by(role string) bool {
	return strings.Contains(e.Detail.UserIdentity.ARN, ":assumed-role/"+role+"/")
}

// caller names the identity that made the change, as far as CloudTrail knows it.
func (e repairEvent) caller() string {
	identity := e.Detail.UserIdentity
	return cmp.Or(identity.ARN, identity.InvokedBy, identity.Type, "somebody whom CloudTrail does not name")
}

// reason says why the repair was started: the caller, the operation and its time, or the detector's finding.
func (e repairEvent) reason() string {
	if !e.fromCloudTrail() {
		return "the detector found invocation logging off"
	}
	return fmt.Sprintf("%s called %s at %s", e.caller(), e.Detail.EventName, e.Time.UTC().Format(time.RFC3339))
}
