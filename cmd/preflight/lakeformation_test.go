package main

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestLakeFormation(t *testing.T) {
	const readers = `DESCRIBE on database bedrock_bootstrap and SELECT and DESCRIBE on all its tables to every role that queries, and CREATE_DATABASE on the catalog to the role bedrock-bootstrap-rollup (docs/deployment.md, "Lake Formation"): Lake Formation governs new databases and tables here`
	const executes = "arn:aws:iam::123456789012:role/cdk-hnb659fds-cfn-exec-role-123456789012-us-east-1"
	all := "let a data lake administrator grant CREATE_DATABASE on the catalog to " + executes + " before the deployment, and after it " + readers
	databases, tables := iamOnly("CreateDatabaseDefaultPermissions"), iamOnly("CreateTableDefaultPermissions")
	for name, c := range map[string]struct {
		answer string
		exit   int
		want   result
	}{
		"IAM alone":       {`{"DataLakeSettings":{` + databases + `,` + tables + `}}`, 0, result{Status: ok}},
		"governed":        {`{"DataLakeSettings":{"CreateDatabaseDefaultPermissions":[],"CreateTableDefaultPermissions":[]}}`, 0, result{Status: warning, Message: all}},
		"governed, unset": {`{}`, 0, result{Status: warning, Message: all}},
		"databases":       {`{"DataLakeSettings":{` + tables + `}}`, 0, result{Status: warning, Message: all}},
		"tables":          {`{"DataLakeSettings":{` + databases + `}}`, 0, result{Status: warning, Message: "let a data lake administrator grant " + readers}},
		"another default": {`{"DataLakeSettings":{` + databases + `,"CreateTableDefaultPermissions":[{"Principal":{"DataLakePrincipalIdentifier":"IAM_ALLOWED_PRINCIPALS"},"Permissions":["SELECT"]}]}}`, 0,
			result{Status: warning, Message: "let a data lake administrator grant " + readers}},
		"an administrator deploys": {`{"DataLakeSettings":{"DataLakeAdmins":[{"DataLakePrincipalIdentifier":"` + executes + `"}]}}`, 0, result{Status: warning, Message: "let a data lake administrator grant " + readers}},
		"denied":                   {"error AccessDeniedException", 2, result{Status: unknown, Message: "allow lakeformation:GetDataLakeSettings in us-east-1: AccessDeniedException: no"}},
	} {
		s := &served{answers: map[string]string{"us-east-1 GetDataLakeSettings": c.answer, "eu-west-1 GetDataLakeSettings": "{}"}}
		exit, stdout, stderr := preflight(t, s, lists(nil), "--all", "--format", "json")
		var results []result
		if err := json.Unmarshal([]byte(stdout), &results); err != nil {
			t.Fatalf("%v in %s%s", err, stdout, stderr)
		}
		c.want.Region, c.want.Check = "us-east-1", "Lake Formation"
		if exit != c.exit || !slices.Contains(results, c.want) {
			t.Errorf("%s: exit status %d, want %d with %+v, got\n%s", name, exit, c.exit, c.want, stdout)
		}
		for _, r := range results { // no other Region has a catalog of ours
			if r != c.want && r.Status != ok {
				t.Errorf("%s: and %+v", name, r)
			}
		}
	}
}
