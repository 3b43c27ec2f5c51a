package templates

import (
	"encoding/base64"
	"strings"
	"testing"
)

const (
	query = `SELECT '<a>' -- "é"` + "\n"
	other = "SELECT 2\n"
)

func template(view, sql string) string {
	return `{
 "Resources": {
  "Q": {"Type": "AWS::Athena::NamedQuery", "Properties": {"Name": "by_team", "QueryString": ` + quote(sql) + `}},
  "V": {"Type": "AWS::Glue::Table", "Properties": {"TableInput": {"Name": "spend", "ViewOriginalText": "/* Presto View: ` +
		base64.StdEncoding.EncodeToString([]byte(view)) + ` */"}}}
 }
}`
}

func view(rest string) string {
	return `{"originalSql":"SELECT \u003c1\u003e\n","catalog":"c","schema":"s","columns":[{"name":"n","type":"varchar"}]` + rest + `}`
}

func TestSQLIsSplitAndJoined(t *testing.T) {
	whole := template(view(""), query)
	golden, sql, err := SplitSQL(whole)
	if err != nil {
		t.Fatal(err)
	}
	if len(sql) != 2 || sql["by_team"] != query || sql["spend"] != "SELECT <1>\n" {
		t.Errorf("SQL %q", sql)
	}
	for _, want := range []string{`"QueryString": "sql/by_team.sql"`, `/* Presto View: {\"originalSql\":\"sql/spend.sql\",\"catalog\":\"c\"`} {
		if !strings.Contains(golden, want) {
			t.Errorf("%s lacks %s", golden, want)
		}
	}
	sql["by_team"] = other
	joined, err := JoinSQL(golden, sql)
	if err != nil || joined != template(view(""), other) {
		t.Errorf("%s, error %v", joined, err)
	}
}

// A field of a view's text that is not known would be lost.
func TestNothingIsLost(t *testing.T) {
	if golden, _, err := SplitSQL(template(view(`,"owner":"me"`), query)); err == nil {
		t.Errorf("split into %s", golden)
	}
	if _, err := JoinSQL(`{"QueryString": "sql/by_team.sql"}`, nil); err == nil {
		t.Error("joined without the SQL")
	}
}
