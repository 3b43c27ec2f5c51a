//go:build e2e

package e2e

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	cloudwatchtypes "github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	iamtypes "github.com/aws/aws-sdk-go-v2/service/iam/types"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account/accounttest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// testTrusted assumes roles as a principal that they do not trust, and with session tags of another role.
func (e *endToEnd) testTrusted(t *testing.T) {
	for _, tt := range []struct {
		what string
		role catalog.Role
		edit func(*environment.Principal)
	}{
		{"another service", e.roleOf(t, "assistant-api", "prod"), func(p *environment.Principal) { p.Service = "ec2.amazonaws.com" }},
		{"a pod of another namespace", e.roleOf(t, "finder-api", "dev"), func(p *environment.Principal) { p.Tags["kubernetes-namespace"] = "default" }},
		{"a pod of another service account", e.roleOf(t, "finder-api", "dev"), func(p *environment.Principal) { p.Tags["kubernetes-service-account"] = "default" }},
		{"a pod without session tags", e.roleOf(t, "finder-api", "dev"), func(p *environment.Principal) { p.Tags = nil }},
		{"a pod that is of another product", e.roleOf(t, "finder-api", "dev"), func(p *environment.Principal) { p.Tags["product"] = "lab" }},
		{"a pod that is of another product, in another casing", e.roleOf(t, "finder-api", "dev"), func(p *environment.Principal) { p.Tags["PrOdUcT"] = "lab" }},
		{"a pod that is in prod", e.roleOf(t, "finder-api", "dev"), func(p *environment.Principal) { p.Tags["ENV"] = "prod" }},
		{"a task that is of another team", e.roleOf(t, "assistant-api", "dev"), func(p *environment.Principal) { p.Tags = map[string]string{"Team": "lab"} }},
		{"a workflow of another repository", e.roleOf(t, "evals", "dev"), func(p *environment.Principal) { p.Subject = "repo:acme/other:environment:dev" }},
		{"a workflow of another environment", e.roleOf(t, "evals", "dev"), func(p *environment.Principal) { p.Subject = "repo:acme/evals:environment:prod" }},
		{"a workflow of another environment, with ids", e.roleOf(t, "evals", "dev"), func(p *environment.Principal) {
			p.Subject = "repo:acme@123456/evals@456789:environment:prod"
		}},
		{"a workflow of a repository with other ids", e.roleOf(t, "evals", "dev"), func(p *environment.Principal) {
			p.Subject, p.Claims["repository_id"] = "repo:acme@123456/evals@456780:environment:dev", "456780"
		}},
		{"a workflow of a repository that got the name", e.roleOf(t, "evals", "dev"), func(p *environment.Principal) {
			p.Subject, p.Claims["repository_id"] = "repo:acme/evals:environment:dev", "456780"
		}},
		{"a workflow of an owner who got the name", e.roleOf(t, "evals", "dev"), func(p *environment.Principal) {
			p.Subject, p.Claims["repository_owner_id"] = "repo:acme/evals:environment:dev", "123450"
		}},
		{"a workflow without claims of ids", e.roleOf(t, "evals", "dev"), func(p *environment.Principal) {
			p.Subject, p.Claims = "repo:acme/evals:environment:dev", nil
		}},
		{"a token of another issuer", e.roleOf(t, "evals", "dev"), func(p *environment.Principal) { p.Issuer = "token.example.com" }},
		{"another role", e.roleOf(t, "evals", "prod"), func(p *environment.Principal) { p.ARN = "arn:aws:iam::111122223333:role/other" }},
		{"a role without the external id", e.roleOf(t, "evals", "prod"), func(p *environment.Principal) { p.ExternalID = "" }},
	} {
		p := environment.TrustedPrincipal(tt.role)
		if _, err := p.Assume(e.Ctx, e.sts(), tt.role); err != nil {
			t.Errorf("%s is not assumed by the principal of its trust policy: %v", tt.role.Name(), err)
		}
		tt.edit(&p)
		_, err := p.Assume(e.Ctx, e.sts(), tt.role)
		refused(t, tt.role.Name()+" as "+tt.what, err)
	}
	// The subject of the same repository has no ids until its owner chooses them.
	evals := e.roleOf(t, "evals", "dev")
	p := environment.TrustedPrincipal(evals)
	p.Subject = "repo:acme/evals:environment:dev"
	if _, err := p.Assume(e.Ctx, e.sts(), evals); err != nil {
		t.Errorf("%s is not assumed by its repository with a subject without ids: %v", evals.Name(), err)
	}
}

