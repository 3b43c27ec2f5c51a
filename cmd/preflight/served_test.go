package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awstest"
)

const (
	testAccount = "123456789012"
	sonnet      = "anthropic.claude-sonnet-4-5-20250929-v1:0"
)

// served is an account in which a deployment would succeed, but for the answers that a test changes.
type served struct {
	// answers are by "region operation". The operation is the last part of its path, or its name, for IAM with the entity.
	answers map[string]string
	lock    sync.Mutex
	// calls are the methods and operations so far.
	calls map[string]bool
}

// usual are the answers of a Region in which every check is in order.
var usual = map[string]string{
	"GetParameter":   `{"Parameter":{"Value":"6"}}`,
	"DescribeTrails": `{"trailList":[{"Name":"account","TrailARN":"arn:aws:cloudtrail:us-east-1:123456789012:trail/account"}]}`,
	"GetTrailStatus": `{"IsLogging":true}`,
	"DescribeType":   `<DescribeTypeResponse><DescribeTypeResult><Type>RESOURCE</Type></DescribeTypeResult></DescribeTypeResponse>`,
	"AssumeRole":     `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
	"GetCallerIdentity": `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>` + testAccount +
		`</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
	"listRegions":                     `{"Regions":[{"RegionName":"af-south-1","RegionOptStatus":"DISABLED"}]}`,
	"modelinvocations":                `{}`,
	"inference-profiles":              `{"inferenceProfileSummaries":[]}`,
	"foundation-model-availability":   `{"authorizationStatus":"AUTHORIZED","entitlementAvailability":"AVAILABLE","regionAvailability":"AVAILABLE","agreementAvailability":{"status":"AVAILABLE"}}`,
	"foundation-models":               `{"modelDetails":{"modelLifecycle":{"status":"ACTIVE"}}}`,
	"inference-profiles/us." + sonnet: routes("us-east-1", "us-west-2"),
	"inference-profiles/eu." + sonnet: routes("eu-west-1", "eu-north-1"),
	"GetDataLakeSettings":             `{"DataLakeSettings":{` + iamOnly("CreateDatabaseDefaultPermissions") + "," + iamOnly("CreateTableDefaultPermissions") + `}}`,
}

// routes is the answer about a profile that routes to these Regions; "" stands for every Region.
func routes(regions ...string) string {
	var models []string
	for _, region := range regions {
		models = append(models, `{"modelArn":"arn:aws:bedrock:`+region+`::foundation-model/`+sonnet+`"}`)
	}
	return `{"models":[` + strings.Join(models, ",") + `]}`
}

// iamOnly is a default of the catalog under which IAM alone controls the access.
func iamOnly(name string) string {
	return `"` + name + `":[{"Principal":{"DataLakePrincipalIdentifier":"IAM_ALLOWED_PRINCIPALS"},"Permissions":["ALL"]}]`
}

// simulation is IAM's answer about a call: what the organization decides, "" for an account outside of one.
func simulation(allowed string) string {
	if allowed != "" {
		allowed = "<OrganizationsDecisionDetail><AllowedByOrganizations>" + allowed + "</AllowedByOrganizations></OrganizationsDecisionDetail>"
	}
	return "<SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult><EvaluationResults><member><EvalActionName>bedrock:InvokeModel</EvalActionName><EvalDecision>implicitDeny</EvalDecision>" +
		allowed + "</member></EvaluationResults></SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>"
}

