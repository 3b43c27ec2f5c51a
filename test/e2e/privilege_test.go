//go:build e2e

package e2e

import (
	"encoding/json"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/iam"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// usedElsewhere are permissions of our functions that no step of this test uses, each with its user. Some are of one role.
var usedElsewhere = map[string]string{
	ofRollUp + "athena:StopQueryExecution":            "the function, when its time is over, which no step waits for",
	ofRollUp + "glue:GetColumnStatisticsForPartition": "the engine, before it plans a query of few days, which no step needs",
	ofRollUp + "glue:GetTables":                       "Amazon Athena by its page on the permissions of queries; the emulator's engine asks for tables by their names",
	ofRollUp + "kms:Decrypt":                          "Amazon S3, for a Region with a customer key; the emulator's encrypts nothing",
	ofRollUp + "s3:AbortMultipartUpload":              "Amazon Athena, for results and data of several parts, which no step has",
	ofRollUp + "s3:DeleteObject":                      "VACUUM, of objects that nothing has referred to for five days",
	ofRollUp + "s3:GetBucketLocation":                 "Amazon Athena; the emulator's engine has one address for every Region",
	ofRollUp + "s3:ListBucketMultipartUploads":        "Amazon Athena, for results of several parts, which no step has",
	ofRollUp + "s3:ListMultipartUploadParts":          "Amazon Athena, for results of several parts, which no step has",
	"logs:CreateLogStream":                            "the Lambda service, which writes the log of a function; the emulator writes none",
	"logs:PutLogEvents":                               "the Lambda service, which writes the log of a function; the emulator writes none",
	"bedrock:UntagResource":                           "a profile's function, when the lists no longer have a tag key, which no step makes",
}

const ofRollUp = catalog.RollUpRole + " "

// neverHeld are permissions to turn logging off, which no function of ours may hold.
var neverHeld = []string{"bedrock:DeleteModelInvocationLoggingConfiguration"}

// testLeastPrivilege compares the permissions of the roles of our functions with the actions that they used since the first
// deployment: the two must be equal.
func (e *endToEnd) testLeastPrivilege(t *testing.T) {
	used := map[string][]string{}
	log, err := os.ReadFile(e.State("log", "actions.log"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(log)) {
		fields := strings.Fields(line)
		role := fields[0]
		if fields[2] == "denied" && strings.HasPrefix(role, catalog.Namespace) && (role != catalog.RollUpRole || fields[1] != takenAway) {
			t.Errorf("%s was denied %s", role, fields[1])
		}
		for _, function := range []string{catalog.LoggingRole(""), catalog.ProfilesRole("")} {
			if strings.HasPrefix(role, function) {
				role = function // one function in every Region
			}
		}
		used[role] = append(used[role], fields[1])
	}
	users := map[string]string{catalog.DetectorRole: catalog.DetectorRole, catalog.RollUpRole: catalog.RollUpRole}
	for _, r := range e.Catalog.ActiveRegions() {
		users[catalog.LoggingRole(r.Name)] = catalog.LoggingRole("")
		if !r.HasProfileType() {
			users[catalog.ProfilesRole(r.Name)] = catalog.ProfilesRole("")
		}
	}
	var all []string
	for role, user := range users {
		held := e.heldBy(t, role)
		all = append(all, held...)
		for _, action := range held {
			all = append(all, role+" "+action)
			if !slices.Contains(used[user], action) && usedElsewhere[action] == "" && usedElsewhere[role+" "+action] == "" {
				t.Errorf("%s holds %s and never used it", role, action)
			}
		}
		for _, action := range neverHeld {
			if slices.Contains(held, action) {
				t.Errorf("%s holds %s", role, action)
			}
		}
		for _, action := range used[user] {
			if !slices.Contains(held, action) {
				t.Errorf("%s used %s, which none of its policies allows", role, action)
			}
		}
		if len(used[user]) == 0 {
			t.Errorf("%s used no action: nothing was checked", role)
		}
		t.Logf("%s holds %d actions", role, len(held))
	}
	for action := range usedElsewhere {
		if !slices.Contains(all, action) {
			t.Errorf("%s is in usedElsewhere, and no role holds it", action)
		}
	}
}

// heldBy returns the actions that the inline policies of a role allow.
func (e *endToEnd) heldBy(t *testing.T, role string) []string {
	t.Helper()
	client := iam.NewFromConfig(e.Config("us-east-1"))
	names, err := client.ListRolePolicies(e.Ctx, &iam.ListRolePoliciesInput{RoleName: &role})
	if err != nil {
		t.Fatal(err)
	}
	var held []string
	for _, name := range names.PolicyNames {
		got, err := client.GetRolePolicy(e.Ctx, &iam.GetRolePolicyInput{RoleName: &role, PolicyName: &name})
		if err != nil {
			t.Fatal(err)
		}
		text, err := url.QueryUnescape(aws.ToString(got.PolicyDocument))
		if err != nil {
			t.Fatal(err)
		}
		var policy struct {
			Statement []struct{ Effect, Action any }
		}
		if err := json.Unmarshal([]byte(text), &policy); err != nil {
			t.Fatal(err)
		}
		for _, s := range policy.Statement {
			if s.Effect != "Allow" {
				continue
			}
			switch actions := s.Action.(type) {
			case string:
				held = append(held, actions)
			case []any:
				for _, action := range actions {
					held = append(held, action.(string))
				}
			}
		}
	}
	slices.Sort(held)
	return slices.Compact(held)
}