func (e *endToEnd) sts() *sts.Client { return sts.NewFromConfig(e.Config("us-east-1")) }

// testClaims calls as a service of dev whose metadata claims prod, without the wrapper. The call succeeds and is attributed to dev.
func (e *endToEnd) testClaims(t *testing.T) {
	role := e.roleOf(t, "assistant-api", "dev")
	made := calls.Call{
		Role: role, Region: "us-east-1", Model: role.Product.Models[1], Operation: calls.Converse, Time: e.Now, Tokens: calls.Usage{Input: 1000, Output: 100},
		Metadata: map[string]string{"team": "growth", "service": "assistant-api", "env": "prod", "feature": "claims-prod"},
	}
	services := calls.NewServices(e.Place, "us-east-1")
	profile, err := services.Profile(e.Ctx, role, made.Region, made.Model.Name)
	if err != nil {
		t.Fatal(err)
	}
	session, err := services.Session(e.Ctx, role, made.Region)
	if err != nil {
		t.Fatal(err)
	}
	headers, err := calls.Headers(made)
	if err != nil {
		t.Fatal(err)
	}
	_, err = bedrockruntime.NewFromConfig(session).Converse(e.Ctx, &bedrockruntime.ConverseInput{
		ModelId: &profile, Messages: calls.Messages, RequestMetadata: made.Metadata,
	}, headers)
	if err != nil {
		t.Fatal(err)
	}
	e.Calls = append(e.Calls, made)
	rows, _ := e.Query(t, `SELECT request_metadata['env'], env, env_source, CAST(conflict AS varchar), CAST(usd AS varchar)
		FROM bedrock_spend WHERE request_metadata['feature'] = 'claims-prod' AND `+daysOfCalls)
	accounttest.Same(t, "the claim in bedrock_spend", rows, []string{`"prod", "dev", "role", "true", "0.001500000000"`})
	named, err := e.Workgroup().RunNamed(e.Ctx, ledger.Conflicts, e.today()...)
	if err != nil || len(named.Rows) != 1 {
		t.Errorf("the named query shows %d conflicts, error %v; want 1", len(named.Rows), err)
	}
}

// today returns the parameters of a query over the day of the start.
func (e *endToEnd) today() []string {
	day := "'" + e.Now.Format(time.DateOnly) + "'"
	return []string{day, day}
}

// testExisting calls as a service whose role existed before, with its own trust policy and its own tags.
func (e *endToEnd) testExisting(t *testing.T) {
	client := iam.NewFromConfig(e.Config("us-east-1"))
	role := e.roleOf(t, "experiments", "dev")
	name := aws.String(role.Name())
	got, err := client.GetRole(e.Ctx, &iam.GetRoleInput{RoleName: name})
	if err != nil {
		t.Fatal(err)
	}
	if arn := aws.ToString(got.Role.Arn); arn != role.ARN(environment.AccountID) || strings.Contains(aws.ToString(got.Role.AssumeRolePolicyDocument), "TagSession") {
		t.Errorf("%s trusts %s", arn, aws.ToString(got.Role.AssumeRolePolicyDocument))
	}
	made := calls.Call{Role: role, Region: "us-east-1", Model: role.Product.Models[0], Operation: calls.Converse, Time: e.Now, Tokens: calls.Usage{Input: 10, Output: 5}}
	made.Metadata = calls.Identity(role, role.Product.Team)
	try := func() error { return calls.NewServices(e.Place, "us-east-1").Call(e.Ctx, made) }
	if err := try(); err != nil {
		t.Error(err)
	}
	e.Calls = append(e.Calls, made)

	if _, err := client.UntagRole(e.Ctx, &iam.UntagRoleInput{RoleName: name, TagKeys: []string{"product"}}); err != nil {
		t.Fatal(err)
	}
	refused(t, "a call of an existing role without its product", errors.Unwrap(try()))
	e.tagRole(t, *name, "product", "lab")
	e.tagRole(t, *name, "team", "somebody-else")
}

