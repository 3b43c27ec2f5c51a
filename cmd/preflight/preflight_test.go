package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/profiles"
)

func TestEveryCheckInOrder(t *testing.T) {
	s := &served{}
	exit, stdout, stderr := preflight(t, s, lists(nil))
	if exit != 0 || stdout != "account 123456789012: 26 checks in order, 0 fail, 0 warnings, 0 unknown\n" || stderr != "" {
		t.Errorf("exit status %d, stdout %q, stderr %q", exit, stdout, stderr)
	}
	for call := range s.calls {
		if method, operation, _ := strings.Cut(call, " "); method != "GET" && !slices.Contains([]string{"GetParameter", "DescribeTrails", "GetTrailStatus", "DescribeType", "AssumeRole", "GetCallerIdentity", "listRegions", "GetDataLakeSettings"}, operation) && !strings.HasPrefix(operation, "SimulatePrincipalPolicy ") {
			t.Errorf("called %s: it must change nothing", call)
		}
	}
}

func TestEachCheck(t *testing.T) {
	const region = "eu-west-1"
	group := `"cloudWatchConfig":{"logGroupName":"/bedrock"}`
	ours := `"s3Config":{"bucketName":"bedrock-invocation-logs-123456789012-eu-west-1-an"}`
	prefixed := `"s3Config":{"bucketName":"bedrock-invocation-logs-123456789012-eu-west-1-an","keyPrefix":"a"}`
	noVideo := `"textDataDeliveryEnabled":true,"imageDataDeliveryEnabled":true,"embeddingDataDeliveryEnabled":true,"audioDataDeliveryEnabled":true`
	flags := noVideo + `,"videoDataDeliveryEnabled":true`
	const videoUnknown = "; whether it delivers video is unknown, because the answer leaves out its flag"
	ownQualifier := func(c *catalog.Catalog) { c.Bootstrap.Qualifier = "acme" }
	full := `{"inferenceProfileSummaries":[` + strings.Repeat(`{"inferenceProfileName":"theirs"},`, 999) + `{"inferenceProfileName":"theirs"}]}`
	for _, c := range []struct {
		name              string
		operation, answer string
		edit              func(*catalog.Catalog)
		exit              int
		want              result
	}{
		{"not enabled", "", "", func(c *catalog.Catalog) {
			c.Regions[1] = catalog.Region{Name: "af-south-1"}
			c.Products[0].Models = c.Products[0].Models[1:]
		}, 1, result{"af-south-1", "enabled", fails, "enable it (aws account enable-region --region-name af-south-1), or take it out of regions.go"}},
		{"not bootstrapped", "GetParameter", "error ParameterNotFound", nil, 1, result{region, "CDK bootstrap", fails, "run npx cdk bootstrap aws://123456789012/eu-west-1: the Region has no parameter /cdk-bootstrap/hnb659fds/version"}},
		{"not bootstrapped with a qualifier of one's own", "GetParameter", "error ParameterNotFound", ownQualifier, 1, result{region, "CDK bootstrap", fails, "run npx cdk bootstrap aws://123456789012/eu-west-1: the Region has no parameter /cdk-bootstrap/acme/version"}},
		{"bootstrapped long ago", "GetParameter", `{"Parameter":{"Value":"5"}}`, nil, 1, result{region, "CDK bootstrap", fails, `run npx cdk bootstrap aws://123456789012/eu-west-1: its version is "5"; at least 6 is needed`}},
		{"bootstrap denied", "GetParameter", "error AccessDeniedException", nil, 2, result{region, "CDK bootstrap", unknown, "allow ssm:GetParameter in eu-west-1: AccessDeniedException: no"}},
		{"bootstrap with expired credentials", "GetParameter", "error ExpiredTokenException", nil, 2, result{region, "CDK bootstrap", unknown, "sign in again (aws sso login), or set AWS_PROFILE: ExpiredTokenException: no"}},
		{"may not deploy", "AssumeRole", "error AccessDenied", nil, 1, result{region, "permissions", fails,
			"allow sts:AssumeRole on arn:aws:iam::123456789012:role/cdk-hnb659fds-deploy-role-123456789012-eu-west-1, or bootstrap the Region: AccessDenied: no"}},
		{"may not deploy with a qualifier of one's own", "AssumeRole", "error AccessDenied", ownQualifier, 1, result{region, "permissions", fails,
			"allow sts:AssumeRole on arn:aws:iam::123456789012:role/cdk-acme-deploy-role-123456789012-eu-west-1, or bootstrap the Region: AccessDenied: no"}},
		{"profile not offered", "system-defined inference-profiles", `{"inferenceProfileSummaries":[]}`, nil, 1, result{region, "profile eu." + sonnet, fails,
			`give the model "sonnet" of product "search" Regions or a routing that has it: eu.` + sonnet + " is not offered in eu-west-1"}},
		{"profile offered with another prefix", "system-defined inference-profiles", `{"inferenceProfileSummaries":[{"inferenceProfileId":"global.` + sonnet + `"},{"inferenceProfileId":"us.` + sonnet + `"}]}`, nil, 1,
			result{region, "profile eu." + sonnet, fails, "correct the rows of " + sonnet + ` in catalog/system_profiles.csv, or give the model "sonnet" of product "search" another routing: eu.` +
				sonnet + " is not offered in eu-west-1, which has global." + sonnet + ", us." + sonnet}},
		{"profile that the table lacks", "system-defined inference-profiles", offering(region, "xx."+sonnet, "xx.amazon.nova-lite-v1:0"), nil, 0, result{region, "profile eu." + sonnet, warning,
			"add eu-west-1 to the rows of catalog/system_profiles.csv: the Region offers xx." + sonnet + ", and the table does not have it"}},
		{"profiles not listed", "system-defined inference-profiles", "error AccessDeniedException", nil, 2, result{region, "profile eu." + sonnet, unknown,
			"allow bedrock:ListInferenceProfiles in eu-west-1: AccessDeniedException: no"}},
		{"no access", "foundation-model-availability", `{"authorizationStatus":"NOT_AUTHORIZED","entitlementAvailability":"AVAILABLE","regionAvailability":"AVAILABLE"}`, nil, 1, result{region, "access to " + sonnet, fails,
			"request access to " + sonnet + " in the Amazon Bedrock console of eu-west-1: authorization is NOT_AUTHORIZED, entitlement AVAILABLE"}},
		{"no agreement", "foundation-model-availability", `{"authorizationStatus":"AUTHORIZED","entitlementAvailability":"AVAILABLE","regionAvailability":"AVAILABLE","agreementAvailability":{"status":"NOT_AVAILABLE"}}`, nil, 0, result{region, "access to " + sonnet, warning,
			"call " + sonnet + " once in eu-west-1 as somebody who may subscribe in AWS Marketplace: its agreement is NOT_AVAILABLE"}},
		{"ours", "modelinvocations", `{"loggingConfig":{` + ours + `}}`, nil, 0, result{region, "logging configuration", ok, ""}},
		{"somebody else's", "modelinvocations", `{"loggingConfig":{"s3Config":{"bucketName":"theirs"},` + flags + `}}`, nil, 1, result{region, "logging configuration", fails,
			`ask its owner, then write {Name: "eu-west-1", AdoptExisting: true} with the Region's other fields into regions.go (docs/runbook.md, "Foreign configuration"): logging goes to s3://theirs/`}},
		{"somebody else's, to be adopted", "modelinvocations", `{"loggingConfig":{"s3Config":{"bucketName":"theirs"},` + flags + `}}`, func(c *catalog.Catalog) { c.Regions[1].AdoptExisting = true }, 0,
			result{region, "logging configuration", warning, "nothing to do: the configuration there is adopted, kept, and put back as it is when the adoption ends: logging goes to s3://theirs/"}},
		{"somebody else's without the video flag", "modelinvocations", `{"loggingConfig":{"s3Config":{"bucketName":"theirs"},` + noVideo + `}}`, nil, 1, result{region, "logging configuration", fails,
			`ask its owner, then write {Name: "eu-west-1", AdoptExisting: true} with the Region's other fields into regions.go (docs/runbook.md, "Foreign configuration"): logging goes to s3://theirs/` + videoUnknown}},
		{"somebody else's without the video flag, to be adopted", "modelinvocations", `{"loggingConfig":{"s3Config":{"bucketName":"theirs"},` + noVideo + `}}`, func(c *catalog.Catalog) { c.Regions[1].AdoptExisting = true }, 0,
			result{region, "logging configuration", warning, "nothing to do: the configuration there is adopted, kept, and put back as it is when the adoption ends: logging goes to s3://theirs/" + videoUnknown}},
		{"ours without the video flag", "modelinvocations", `{"loggingConfig":{` + ours + `,` + noVideo + `}}`, nil, 0, result{region, "logging configuration", ok, ""}},
		{"below a prefix of ours without the video flag", "modelinvocations", `{"loggingConfig":{` + prefixed + `,` + noVideo + `}}`, nil, 1, result{region, "logging configuration", fails,
			`put it again without the key prefix (docs/runbook.md, "Foreign configuration"), since a configuration of our own bucket is not adopted: logging goes to s3://bedrock-invocation-logs-123456789012-eu-west-1-an/a` + videoUnknown}},
		{"a log group beside ours", "modelinvocations", `{"loggingConfig":{` + ours + `,` + group + `}}`, nil, 0, result{region, "logging configuration", ok,
			"nothing to do: CloudWatch log group /bedrock beside our bucket is kept, unless this deployment takes KeepCloudWatchLogs back"}},
		{"a log group beside ours, to be kept", "modelinvocations", `{"loggingConfig":{` + ours + `,` + group + `}}`, func(c *catalog.Catalog) {
			c.Regions[1].AdoptExisting, c.Regions[1].KeepCloudWatchLogs = true, true
		}, 0, result{region, "logging configuration", ok, ""}},
		{"a log group beside another bucket", "modelinvocations", `{"loggingConfig":{"s3Config":{"bucketName":"theirs"},` + group + `,` + flags + `}}`, nil, 1, result{region, "logging configuration", fails,
			`ask its owner, then write {Name: "eu-west-1", AdoptExisting: true} with the Region's other fields into regions.go (docs/runbook.md, "Foreign configuration"): logging goes to s3://theirs/ and CloudWatch log group /bedrock`}},
		{"below a prefix of ours", "modelinvocations", `{"loggingConfig":{` + prefixed + `,` + flags + `}}`, nil, 1, result{region, "logging configuration", fails,
			`put it again without the key prefix (docs/runbook.md, "Foreign configuration"), since a configuration of our own bucket is not adopted: logging goes to s3://bedrock-invocation-logs-123456789012-eu-west-1-an/a`}},
		{"below a prefix of ours, to be adopted", "modelinvocations", `{"loggingConfig":{` + prefixed + `,` + flags + `}}`, func(c *catalog.Catalog) { c.Regions[1].AdoptExisting = true }, 1, result{region, "logging configuration", fails,
			`put it again without the key prefix (docs/runbook.md, "Foreign configuration"), since a configuration of our own bucket is not adopted: logging goes to s3://bedrock-invocation-logs-123456789012-eu-west-1-an/a`}},
		{"no log group beside ours", "modelinvocations", `{"loggingConfig":{` + ours + `,"cloudWatchConfig":{"logGroupName":""}}}`, nil, 0, result{region, "logging configuration", ok, ""}},
		{"a LEGACY model", "foundation-models", `{"modelDetails":{"modelLifecycle":{"status":"LEGACY","legacyTime":"2026-10-01T00:00:00Z","endOfLifeTime":"2027-04-01T00:00:00Z"}}}`, nil, 0, result{region, "lifecycle of " + sonnet, warning,
			`upgrade the model of product search (docs/operations.md, "Upgrade a model"): ` + sonnet + " is LEGACY since 2026-10-01 (an account that has not called it for some weeks is refused), ends on 2027-04-01"}},
		{"a model near its end", "foundation-models", `{"modelDetails":{"modelLifecycle":{"status":"ACTIVE","endOfLifeTime":"2027-02-26T00:00:00Z"}}}`, nil, 0, result{region, "lifecycle of " + sonnet, warning,
			`upgrade the model of product search (docs/operations.md, "Upgrade a model"): ` + sonnet + " ends on 2027-02-26"}},
		{"a model not near its end", "foundation-models", `{"modelDetails":{"modelLifecycle":{"status":"ACTIVE","endOfLifeTime":"2027-02-27T00:00:00Z"}}}`, nil, 0, result{region, "lifecycle of " + sonnet, ok, ""}},
		{"a model past its end", "foundation-models", `{"modelDetails":{"modelLifecycle":{"status":"LEGACY","endOfLifeTime":"2026-11-28T00:00:00Z"}}}`, nil, 1, result{region, "lifecycle of " + sonnet, fails,
			`upgrade the model of product search (docs/operations.md, "Upgrade a model"): ` + sonnet + " reached its end of life on 2026-11-28: calls fail"}},
		{"a model without dates", "foundation-models", "error ResourceNotFoundException", nil, 0, result{region, "lifecycle of " + sonnet, ok, "nothing to do: no Region of its calls publishes its dates"}},
		{"dates denied", "foundation-models", "error AccessDeniedException", nil, 2, result{region, "lifecycle of " + sonnet, unknown,
			"allow bedrock:GetFoundationModel and bedrock:ListInferenceProfiles in eu-west-1: AccessDeniedException: no"}},
		{"too many profiles", "inference-profiles", full, nil, 1, result{region, "inference profile quota", fails,
			"delete idle application inference profiles, or request a quota above 1000: 1000 are there, and 1 are to be created"}},
		{"no type of profiles", "DescribeType", "error TypeNotFoundException", nil, 1, result{region, "inference profile type", fails,
			`add "eu-west-1" to RegionsWithoutProfileType in catalog/profile_type.go, so that a function creates the profiles: CloudFormation lacks AWS::Bedrock::ApplicationInferenceProfile here`}},
		{"type denied", "DescribeType", "error AccessDenied", nil, 2, result{region, "inference profile type", unknown, "allow cloudformation:DescribeType in eu-west-1: AccessDenied: no"}},
		{"no trail", "DescribeTrails", `{"trailList":[]}`, nil, 0, result{region, "trail", warning,
			`create a CloudTrail trail that covers it, or start the one that does, or set DisableRepair (docs/runbook.md, "Repair"): only the hourly run would see logging deleted`}},
		{"a stopped trail", "GetTrailStatus", `{"IsLogging":false}`, nil, 0, result{region, "trail", warning,
			`create a CloudTrail trail that covers it, or start the one that does, or set DisableRepair (docs/runbook.md, "Repair"): only the hourly run would see logging deleted`}},
		{"no trail, not repaired", "DescribeTrails", `{"trailList":[]}`, func(c *catalog.Catalog) { c.Regions[1].DisableRepair = true }, 0, result{region, "trail", ok, ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &served{answers: map[string]string{region + " " + c.operation: c.answer}}
			exit, stdout, stderr := preflight(t, s, lists(c.edit), "--all", "--format", "json")
			var results []result
			if err := json.Unmarshal([]byte(stdout), &results); err != nil {
				t.Fatalf("%v in %s%s", err, stdout, stderr)
			}
			if exit != c.exit || !slices.Contains(results, c.want) {
				t.Errorf("exit status %d, want %d with %+v, got\n%s", exit, c.exit, c.want, stdout)
			}
			for _, r := range results { // nothing else is hidden or changed
				if r != c.want && r.Status != ok {
					t.Errorf("and %+v", r)
				}
			}
		})
	}
}

