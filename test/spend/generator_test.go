//go:build e2e

package spend

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// generator creates random records in every known shape. The same seed gives the same records.
type generator struct {
	*rand.Rand
	card card
}

func newGenerator(seed uint64, c card) generator {
	return generator{rand.New(rand.NewPCG(seed, seed)), c}
}

// generated is a record with the Region and the hour of its delivery.
type generated struct {
	id, line, region, hour string
	// twice is another hour of the same day in which it is delivered again; "" for most records.
	twice string
}

// one returns one of the values.
func one[T any](g generator, values ...T) T { return values[g.IntN(len(values))] }

// in returns true once in n times, on average.
func (g generator) in(n int) bool { return g.IntN(n) == 0 }

func (g generator) record(i int) generated {
	at := time.Date(2026, 11, 10, 0, 0, 0, 0, time.UTC).Add(time.Duration(g.Int64N(int64(11 * 24 * time.Hour)))).Truncate(time.Second)
	delivered := at
	if g.in(100) { // late, into the next day's folder
		delivered = at.Truncate(24 * time.Hour).Add(24 * time.Hour)
	}
	called := g.call(at)
	at = called.at
	id := fmt.Sprintf("r-%05d", i)
	operation := one(g, "Converse", "ConverseStream", "InvokeModel", "InvokeModelWithResponseStream", "ChatCompletions", "SomethingNewStream")
	record := map[string]any{
		"schemaType": "ModelInvocationLog", "schemaVersion": "1.0",
		"timestamp": g.timestamp(at), "accountId": environment.AccountID, "region": called.region, "requestId": id,
		"operation": operation, "modelId": called.modelID, "inferenceRegion": called.region,
	}
	if !g.in(30) {
		record["identity"] = map[string]any{"arn": g.identity()}
	}
	if metadata := g.metadata(); metadata != nil {
		record["requestMetadata"] = metadata
	}
	switch {
	case g.in(20):
		record["errorCode"] = one(g, "ThrottlingException", "ValidationException")
	case g.in(200):
		record["input"] = one[any](g, "text", 7, []any{}, nil)
		record["output"] = one[any](g, map[string]any{"outputTokenCount": 5}, nil)
	default:
		input, output := g.sides()
		g.routed(called, output)
		g.counts(called, operation, input, output)
		g.sayTier(called.tier, record, input, output)
		record["input"], record["output"] = input, output
	}
	line, err := json.Marshal(record)
	if err != nil {
		panic(err)
	}
	made := generated{id: id, line: string(line), region: deliveredIn(called.region), hour: folder(delivered)}
	if g.in(50) {
		made.twice = folder(delivered.Truncate(24 * time.Hour).Add(time.Duration((delivered.Hour()+hoursAFolder*(1+g.IntN(3)))%24) * time.Hour))
	}
	return made
}

// deliveredIn returns the Region into whose folders the records of a Region are delivered: few objects hold the records of many Regions.
func deliveredIn(region string) string {
	if region == "eu-west-1" || region == "ap-southeast-2" {
		return region
	}
	return "us-east-1"
}

// hoursAFolder is the number of hours whose records share a folder. Amazon Bedrock writes one folder an hour; fewer folders hold
// the same records in fewer objects, and each object costs the engine a request.
const hoursAFolder = 6

// folder returns the folder of a record that is delivered at a time.
func folder(delivered time.Time) string {
	return delivered.Truncate(hoursAFolder * time.Hour).Format("2006/01/02/15")
}

// timestamp writes a time as Amazon Bedrock does, and sometimes in another form of ISO 8601, with any offset of a day.
func (g generator) timestamp(at time.Time) string {
	if !g.in(4) {
		return at.Format(time.RFC3339)
	}
	zone := time.FixedZone("", 60*(g.IntN(2*24*60-1)-(24*60-1)))
	at = at.Add(time.Duration(g.IntN(1000)) * time.Millisecond)
	return one(g,
		strings.ToLower(at.Format(time.RFC3339)),
		at.Format(time.RFC3339Nano),
		at.In(zone).Format(time.RFC3339),
		at.In(zone).Format(time.RFC3339Nano),
		at.In(zone).Format("2006-01-02T15:04:05.000000-0700"),
		at.In(time.FixedZone("", 60*60*(g.IntN(47)-23))).Format("2006-01-02T15:04:05-07"),
	)
}