// testMistagged fails unless the detector found the wrong tag when the last deployment ran it.
func (e *endToEnd) testMistagged(t *testing.T) {
	got, err := cloudwatch.NewFromConfig(e.Config("us-east-1")).GetMetricData(e.Ctx, &cloudwatch.GetMetricDataInput{
		StartTime: aws.Time(time.Now().Add(-time.Hour)), EndTime: aws.Time(time.Now().Add(time.Minute)),
		MetricDataQueries: []cloudwatchtypes.MetricDataQuery{{Id: aws.String("m"), MetricStat: &cloudwatchtypes.MetricStat{
			Metric: &cloudwatchtypes.Metric{Namespace: aws.String("BedrockBootstrap"), MetricName: aws.String("ExistingRolesMistagged")},
			Period: aws.Int32(7200), Stat: aws.String("Maximum"),
		}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.MetricDataResults) != 1 || !slices.Contains(got.MetricDataResults[0].Values, 1) {
		t.Errorf("the detector counts %v mistagged roles, want 1", got.MetricDataResults[0].Values)
	}
	e.tagRole(t, e.roleOf(t, "experiments", "dev").Name(), "team", "platform")
}

func (e *endToEnd) tagRole(t *testing.T, name, key, value string) {
	t.Helper()
	if _, err := iam.NewFromConfig(e.Config("us-east-1")).TagRole(e.Ctx, &iam.TagRoleInput{
		RoleName: &name, Tags: []iamtypes.Tag{{Key: &key, Value: &value}},
	}); err != nil {
		t.Fatal(err)
	}
}

// createRole creates a role that the account's root user may assume, with managed policies of the account.
func (e *endToEnd) createRole(t *testing.T, name string, policies ...string) {
	t.Helper()
	client := iam.NewFromConfig(e.Config("us-east-1"))
	if _, err := client.CreateRole(e.Ctx, &iam.CreateRoleInput{RoleName: &name, AssumeRolePolicyDocument: aws.String(environment.AccountTrustPolicy)}); err != nil {
		t.Fatal(err)
	}
	for _, policy := range policies {
		if _, err := client.AttachRolePolicy(e.Ctx, &iam.AttachRolePolicyInput{
			RoleName: &name, PolicyArn: aws.String("arn:aws:iam::" + environment.AccountID + ":policy/" + policy),
		}); err != nil {
			t.Fatal(err)
		}
	}
}

// testOwnParameters lists the parameters of a service as the service: its own are listed, others are denied.
func (e *endToEnd) testOwnParameters(t *testing.T) {
	config, err := e.Assume(e.Ctx, "us-east-1", e.roleOf(t, "finder-api", "dev"))
	if err != nil {
		t.Fatal(err)
	}
	client := ssm.NewFromConfig(config)
	got, err := client.GetParametersByPath(e.Ctx, &ssm.GetParametersByPathInput{Path: aws.String(catalog.ProfileParameters("finder"))})
	if err != nil || len(got.Parameters) != 2 {
		t.Errorf("own parameters: %+v, error %v; want two", got, err)
	}
	for _, path := range []string{catalog.ProfileParameters("lab"), "/bedrock-bootstrap/profiles", "/"} {
		_, err = client.GetParametersByPath(e.Ctx, &ssm.GetParametersByPathInput{Path: &path, Recursive: aws.Bool(true)})
		refused(t, "the parameters below "+path, err)
	}
}

// roleOf returns the role of a service in an environment.
func (e *endToEnd) roleOf(t *testing.T, service, environment string) catalog.Role {
	t.Helper()
	for _, r := range e.Catalog.Roles() {
		if r.Service.Name == service && r.Environment == environment {
			return r
		}
	}
	t.Fatalf("no role of %s in %s", service, environment)
	return catalog.Role{}
}
