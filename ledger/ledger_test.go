package ledger

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// whoUsedTheTokens is the query for which this program was written, word for word.
const whoUsedTheTokens = `SELECT
  request_metadata['team']     AS team,
  request_metadata['service']  AS service,
  SUM(input_token_count)       AS input_tokens,
  SUM(output_token_count)      AS output_tokens
FROM bedrock_invocation_logs
WHERE date = current_date - interval '7' day
GROUP BY 1, 2
ORDER BY input_tokens + output_tokens DESC`

func TestWhoUsedTheTokensIsWordForWord(t *testing.T) {
	queries, err := Queries()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range queries {
		if q.Name == WhoUsedTheTokens {
			if q.SQL != whoUsedTheTokens {
				t.Errorf("who_used_the_tokens was changed:\n%s", q.SQL)
			}
			return
		}
	}
	t.Error("who_used_the_tokens is not there")
}

// Every file is deployed, and so tested.
func TestEveryFileIsDeployed(t *testing.T) {
	deployed := map[string]bool{}
	for _, v := range viewList(schema.Keys) {
		deployed["views/"+v.Name+".sql"] = true
	}
	for _, q := range queries {
		deployed["queries/"+q.Name+".sql"] = true
	}
	for _, pattern := range []string{"views/*.sql", "queries/*.sql"} {
		names, err := fs.Glob(files, pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, name := range names {
			if !deployed[name] {
				t.Errorf("%s is not deployed", name)
			}
		}
	}
}

// A view may use only tables and views that are deployed before it.
func TestViewsComeInOrder(t *testing.T) {
	views, err := Views(bootstrap.Catalog())
	if err != nil {
		t.Fatal(err)
	}
	comment := regexp.MustCompile("(?m)--.*$")
	for i, v := range views {
		sql := comment.ReplaceAllString(v.SQL, "")
		for _, later := range views[i:] {
			for _, word := range strings.FieldsFunc(sql, func(r rune) bool { return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz_0123456789", r) }) {
				if word == later.Name {
					t.Errorf("%s uses %s, which comes after it", v.Name, later.Name)
				}
			}
		}
	}
}

func TestQueriesSayTheirParameters(t *testing.T) {
	queries, err := Queries()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range queries {
		if n := strings.Count(q.SQL, "?"); n != len(q.Parameters) {
			t.Errorf("%s has %d parameters and says: %s", q.Name, n, q.Description())
		}
		if len(q.SQL) > 262_144 {
			t.Errorf("%s has %d bytes; a named query has at most 262,144", q.Name, len(q.SQL))
		}
	}
}

// The SQL is valid for an account without products.
func TestViewsOfAnEmptyCatalog(t *testing.T) {
	views, err := Views(catalog.Catalog{Regions: []catalog.Region{{Name: "us-east-1"}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range views {
		if strings.Contains(v.SQL, "(VALUES\n)") || strings.Contains(v.SQL, "<no value>") {
			t.Errorf("%s:\n%s", path.Base(v.Name), v.SQL)
		}
	}
}

func TestHiveTypes(t *testing.T) {
	for athena, hive := range map[string]string{
		"varchar": "string", "timestamp(3)": "timestamp", "map(varchar, varchar)": "map<string,string>",
		"bigint": "bigint", "date": "date", "boolean": "boolean", "decimal(38,12)": "decimal(38,12)",
	} {
		if got := (Column{Type: athena}).HiveType(); got != hive {
			t.Errorf("%s: got %s, want %s", athena, got, hive)
		}
	}
}
