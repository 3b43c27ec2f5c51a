//go:build e2e

package spend

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account/accounttest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// testKeyRenamed renames the key team to owning_team in the schema: first by editing its name, which the tests of the schema
// refuse, and then by deprecating it, as their message says. The Ledger stack that it then deploys lists
// every Region: its queries read the tables of all of them.
func (e *spendAccount) testKeyRenamed(t *testing.T) {
	file := filepath.Join(e.Root, "requestmetadata", "schema", "keys.go")
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	const team = `{Name: "team", Required: true,`
	rename := func(lines string) {
		if !strings.Contains(string(source), team) {
			t.Fatalf("%s has no line with %s", file, team)
		}
		accounttest.WriteFile(t, file, strings.Replace(string(source), team, lines, 1))
	}

	rename(strings.Replace(team, "team", "owning_team", 1))
	for _, command := range [][]string{
		{"go", "test", "./schema", "-run", "TestShippedKeysAreLocked"},
		{"go", "test", "./schema", "-run", "TestShippedKeysAreLocked", "-update"},
	} {
		output, err := e.inSchemaModule(command)
		if err == nil || !strings.Contains(output, `"team" was shipped and is gone`) || !strings.Contains(output, `set DeprecatedBy of "team"`) {
			t.Fatalf("%s: %v\n%s\nwant an error that explains how to deprecate", command, err, output)
		}
	}

	rename(`{Name: "owning_team", Required: true, Meaning: "the team the call is made for"},
	` + strings.TrimSuffix(team, ",") + `, DeprecatedBy: "owning_team",`)
	for _, command := range [][]string{
		{"go", "test", "./schema", "-run", "TestShippedKeysAreLocked", "-update"},
		{"go", "test", "./schema"},
	} {
		if output, err := e.inSchemaModule(command); err != nil {
			t.Fatalf("%s: %v\n%s", command, err, output)
		}
	}
	listed := len(e.Catalog.Regions)
	e.Edit(t, everyRegion)
	for _, r := range e.Catalog.Regions[listed:] { // some are Regions that the account has not enabled, where it creates no bucket
		e.createBucket(t, "us-east-1", catalog.LogBucket(environment.AccountID, r.Name))
	}
	e.DeployLedger(t)

	const day = "2026-11-20"
	record := func(id, metadata string) string {
		return fmt.Sprintf(`{"schemaType":"ModelInvocationLog","timestamp":"%sT10:00:00Z","accountId":"%s","region":"us-west-2","requestId":"%s",`+
			`"operation":"Converse","modelId":"amazon.nova-lite-v1:0","requestMetadata":%s,"input":{"inputTokenCount":1000},"output":{"outputTokenCount":0}}`,
			day, environment.AccountID, id, metadata)
	}
	e.Deliver(t, "us-west-2", strings.ReplaceAll(day, "-", "/")+"/10", "renamed", []string{
		record("renamed-1", `{"team":"kestrel","env":"prod"}`),
		record("renamed-2", `{"owning_team":"kestrel","env":"prod"}`),
		record("renamed-3", `{"team":"former","owning_team":"kestrel","env":"prod"}`),
		record("renamed-4", `{"env":"prod"}`),
	})
	rows, _ := e.Query(t, `SELECT request_id, request_metadata['team'], request_metadata['owning_team'], team, team_source, CAST(schema_drift AS varchar)
FROM bedrock_spend WHERE date = DATE '`+day+`' AND request_id LIKE 'renamed-%' ORDER BY 1`)
	accounttest.Same(t, "records of both keys", rows, []string{
		`"renamed-1", "kestrel", "kestrel", "kestrel", "metadata", "false"`,
		`"renamed-2", "kestrel", "kestrel", "kestrel", "metadata", "false"`,
		`"renamed-3", "former", "kestrel", "kestrel", "metadata", "false"`,
		`"renamed-4", NULL, NULL, "unattributed", "none", "false"`,
	})
	every := e.Catalog.Regions
	e.Catalog.Regions = every[:listed] // the endpoints of Regions that are not enabled refuse the credentials
	e.rollUp(t, day, day)
	e.Catalog.Regions = every
	bill, err := e.Workgroup().RunNamed(e.Ctx, "bill_by_team", "'"+day+"'", "'"+day+"'")
	if err != nil {
		t.Fatal(err)
	}
	var billed []string
	for _, row := range bill.Rows {
		billed = append(billed, calls.RowText(row[:2]))
	}
	if !slices.Contains(billed, `"kestrel", "3"`) || strings.Contains(strings.Join(billed, "\n"), "former") {
		t.Errorf("the bill by team has %q, want 3 requests of kestrel", billed)
	}
}

// inSchemaModule runs a command in the module of the schema, without the variable CI, as a person does.
func (e *spendAccount) inSchemaModule(command []string) (output string, err error) {
	c := exec.CommandContext(e.Ctx, command[0], command[1:]...)
	c.Dir = filepath.Join(e.Root, "requestmetadata")
	c.Env = slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "CI=") })
	text, err := c.CombinedOutput()
	return string(text), err
}
