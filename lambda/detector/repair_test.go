package main

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/cfn"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
)

func TestRepairsAreStartedWhereListedRegionsAreOff(t *testing.T) {
	findings := []coverage.Finding{
		logging("us-east-1"), off("eu-west-1", true), off("eu-west-2", false), off("eu-west-3", true), off("us-west-2", true),
		{Region: "ap-south-1", Listed: true, State: coverage.Elsewhere}, {Region: "ap-south-2", Listed: true, State: coverage.Denied},
	}
	var started []string
	r := repairer{
		regions: []string{"us-east-1", "eu-west-1", "eu-west-2", "us-west-2", "ap-south-1", "ap-south-2"}, // not eu-west-3
		invoke: func(_ context.Context, region string, event []byte) error {
			var e struct{ Source string }
			if err := json.Unmarshal(event, &e); err != nil || e.Source != "bedrock-bootstrap.detector" {
				t.Errorf("event %s, error %v", event, err)
			}
			started = append(started, region)
			if region == "eu-west-1" {
				return errors.New("no function")
			}
			return nil
		},
	}
	err := r.start(t.Context(), findings)
	if want := []string{"eu-west-1", "us-west-2"}; !slices.Equal(started, want) {
		t.Errorf("started in %q, want %q", started, want)
	}
	if err == nil || err.Error() != "start the repair of eu-west-1: no function" {
		t.Errorf("error %v", err)
	}
}

// A repair is started after the findings are recorded, and its failure hides nothing.
func TestRepairsHideNothing(t *testing.T) {
	r := &run{findings: []coverage.Finding{off("eu-west-1", true)}, repairErr: errors.New("no function")}
	if _, err := r.handler().handle(t.Context(), json.RawMessage(scheduled)); err == nil || err.Error() != "no function" || len(r.repaired) != 1 || len(r.profiled) != 1 {
		t.Errorf("error %v, repaired %v, profiles of %v", err, r.repaired, r.profiled)
	}
	if answer := deploy(t, r.handler(), cfn.RequestCreate); answer.Status != cfn.StatusFailed || !strings.Contains(answer.Reason, "eu-west-1 is off") {
		t.Errorf("answered %+v", answer)
	}
}
