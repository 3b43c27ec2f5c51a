// Package docs holds the documents. Its tests generate those that follow from the code (make golden), and check the others against it.
package docs

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

var update = flag.Bool("update", false, "write the documents")

func TestDocumentsFollowTheSchema(t *testing.T) {
	compact, err := schema.Keys.JSONSchema()
	if err != nil {
		t.Fatal(err)
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, []byte(compact), "", "  "); err != nil {
		t.Fatal(err)
	}
	follows(t, "request-metadata.schema.json", indented.String()+"\n", "requestmetadata/schema")
	follows(t, "request-metadata.md", head+schema.Keys.Markdown()+foot, "requestmetadata/schema")
}

// follows holds a document to the text that its source generates; with -update it writes the document.
func follows(t *testing.T, file, want, source string) {
	t.Helper()
	if *update {
		if os.Getenv("CI") != "" {
			t.Fatal("-update is refused where CI is set: commit the documents with the change")
		}
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s does not follow from %s; run: make golden", file, source)
	}
}

const head = `# Request metadata

The keys that a service stamps on every call of Amazon Bedrock. [Calling](calling.md) describes how. The list is
[requestmetadata/schema/keys.go](../requestmetadata/schema/keys.go); this page is generated from it.

`

const foot = `
A call has at most 16 keys, a value at most 256 characters of letters, digits, white space and ` + "`: _ @ $ # = / + , - .`" + `, no white space
at either end, and all together at most 8,500 characters as JSON. Values that look like an e-mail address or a phone number are
refused: logs are kept for years and are read by many.

The views read a key with a pattern or a list of values as the schema allows it. A value that differs by its case, by white space around it or by
characters that are not seen, such as a zero-width space, counts as the allowed value; another does not count. Both are ` + "`schema_drift`" + `, and the
named query of that name lists them. In the columns of bedrock_spend and bedrock_invocation_logs, a character that hides in a text or moves it is
a replacement character (U+FFFD).

The [roll-up](operations.md#roll-up) has a column for each key, so that bills of closed days may be by key. ` + "`HighCardinality`" + ` leaves a key out
that has a value for each call or user: the roll-up would have a row for each call. Bills by such a key, and by keys that are not in this list,
read the logs. It may be set and taken back at any time. A key that gets it loses its column in ` + "`bedrock_bill`" + ` and ` + "`bedrock_rolled`" + `, not in
` + "`bedrock_spend`" + `. A key that loses it, like a new one, has its values from the days on that are rolled up again: the last 35, and older ones with
` + "`go run ./cmd/rollup`" + `.

The schema as JSON Schema 2020-12 is [request-metadata.schema.json](request-metadata.schema.json), and in each listed Region the SSM parameter
` + "`/bedrock-bootstrap/request-metadata-schema`" + `.
`
