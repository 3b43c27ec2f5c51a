package requestmetadata

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"log/slog"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// oneCase is an entry of testdata/cases.json, the table with which other languages are tested, too.
type oneCase struct {
	Name string
	// Schema is "wide" for the schema of testdata/wide.schema.json. Zero: the schema of testdata/own.schema.json.
	Schema string
	// Identity is the identity of the service. Zero: the variable identity.
	Identity map[string]text
	// Context and Input are the labels of the call.
	Context, Input map[string]text
	// Stamped is the metadata of the request. Zero where there are Mistakes.
	Stamped map[string]text
	// Dropped is the metadata of the request where mistakes are dropped.
	Dropped map[string]text
	// Mistakes are "key: rule", sorted.
	Mistakes []string
}

// text is a string, or {"repeat": "x", "times": 256}.
type text string

func (t *text) UnmarshalJSON(b []byte) error {
	if b[0] == '"' {
		return json.Unmarshal(b, (*string)(t))
	}
	var long struct {
		Repeat string
		Times  int
	}
	err := json.Unmarshal(b, &long)
	*t = text(strings.Repeat(long.Repeat, long.Times))
	return err
}

func plain(m map[string]text) map[string]string {
	p := map[string]string{}
	for k, v := range m {
		p[k] = string(v)
	}
	return p
}

// own is a schema with the keys of the cases. The tests do not depend on the shipped keys: a platform team adds keys to those.
var own = schema.Schema{
	{Name: "team", Required: true, Pattern: word, Meaning: "the team"},
	{Name: "service", Required: true, Pattern: word, Meaning: "the service"},
	{Name: "env", Required: true, Pattern: word, Meaning: "the environment"},
	{Name: "feature", Meaning: "the feature"},
	{Name: RequestID, Meaning: "the correlation id"},
}

const word = `[a-z0-9]+(-[a-z0-9]+)*`

// wide is a schema with allowed values, a deprecated key, and more keys than a call may have.
var wide = func() schema.Schema {
	s := schema.Schema{
		{Name: "owning_team", Required: true, Meaning: "the team"},
		{Name: "team", Required: true, Meaning: "the team", DeprecatedBy: "owning_team"},
		{Name: "service", Required: true, Meaning: "the service"},
		{Name: "env", Required: true, Meaning: "the environment"},
		{Name: "tier", Values: []string{"gold", "silver"}, Meaning: "the tier"},
		{Name: "plan", DeprecatedBy: "tier", Meaning: "the tier"},
	}
	for _, n := range strings.Fields("01 02 03 04 05 06 07 08 09 10 11 12 13 14") {
		s = append(s, schema.Key{Name: "k" + n, Meaning: "one of many"})
	}
	return s
}()

