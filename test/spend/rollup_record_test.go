//go:build e2e

package spend

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// rolledCall returns the record of a random call of models of which one has a price of each schedule.
func (g generator) rolledCall(id, profile string, at time.Time) string {
	region := one(g, "us-east-1", "us-east-1", "eu-west-1")
	mine := "arn:aws:bedrock:" + region + ":" + environment.AccountID + ":"
	model := one(g,
		"global."+rolledModel, "us."+rolledModel, rolledModel, mine+"inference-profile/global."+rolledModel,
		mine+"application-inference-profile/"+profile, mine+"application-inference-profile/"+profile,
		"global.test.half-hour", "eu.test.bands", "global.anthropic.claude-haiku-4-5-20251001-v1:0", "somevendor.new-model-v1:0",
		mine+"provisioned-model/a1b2c3d4e5f6",
	)
	record := map[string]any{
		"schemaType": "ModelInvocationLog", "schemaVersion": "1.0", "timestamp": g.timestamp(at), "accountId": environment.AccountID,
		"region": region, "requestId": id, "operation": one(g, "Converse", "ConverseStream", "InvokeModel"), "modelId": model, "inferenceRegion": region,
	}
	if !g.in(10) {
		record["identity"] = map[string]any{"arn": g.identity()}
	}
	if metadata := g.metadata(); metadata != nil {
		record["requestMetadata"] = metadata
	}
	if g.in(12) {
		record["errorCode"] = "ThrottlingException"
	} else {
		input, output := g.sides()
		g.sayTier(one(g, "standard", "standard", "flex"), record, input, output)
		record["input"], record["output"] = input, output
	}
	if g.in(15) {
		delete(record, "requestId")
	}
	return encoded(record)
}

// corrected returns the record of the same request with another count, of another caller, or that failed.
func (g generator) corrected(line string) string {
	record := decoded(line)
	output, _ := record["output"].(map[string]any)
	switch {
	case g.in(3):
		record["identity"] = map[string]any{"arn": g.identity()}
	case output == nil:
		record["errorCode"] = "ValidationException"
		record["output"] = map[string]any{"outputTokenCount": g.IntN(100)}
	default:
		output["outputTokenCount"] = g.IntN(10_000)
	}
	return encoded(record)
}

// malformed returns a line that is no record.
func (g generator) malformed() logLine {
	record := func(account, region string) string {
		return fmt.Sprintf(`{"schemaType":"ModelInvocationLog","timestamp":"2026-02-01T00:00:00Z","accountId":"%s","region":"%s","requestId":"x%d","input":{"inputTokenCount":7}}`, account, region, g.Int64())
	}
	return one(g,
		logLine{"junk", "no record"}, logLine{`{"schemaType":"Other"}`, "no record"}, logLine{`{"schemaType":"ModelInvocationLog",`, "no record"},
		logLine{record("999999999999", "us-east-1"), "other account"}, logLine{record(environment.AccountID, "xx-none-1"), "unknown Region"},
	)
}

// learn writes the detector's file of a schedule's profile: with a model from the second time on at the latest, and any product.
func (w *rollWorld) learn(t *testing.T, s *schedule) {
	t.Helper()
	key := "us-east-1/" + s.profile()
	_, known := w.oracle.profiles[key]
	p := profileRecord{ProfileID: s.profile(), AccountID: environment.AccountID, Region: "us-east-1", Name: "rolled"}
	if known || !w.in(3) {
		p.Model, p.Routing = new(rolledModel), new("global")
	}
	if product := one(w.generator, "", "ticket-tagger", "onboarding-assistant", "playground"); product != "" {
		p.Product = &product
	}
	w.oracle.profiles[key] = p
	line, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	w.Store(t, catalog.LedgerBucket(environment.AccountID, w.Home()), catalog.ProfilesPrefix+key+".json", append(line, '\n'))
	w.note(s, "profile %s", line)
}