// In a Region of the table the type is missing, and a type that has come changes nothing.
func TestProfileTypeOfARegionOfTheTable(t *testing.T) {
	const region = "eu-north-1"
	for _, c := range []struct {
		answer string
		exit   int
		want   result
	}{
		{"error TypeNotFoundException", 0, result{region, "inference profile type", ok, ""}},
		{usual["DescribeType"], 0, result{region, "inference profile type", warning, "nothing to do: a function creates the profiles, as catalog/profile_type.go of " + string(catalog.ProfileTypeRead) +
			` says, and CloudFormation has AWS::Bedrock::ApplicationInferenceProfile here now (docs/operations.md, "Move a Region to CloudFormation's type of profiles")`}},
		{"error AccessDenied", 2, result{region, "inference profile type", unknown, "allow cloudformation:DescribeType in eu-north-1: AccessDenied: no"}},
	} {
		s := &served{answers: map[string]string{region + " DescribeType": c.answer}}
		exit, stdout, _ := preflight(t, s, lists(func(l *catalog.Catalog) { l.Regions[1].Name = region }), "--all", "--format", "json")
		var results []result
		if err := json.Unmarshal([]byte(stdout), &results); err != nil {
			t.Fatal(err)
		}
		if exit != c.exit || !slices.Contains(results, c.want) {
			t.Errorf("exit status %d, want %d with %+v, got\n%s", exit, c.exit, c.want, stdout)
		}
	}
}