func readCases(t *testing.T) []oneCase {
	t.Helper()
	content, err := os.ReadFile("testdata/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []oneCase
	if err := json.Unmarshal(content, &cases); err != nil {
		t.Fatal(err)
	}
	if len(cases) < 50 {
		t.Fatalf("%d cases", len(cases))
	}
	return cases
}

func TestCases(t *testing.T) {
	for _, c := range readCases(t) {
		t.Run(c.Name, func(t *testing.T) {
			keys := own
			if c.Schema == "wide" {
				keys = wide
			}
			config := Config{Identity: identity, Logger: slog.New(slog.DiscardHandler)}
			if c.Identity != nil {
				config.Identity = plain(c.Identity)
			}
			c.compare(t, keys, config, c.Stamped)
			var reported []string
			config.DropAndReport = func(_ context.Context, m schema.Mistakes) { reported = append(reported, verdicts(m)...) }
			if c.Dropped != nil {
				mistakes := c.Mistakes
				c.Mistakes = nil
				c.compare(t, keys, config, c.Dropped)
				if want := slices.Concat(mistakes, mistakes); !slices.Equal(reported, want) { // a report for each of the two calls
					t.Errorf("reported %q, want %q", reported, want)
				}
			}
		})
	}
}

// compare sends a call with its metadata as a map and one with its metadata as a header.
func (c oneCase) compare(t *testing.T, keys schema.Schema, config Config, want map[string]text) {
	t.Helper()
	stamp, err := newStamp(keys, config)
	if err != nil {
		c.refused(t, err)
		return
	}
	fake := &fakeBedrock{}
	client := fake.client(stamp.Apply)
	ctx := t.Context()
	for key, value := range c.Context {
		ctx = With(ctx, key, string(value))
	}
	input := plain(c.Input)
	header, err := json.Marshal(input)
	if err != nil {
		t.Fatal(err)
	}
	_, asMap := client.Converse(ctx, &bedrockruntime.ConverseInput{ModelId: aws.String("m"), RequestMetadata: input})
	_, asHeader := client.InvokeModel(ctx, &bedrockruntime.InvokeModelInput{ModelId: aws.String("m"), RequestMetadata: aws.String(string(header))})
	if !maps.Equal(input, plain(c.Input)) {
		t.Errorf("the caller's map is %v, was %v", input, c.Input)
	}
	for _, err := range []error{asMap, asHeader} {
		c.refused(t, err)
	}
	sent := 2
	if len(c.Mistakes) > 0 {
		sent = 0
	}
	if len(fake.received) != sent {
		t.Fatalf("%d requests left, want %d", len(fake.received), sent)
	}
	for _, got := range fake.received {
		if !maps.Equal(got, plain(want)) {
			t.Errorf("stamped %q, want %q", got, plain(want))
		}
	}
}

// refused fails unless an error has exactly the mistakes of the case.
func (c oneCase) refused(t *testing.T, err error) {
	t.Helper()
	if err == nil && len(c.Mistakes) == 0 {
		return
	}
	var mistakes schema.Mistakes
	if !errors.As(err, &mistakes) {
		t.Fatalf("%v, want mistakes %q", err, c.Mistakes)
	}
	if got := verdicts(mistakes); !slices.Equal(got, c.Mistakes) {
		t.Errorf("mistakes %q, want %q", got, c.Mistakes)
	}
	for _, m := range mistakes {
		var one schema.Mistake
		if message := m.Error(); !strings.Contains(message, m.Key) || !strings.Contains(message, string(m.Rule)) || m.Advice == "" || !errors.As(err, &one) {
			t.Errorf("%q does not name key, rule and advice", message)
		}
	}
}

func verdicts(mistakes schema.Mistakes) []string {
	var list []string
	for _, m := range mistakes {
		list = append(list, m.Key+": "+string(m.Rule))
	}
	slices.Sort(list)
	return list
}

var update = flag.Bool("update", false, "write the JSON Schemas of testdata")

// Other languages are tested with the JSON Schemas of the schemas of the cases.
func TestSchemasOfCasesArePublished(t *testing.T) {
	for file, keys := range map[string]schema.Schema{"testdata/own.schema.json": own, "testdata/wide.schema.json": wide} {
		want, err := keys.JSONSchema()
		if err != nil {
			t.Fatal(err)
		}
		if *update {
			if os.Getenv("CI") != "" {
				t.Fatal("-update is refused where CI is set: commit the file with the change")
			}
			if err := os.WriteFile(file, []byte(want+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != want+"\n" {
			t.Errorf("%s differs from the schema of the test (error: %v); run: make golden", file, err)
		}
	}
}

// The shipped keys are usable with an identity of the required keys, and a new optional key changes nothing for it.
func TestShippedKeysStamp(t *testing.T) {
	for name, keys := range map[string]schema.Schema{
		"shipped":                 schema.Keys,
		"shipped, one key more":   append(slices.Clone(schema.Keys), schema.Key{Name: "key_of_the_test", Meaning: "a new optional key"}),
		"the cases, one key more": append(slices.Clone(own), schema.Key{Name: "key_of_the_test", Meaning: "a new optional key"}),
	} {
		stamp, err := newStamp(keys, Config{Identity: identity, Logger: slog.New(slog.DiscardHandler)})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got, err := stamp.merge(t.Context(), nil, nil); err != nil || !maps.Equal(got, identity) {
			t.Errorf("%s: stamped %v, %v, want %v", name, got, err, identity)
		}
	}
}
