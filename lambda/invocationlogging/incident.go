package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// incident is why a repair is asked for: CloudTrail saw a change of the configuration, or the coverage detector found it off.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
type incident struct {
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

func readIncident(event json.RawMessage) (incident, error) {
	var i incident
	if err := json.Unmarshal(event, &i); err != nil {
		return incident{}, fmt.Errorf("read the event: %w", err)
	}
	if i.Source != bedrockSource && i.Source != catalog.RepairSource {
		return incident{}, fmt.Errorf("the event has no request type, and its source is %q; allowed: %s, %s", i.Source, bedrockSource, catalog.RepairSource)
	}
	return i, nil
}

// seen reports whether CloudTrail saw somebody change the configuration.
func (i incident) seen() bool { return i.Source == bedrockSource }

// by reports whether the change was made as a role.
func (i incident) by(role string) bool {
	return strings.Contains(i.Detail.UserIdentity.ARN, ":assumed-role/"+role+"/")
}

// who names who made the change, as far as CloudTrail knows.
func (i incident) who() string {
	who := i.Detail.UserIdentity
	return cmp.Or(who.ARN, who.InvokedBy, who.Type, "somebody whom CloudTrail does not name")
}

// did says what happened.
func (i incident) did() string {
	if !i.seen() {
		return "the coverage detector found invocation logging off"
	}
	return fmt.Sprintf("%s called %s at %s", i.who(), i.Detail.EventName, i.Time.UTC().Format(time.RFC3339))
}
