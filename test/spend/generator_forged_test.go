//go:build e2e

package spend

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// forgery changes a copy of a genuine record.
type forgery func(g generator, record map[string]any)

// set returns a forgery that gives a field another value.
func set(key string, values ...any) forgery {
	return func(g generator, record map[string]any) { record[key] = one(g, values...) }
}

// recount returns a forgery that gives a token count another value. Nil removes it.
func recount(side, key string, values ...any) forgery {
	return func(g generator, record map[string]any) {
		counts := object(record[side])
		if counts[key] = one(g, values...); counts[key] == nil {
			delete(counts, key)
		}
		record[side] = counts
	}
}

// object returns a copy of an object, and an empty one of another value.
func object(value any) map[string]any {
	copied := map[string]any{}
	if fields, ok := value.(map[string]any); ok {
		maps.Copy(copied, fields)
	}
	return copied
}

// without returns a forgery that removes fields.
func without(keys ...string) forgery {
	return func(_ generator, record map[string]any) {
		for _, key := range keys {
			delete(record, key)
		}
	}
}

func claims(team string) map[string]any {
	return map[string]any{"team": team, "service": "tagger", "env": "dev"}
}

// forgeries are the kinds of forged records. Each keeps the request id of the genuine one unless it changes it.
var forgeries = []forgery{
	func(generator, map[string]any) {}, // the same record again
	func(g generator, record map[string]any) {
		record["timestamp"] = one(g, "2026-11-01T00:00:00Z", "2026-11-09T12:00:00Z", "2026-11-20T23:59:59Z", "never")
	},
	set("errorCode", "ThrottlingException", "ValidationException", ""),
	recount("output", "outputTokenCount", 0, 1, 7_999, 100_000, nil, "many", -1),
	recount("input", "inputTokenCount", 0, 1, 4_999, 300_000, nil, map[string]any{}, int64(2_000_000_000_000)),
	recount("input", "cacheReadInputTokenCount", 0, 1, 59_999, 300_000, nil, []any{}),
	recount("input", "cacheWriteInputTokenCount", 0, 1, 19_999, 300_000, nil, "12"),
	without("input", "output"),
	without("output"),
	set("input", "text", 7, []any{}, nil),
	func(g generator, record map[string]any) { record["identity"] = map[string]any{"arn": g.identity()} },
	without("identity"),
	func(g generator, record map[string]any) { record["requestMetadata"] = g.metadata() },
	set("requestMetadata", claims("growth"), claims("core"), claims("GROWTH"), claims("growth\n"), claims(" core\u200b"), claims("=core"), "growth"),
	set("modelId", "amazon.nova-lite-v1:0", "global.test.bands", "us.anthropic.claude-sonnet-4-6", "somevendor.new-model-v1:0", "",
		"arn:aws:bedrock:us-east-1:"+environment.AccountID+":application-inference-profile/p1onboarding"),
	set("region", "us-west-2", "eu-west-1", "ap-northeast-1"),
	set("region", "xx-nowhere-1", "US-EAST-1", ""),
	set("accountId", "999999999999", "", "12345678901"),
	without("accountId"),
	set("operation", "ConverseStream", "InvokeModel", "", "SomethingNew"),
	set("serviceTier", map[string]any{"type": "priority"}, map[string]any{"type": "flex"}, map[string]any{"type": "unheard-of"}),
	set("requestId", "", " ", "\t"),
	without("requestId"),
	func(g generator, record map[string]any) {
		record["requestId"] = fmt.Sprintf("forged-%06d", g.IntN(1_000_000))
	},
}

// forge returns a line with one or two changes of a genuine record, and its request id; "" where it has none.
func (g generator) forge(genuine string) (line, id string) {
	record := decoded(genuine)
	for range 1 + g.IntN(2) {
		one(g, forgeries...)(g, record)
	}
	id, _ = record["requestId"].(string)
	return encoded(record), strings.TrimSpace(id)
}

// broken returns lines that are no record, made of a genuine one.
func (g generator) broken(genuine string) []string {
	return []string{
		"", " ", "null", "7", `"text"`, "[]", "{}", "{", "}", "{}{}", genuine + genuine, "[" + genuine + "]", "\x1b]0;x\a", "\xff\xfe",
		genuine[:g.IntN(len(genuine))], genuine[1+g.IntN(len(genuine)-1):], strings.ReplaceAll(genuine, `"`, `'`),
		strings.Replace(genuine, `"ModelInvocationLog"`, `"AnotherLog"`, 1), strings.Replace(genuine, `"ModelInvocationLog"`, `["ModelInvocationLog"]`, 1),
	}
}

// large returns values that a parser may refuse, alone and as the body of a genuine record, and that record with an empty body, whose price is the
// same.
func large(genuine string) (lines []string, small string) {
	var bodies []string
	for _, n := range []int{900, 1_100, 20_000} { // levels
		bodies = append(bodies, strings.Repeat("[", n)+strings.Repeat("]", n), strings.Repeat(`{"a":`, n)+"1"+strings.Repeat("}", n))
	}
	for _, n := range []int{49_999, 50_001, 100_000} { // characters of a name
		bodies = append(bodies, `{"`+strings.Repeat("k", n)+`":1}`)
	}
	for _, n := range []int{999, 1_001, 40_000} { // digits
		bodies = append(bodies, strings.Repeat("9", n), "1e"+strings.Repeat("9", n), "0."+strings.Repeat("9", n))
	}
	record := decoded(genuine)
	output := object(record["output"])
	output["outputBodyJson"] = "BODY"
	record["output"] = output
	line := encoded(record)
	for _, body := range bodies {
		lines = append(lines, body, strings.Replace(line, `"BODY"`, body, 1))
	}
	return lines, strings.Replace(line, `"BODY"`, "{}", 1)
}

func decoded(line string) map[string]any {
	var record map[string]any
	decoder := json.NewDecoder(strings.NewReader(line))
	decoder.UseNumber()
	if err := decoder.Decode(&record); err != nil {
		panic(err)
	}
	return record
}

func encoded(record map[string]any) string {
	text, err := json.Marshal(record)
	if err != nil {
		panic(err)
	}
	return string(text)
}