func TestRegionsAreUnknown(t *testing.T) {
	s := &served{answers: map[string]string{"us-east-1 listRegions": "error AccessDeniedException"}}
	exit, stdout, stderr := preflight(t, s, lists(nil))
	if exit != 2 || strings.Count(stdout, "allow account:ListRegions: AccessDeniedException: no") != 2 || stderr != "preflight: 2 checks are unknown\n" {
		t.Errorf("exit status %d, stdout %s, stderr %q", exit, stdout, stderr)
	}
}

func TestTable(t *testing.T) {
	s := &served{answers: map[string]string{"eu-west-1 DescribeTrails": `{"trailList":[]}`, "us-east-1 GetParameter": "error ParameterNotFound"}}
	exit, stdout, _ := preflight(t, s, lists(nil))
	for _, line := range []string{
		"│ us-east-1 │ CDK bootstrap │ fails   │ run npx cdk bootstrap aws://123456789012/us-east-1: the Region has no",
		"│ eu-west-1 │ trail         │ warning │ create a CloudTrail trail that covers it",
		"account 123456789012: 24 checks in order, 1 fail, 1 warnings, 0 unknown",
	} {
		if !strings.Contains(stdout, line) {
			t.Errorf("the table lacks %q:\n%s", line, stdout)
		}
	}
	if exit != 1 {
		t.Errorf("exit status %d", exit)
	}
}