func (g generator) identity() string {
	assumed := "arn:aws:sts::" + environment.AccountID + ":assumed-role/"
	env := one(g, "dev", "qa", "prod")
	return one(g,
		assumed+"bedrock-onboarding-api-"+env+"/i-1", assumed+"bedrock-tagger-"+env+"/task", assumed+"bedrock-mover-"+env+"/x",
		assumed+"bedrock-experiments-dev/a@b.c", assumed+"bedrock-gone-api-"+env+"/x",
		assumed+"AWSReservedSSO_Dev_0123/someone", "arn:aws:iam::"+environment.AccountID+":user/jane",
	)
}

func (g generator) metadata() any {
	team := one(g, "growth", "core", "labs", "platform", "sales")
	service := one(g, "onboarding-api", "tagger", "mover", "experiments")
	env := one(g, "dev", "qa", "prod")
	switch g.IntN(10) {
	case 0:
		return one[any](g, nil, json.RawMessage("null"))
	case 1:
		return one[any](g, "x", 7, []any{"team"})
	case 2:
		return map[string]any{"Team": team, "service": service, "env": env}
	case 3:
		return map[string]any{"team": team, "Team": "core", "TEAM": ""}
	case 4:
		return map[string]any{"team": "", "service": service}
	case 5: // the limits of the service
		most := map[string]any{}
		for i := range 16 {
			most[fmt.Sprintf("%02d", i)+strings.Repeat("k", 254)] = strings.Repeat("v", 256)
		}
		return most
	case 6:
		return map[string]any{}
	case 7:
		return map[string]any{"team": g.misspelt(team), "service": g.misspelt(service), "env": g.misspelt(env), "feature": g.misspelt("chat")}
	default:
		return map[string]any{"team": team, "service": service, "env": env, "feature": one(g, "chat", "summary"), "request_id": "req"}
	}
}

// misspelt writes a value as a caller without the wrapper does, with a part of another text, or with both.
func (g generator) misspelt(value string) string {
	for range g.IntN(4) {
		switch odd := oddParts[g.IntN(len(oddParts))]; g.IntN(4) {
		case 0:
			value = strings.ToUpper(value)
		case 1:
			value = odd + value
		case 2:
			value += odd
		default:
			value = value[:len(value)/2] + odd + value[len(value)/2:]
		}
	}
	return value
}

// sides returns input and output with their counts, some with bodies.
func (g generator) sides() (input, output map[string]any) {
	input, output = map[string]any{"inputContentType": "application/json"}, map[string]any{"outputContentType": "application/json"}
	count := func(side map[string]any, key string, most int64) {
		switch {
		case g.in(12): // absent
		case g.in(300):
			side[key] = one[any](g, "many", -3, map[string]any{}, nil, "12", int64(2_000_000_000_000), int64(math.MaxInt64))
		default:
			side[key] = g.Int64N(most)
		}
	}
	count(input, "inputTokenCount", one[int64](g, 2, 5_000, 250_000))
	count(output, "outputTokenCount", 8_000)
	count(input, "cacheReadInputTokenCount", one[int64](g, 1, 60_000))
	count(input, "cacheWriteInputTokenCount", one[int64](g, 1, 20_000))
	hour := g.Int64N(10_000)
	usage := map[string]any{"usage": map[string]any{"cache_creation": map[string]any{
		"ephemeral_5m_input_tokens": 1, "ephemeral_1h_input_tokens": hour,
	}}}
	converse := func(details any) any {
		return map[string]any{"output": map[string]any{"message": "hello"}, "usage": map[string]any{"inputTokens": 3, "cacheDetails": details}}
	}
	switch g.IntN(8) {
	case 0:
		output["outputBodyJson"] = usage
	case 1:
		output["outputBodyJson"] = []any{
			map[string]any{"type": "ping"},
			map[string]any{"type": "message_start", "message": usage},
			map[string]any{"type": "message_stop"},
		}
	case 2:
		output["outputBodyJson"] = map[string]any{"output": map[string]any{"message": "hello"}, "usage": map[string]any{"inputTokens": 3}}
	case 3:
		output["outputBodyJson"] = converse([]any{map[string]any{"ttl": "5m", "inputTokens": 1}, map[string]any{"ttl": "1h", "inputTokens": hour}})
	case 4:
		output["outputBodyJson"] = converse(one[any](g, nil, []any{}, []any{map[string]any{"ttl": "5m", "inputTokens": 7}},
			[]any{map[string]any{"ttl": "1h", "inputTokens": "x"}}, []any{map[string]any{"ttl": "1h", "inputTokens": 2}, map[string]any{"ttl": "1h", "inputTokens": hour}}))
	}
	return input, output
}
