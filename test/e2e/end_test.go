//go:build e2e

package e2e

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/rollup"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account/accounttest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
)

// lastWeek returns all rows of the ledger for past days. The day of the query is in none of their columns.
func (e *endToEnd) lastWeek(t *testing.T) []string {
	t.Helper()
	from, to := e.Now.AddDate(0, 0, -13).Format(time.DateOnly), e.Now.AddDate(0, 0, -1).Format(time.DateOnly)
	past := fmt.Sprintf(" WHERE date BETWEEN DATE '%s' AND DATE '%s' ", from, to)
	var all []string
	for _, sql := range []string{
		"SELECT * FROM bedrock_invocation_logs" + past + "ORDER BY request_id",
		"SELECT * FROM bedrock_spend" + past + "ORDER BY request_id",
		"SELECT * FROM bedrock_malformed" + past + "ORDER BY line",
		strings.Replace(seedQuery, "current_date - interval '7' day", "DATE '"+e.Now.AddDate(0, 0, -7).Format(time.DateOnly)+"'", 1),
	} {
		rows, _ := e.Query(t, sql)
		if len(rows) == 0 {
			t.Fatalf("no rows: %s", sql)
		}
		all = append(all, rows...)
	}
	return all
}

// seedQuery is the query that this program was written to answer, word for word.
const seedQuery = `SELECT
  request_metadata['team']     AS team,
  request_metadata['service']  AS service,
  SUM(input_token_count)       AS input_tokens,
  SUM(output_token_count)      AS output_tokens
FROM bedrock_invocation_logs
WHERE date = current_date - interval '7' day
GROUP BY 1, 2
ORDER BY input_tokens + output_tokens DESC`

func (e *endToEnd) testRetire(t *testing.T) {
	before := e.lastWeek(t)
	goneRole, goneRegion := e.roleOf(t, "finder-api", "prod"), e.Catalog.Regions[1].Name
	// Before a return to a former model, the profile that the upgrade kept is deleted where CloudFormation creates the new one: names are
	// unique here. The function takes it.
	const home = "us-east-1"
	for _, p := range e.named(t, home, leftBy("us."+former)) {
		if _, err := bedrock.NewFromConfig(e.Config(home)).DeleteInferenceProfile(e.Ctx, &bedrock.DeleteInferenceProfileInput{InferenceProfileIdentifier: &p}); err != nil {
			t.Fatal(err)
		}
	}
	e.Edit(t, retire)
	e.deployed(t, "access", "detector", "ledger", "region-eu-north-1", "region-eu-central-1", "region-us-east-1", "region-us-west-2")
	accounttest.Same(t, "last week", e.lastWeek(t), before)
	e.logsToUs(t, foreignRegion)
	e.logsToUs(t, goneRegion)

	_, err := e.Assume(e.Ctx, "us-east-1", goneRole)
	refused(t, "the role of a retired product", err)
	services := calls.NewServices(e.Place, "us-east-1")
	if _, err := services.Profile(e.Ctx, e.roleOf(t, "assistant-api", "prod"), goneRegion, "haiku"); err == nil {
		t.Error("a retired Region has profiles")
	}
	// The function has deleted the profiles of the retired product, and taken the one that the upgrade had kept.
	accounttest.Same(t, "profiles of the function", e.profilesWithoutType(t), e.listedWithoutType(leftBy("eu."+upgraded)))
	if taken, err := services.Profile(e.Ctx, e.roleOf(t, "assistant-api", "prod"), withoutType, "sonnet"); err != nil || taken != e.formerProfile {
		t.Errorf("the return to the former model has the profile %s, error %v, want %s", taken, err, e.formerProfile)
	}
	e.call(t, func(c calls.Call) bool { return c.Region == foreignRegion })
	e.detected(t)
	e.answersAreRight(t)
}