func TestMistakes(t *testing.T) {
	for want, args := range map[string][]string{`invalid argument "xml" for "--format" flag: allowed: table, json`: {"--format", "xml"}} {
		if exit, _, stderr := preflight(t, &served{}, lists(nil), args...); exit != 2 || !strings.Contains(stderr, want) {
			t.Errorf("exit status %d, stderr %q", exit, stderr)
		}
	}
	exit, _, stderr := preflight(t, &served{}, lists(func(c *catalog.Catalog) { c.Account.HomeRegion = "" }))
	if exit != 2 || !strings.Contains(stderr, "account.HomeRegion: is missing") {
		t.Errorf("exit status %d, stderr %q", exit, stderr)
	}
}

// Every action that a check names is in the help.
func TestHelpNamesThePermissions(t *testing.T) {
	_, stdout, _ := preflight(t, &served{}, lists(nil), "--help")
	c := lists(nil)
	for _, check := range slices.Concat(checks, homeChecks, modelChecks(c.Profiles(c.Regions[0])), roleChecks(withRoles(), testAccount),
		lifecycleChecks(profiles.NewModels(aws.Config{}, c), c.Regions[0].Name, time.Time{}), organizationChecks(nil, c.Profiles(c.Regions[0]))) {
		for action := range strings.SplitSeq(check.action, " and ") {
			if !strings.Contains(stdout, action) {
				t.Errorf("the help does not name %s", action)
			}
		}
	}
	if want := fmt.Sprintf("Exit status: 0 %s", "no check fails"); !strings.Contains(stdout, want) {
		t.Errorf("the help does not say %q", want)
	}
}

// The version of the bootstrap stack is the one that the templates require.
func TestBootstrapVersionIsTheTemplates(t *testing.T) {
	template, err := os.ReadFile("../../testdata/golden/bedrock-bootstrap-access.json")
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("CDK bootstrap stack version %d required", bootstrapVersion); !strings.Contains(string(template), want) {
		t.Errorf("the template does not say %q", want)
	}
}