func (s *served) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	operation := strings.Trim(r.URL.Path, "/")
	switch _, target, _ := strings.Cut(r.Header.Get("X-Amz-Target"), "."); {
	case target != "":
		operation = target[strings.LastIndex(target, ".")+1:]
	case operation == "":
		form, _ := url.ParseQuery(string(body))
		entity := form.Get("RoleName") + form.Get("PolicyArn") + form.Get("OpenIDConnectProviderArn")
		operation = strings.TrimSpace(form.Get("Action") + " " + entity)
		if operation == "SimulatePrincipalPolicy" { // with the role and the requested Region
			role := form.Get("PolicySourceArn")
			operation += " " + role[strings.LastIndexByte(role, '/')+1:] + " " + form.Get("ContextEntries.member.1.ContextKeyValues.member.1")
		}
	case strings.HasPrefix(operation, "logging/"):
		operation = "modelinvocations"
	case operation == "inference-profiles" && r.URL.Query().Get("type") == "SYSTEM_DEFINED":
		operation = "system-defined inference-profiles"
	case strings.HasPrefix(operation, "foundation-model"):
		operation, _, _ = strings.Cut(operation, "/")
	}
	region := strings.Split(r.Header.Get("Authorization"), "/")[2]
	s.lock.Lock()
	s.calls[r.Method+" "+operation] = true
	s.lock.Unlock()
	answer, changed := s.answers[region+" "+operation]
	if !changed {
		answer = usual[operation]
		if operation == "system-defined inference-profiles" {
			answer = offering(region)
		}
		if strings.HasPrefix(operation, "SimulatePrincipalPolicy ") {
			answer = simulation("")
		}
	}
	if code, found := strings.CutPrefix(answer, "error "); found {
		status := http.StatusBadRequest
		if strings.HasPrefix(code, "AccessDenied") {
			status = http.StatusForbidden
		}
		w.Header().Set("X-Amzn-Errortype", code)
		w.WriteHeader(status)
		if r.Header.Get("Content-Type") == "application/x-www-form-urlencoded" {
			_, _ = fmt.Fprintf(w, "<ErrorResponse><Error><Code>%s</Code><Message>no</Message></Error></ErrorResponse>", code)
			return
		}
		_ = json.NewEncoder(w).Encode(map[string]string{"__type": code, "message": "no"})
		return
	}
	_, _ = io.WriteString(w, answer)
}

// offering lists the system-defined profiles of the table in a Region, and these.
func offering(region string, more ...string) string {
	var listed []string
	for _, p := range catalog.SystemProfiles() {
		if slices.Contains(p.Regions, region) {
			more = append(more, p.Prefix+"."+p.Model)
		}
	}
	for _, id := range more {
		listed = append(listed, fmt.Sprintf(`{"inferenceProfileId":%q}`, id))
	}
	return `{"inferenceProfileSummaries":[` + strings.Join(listed, ",") + `]}`
}

// lists are three Regions with one model.
func lists(edit func(*catalog.Catalog)) catalog.Catalog {
	c := catalog.Catalog{
		Account:      catalog.Account{HomeRegion: "us-east-1"},
		Regions:      []catalog.Region{{Name: "us-east-1", Geo: "us"}, {Name: "eu-west-1", Geo: "eu"}, {Name: "us-west-2", Geo: "us", Retired: "2026-01-01"}},
		Environments: []catalog.Environment{{Name: "prod"}},
		Products: []catalog.Product{{
			Name: "search", Team: "core",
			Models: []catalog.Model{
				{Name: "sonnet", ID: sonnet, Routing: catalog.Geo},
				{Name: "nova", ID: "amazon.nova-lite-v1:0", Regions: []string{"us-east-1"}},
			},
			Services: []catalog.Service{{Name: "search-api", TrustedBy: catalog.ECSTasks}},
		}},
	}
	if edit != nil {
		edit(&c)
	}
	return c
}

// preflight runs the tool through the real SDK against the served answers.
func preflight(t *testing.T, s *served, c catalog.Catalog, args ...string) (exit int, stdout, stderr string) {
	t.Helper()
	s.calls = map[string]bool{}
	awstest.Serve(t, s)
	t.Setenv("AWS_MAX_ATTEMPTS", "1")
	var out, err strings.Builder
	exit = run(t.Context(), args, &out, &err, tool{catalog: c, connect: connect, today: time.Date(2026, 11, 28, 18, 0, 0, 0, time.UTC)})
	return exit, out.String(), err.String()
}