func (e *endToEnd) testDestroy(t *testing.T) {
	var stacks []string
	for _, r := range e.Catalog.Regions {
		stacks = append(stacks, "region-"+r.Name)
	}
	stacks = append(stacks, "access", "detector", "ledger")
	destroy := []string{"destroy", asSynthesized, "--force"}
	for _, s := range stacks {
		destroy = append(destroy, catalog.Namespace+"-"+s)
	}
	if err := e.CDK(e.Ctx, e.Root, "cdk-destroy", "us-east-1", nil, destroy...); err != nil {
		t.Fatal(err)
	}
	for _, r := range e.Catalog.Regions {
		e.logsToUs(t, r.Name)
		if status := e.StackStatus(t, r.Name, "region-"+r.Name); status != "" {
			t.Errorf("the stack of %s is %s, want none", r.Name, status)
		}
		if status := e.StackStatus(t, r.Name, "logs-"+r.Name); status != "CREATE_COMPLETE" {
			t.Errorf("the logs stack of %s is %q, want CREATE_COMPLETE", r.Name, status)
		}
		e.stillRecorded(t, r.Name)
	}
	accounttest.Same(t, "profiles of the function", e.profilesWithoutType(t), []string{leftBy("eu." + upgraded)})
	// Termination protection keeps a Logs stack from being deleted.
	err := e.CDK(e.Ctx, e.Root, "cdk-destroy-logs", "us-east-1", nil, "destroy", asSynthesized, "--force", catalog.Namespace+"-logs-us-east-1")
	if err == nil || !strings.Contains(err.Error(), "TerminationProtection") {
		t.Errorf("destroying a Logs stack: error %v, want TerminationProtection", err)
	}
}

func (e *endToEnd) testDeployAfterDestroy(t *testing.T) {
	e.deployedWith(t, []string{directly, asSynthesized}, "access", "detector", "ledger", "region-eu-north-1", "region-eu-central-1", "region-us-east-1", "region-us-west-2")
	for _, r := range e.Catalog.ActiveRegions() {
		e.logsToUs(t, r.Name)
	}
	if rows, _ := e.Query(t, versions); len(rows) < rollup.Lookback {
		t.Errorf("%d days in the roll-up after the Ledger stack was destroyed, want at least %d", len(rows), rollup.Lookback)
	}
	e.call(t, func(c calls.Call) bool { return c.Role.Service.Name == "experiments" })
	e.detected(t) // testLogsDeleted reads the answers
}

// stillRecorded fails unless one more call in a Region delivers one more record.
func (e *endToEnd) stillRecorded(t *testing.T, region string) {
	t.Helper()
	before := len(e.logObjects(t, region, ""))
	made := calls.Call{Operation: calls.Converse, Time: e.Now, Tokens: calls.Usage{Input: 1000, Output: 500}}
	if err := calls.Invoke(e.Ctx, bedrockruntime.NewFromConfig(e.Config(region)), calls.UnlistedModel, made); err != nil {
		t.Fatal(err)
	}
	e.Calls = append(e.Calls, made)
	if after := len(e.logObjects(t, region, "")); after != before+1 {
		t.Errorf("%s has %d log objects after a call, want %d", region, after, before+1)
	}
}

// testLogsDeleted deletes the Logs stacks of two Regions after their termination protection is off, one without and one with a
// customer key.
func (e *endToEnd) testLogsDeleted(t *testing.T) {
	for _, region := range []string{"us-east-1", "eu-central-1"} {
		stack := "logs-" + region
		client, name := e.CloudFormation(region), accounttest.StackName(stack)
		if _, err := client.UpdateTerminationProtection(e.Ctx, &cloudformation.UpdateTerminationProtectionInput{
			StackName: name, EnableTerminationProtection: aws.Bool(false),
		}); err != nil {
			t.Fatal(err)
		}
		if _, err := client.DeleteStack(e.Ctx, &cloudformation.DeleteStackInput{StackName: name}); err != nil {
			t.Fatal(err)
		}
		for began := time.Now(); e.StackStatus(t, region, stack) != ""; time.Sleep(100 * time.Millisecond) {
			if time.Since(began) > time.Minute {
				t.Fatalf("the stack is %s", e.StackStatus(t, region, stack))
			}
		}
		e.logsToUs(t, region)
		e.stillRecorded(t, region)
	}
	e.answersAreRight(t) // the results of queries go to the ledger bucket, which is kept too
}
