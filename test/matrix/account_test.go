//go:build e2e

package matrix_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation"
	cfntypes "github.com/aws/aws-sdk-go-v2/service/cloudformation/types"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	ssmtypes "github.com/aws/aws-sdk-go-v2/service/ssm/types"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account/accounttest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/matrix"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/templates"
)

// matrixAccount is an emulated account with this repository's lists.
type matrixAccount struct{ *accounttest.Account }

// newMatrixAccount starts an emulator without a query engine and deploys the golden templates of this repository's lists: all
// of them that IAM decides by. Functions and custom resources are left out; the end-to-end test has them.
func newMatrixAccount(t *testing.T) *matrixAccount {
	t.Helper()
	m := &matrixAccount{accounttest.StartEmulator(t, accounttest.MatrixPorts, bootstrap.Catalog())}
	m.deployGoldens(t)
	return m
}

func (m *matrixAccount) deployGoldens(t *testing.T) {
	t.Helper()
	golden, err := templates.Read("../../testdata/golden", ".json")
	if err != nil {
		t.Fatal(err)
	}
	home := m.Catalog.Account.HomeRegion
	for _, r := range m.Catalog.Regions {
		_, err := ssm.NewFromConfig(m.Config(r.Name)).PutParameter(m.Ctx, &ssm.PutParameterInput{
			Name: aws.String(m.Catalog.Bootstrap.VersionParameter()), Value: aws.String("30"), Type: ssmtypes.ParameterTypeString,
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, stack := range []string{"logs-" + r.Name, "region-" + r.Name} {
			m.create(t, r.Name, stack, golden)
		}
	}
	m.create(t, home, "access", golden)
}

// create creates a stack of a golden template.
func (m *matrixAccount) create(t *testing.T, region, stack string, golden templates.Set) {
	t.Helper()
	body := m.withoutFunctions(t, region, golden[catalog.Namespace+"-"+stack])
	client := m.CloudFormation(region)
	if _, err := client.CreateStack(m.Ctx, &cloudformation.CreateStackInput{
		StackName: accounttest.StackName(stack), TemplateBody: &body, Capabilities: []cfntypes.Capability{cfntypes.CapabilityCapabilityNamedIam},
	}); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(time.Minute); ; time.Sleep(100 * time.Millisecond) {
		status := m.StackStatus(t, region, stack)
		if status == "CREATE_COMPLETE" {
			return
		}
		if !strings.HasSuffix(status, "_IN_PROGRESS") || time.Now().After(end) {
			m.logFailures(t, client, stack)
			t.Fatalf("stack %s: %s", stack, status)
		}
	}
}

// logFailures logs the reasons that the events of a stack give.
func (m *matrixAccount) logFailures(t *testing.T, client *cloudformation.Client, stack string) {
	t.Helper()
	events, err := client.DescribeStackEvents(m.Ctx, &cloudformation.DescribeStackEventsInput{StackName: accounttest.StackName(stack)})
	if err != nil {
		t.Fatal(err)
	}
	for _, event := range events.StackEvents {
		t.Logf("%s %s: %s", aws.ToString(event.LogicalResourceId), event.ResourceStatus, aws.ToString(event.ResourceStatusReason))
	}
}

// withoutFunctions returns a template without functions, custom resources and the rules that start functions. The profiles among the
// custom resources are created as their function does it, and stay as ARNs.
func (m *matrixAccount) withoutFunctions(t *testing.T, region, text string) string {
	t.Helper()
	var whole map[string]any
	if err := json.Unmarshal([]byte(text), &whole); err != nil {
		t.Fatal(err)
	}
	profiles := m.customProfiles(t, region, text)
	resources, _ := whole["Resources"].(map[string]any)
	for id, r := range resources {
		resource, _ := r.(map[string]any)
		kind, _ := resource["Type"].(string)
		if strings.HasPrefix(kind, "AWS::Lambda::") || kind == "AWS::Events::Rule" || strings.HasPrefix(kind, "Custom::") {
			delete(resources, id)
			continue
		}
		properties, _ := resource["Properties"].(map[string]any)
		value, _ := properties["Value"].(map[string]any)
		if of, _ := value["Fn::GetAtt"].([]any); len(of) == 2 && profiles[fmt.Sprint(of[0])] != "" {
			properties["Value"] = profiles[fmt.Sprint(of[0])]
		}
	}
	left, err := json.Marshal(whole)
	if err != nil {
		t.Fatal(err)
	}
	return string(left)
}

// customProfiles creates the profiles of a template that are custom resources, and returns their ARNs by logical id.
func (m *matrixAccount) customProfiles(t *testing.T, region, text string) map[string]string {
	t.Helper()
	parsed, err := templates.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	deployed, err := matrix.Read(templates.Set{catalog.Namespace + "-region-" + region: text})
	if err != nil {
		t.Fatal(err)
	}
	arns := map[string]string{}
	for id, r := range parsed.Resources {
		if r.Type != catalog.CustomProfileType {
			continue
		}
		name := fmt.Sprint(r.Properties[catalog.PropertyProfileName])
		p := deployed.Profiles[region+" "+name]
		arns[id] = m.createProfile(t, region, name, p.Source, p.Tags)
	}
	return arns
}

// createProfile creates a profile through the API, and returns its ARN.
func (m *matrixAccount) createProfile(t *testing.T, region, name, source string, of map[string]string) string {
	t.Helper()
	var tags []types.Tag
	for key, value := range of {
		tags = append(tags, types.Tag{Key: &key, Value: &value})
	}
	created, err := bedrock.NewFromConfig(m.Config(region)).CreateInferenceProfile(m.Ctx, &bedrock.CreateInferenceProfileInput{
		InferenceProfileName: &name, Tags: tags, ModelSource: &types.InferenceProfileModelSourceMemberCopyFrom{Value: source},
	})
	if err != nil {
		t.Fatal(err)
	}
	return *created.InferenceProfileArn
}

// profileARNs returns the ARNs of the profiles that decisions are about, by Region and name. It first creates the
// profiles that no template has, as an administrator does.
func (m *matrixAccount) profileARNs(t *testing.T, decisions []matrix.Decision) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, d := range decisions {
		p := d.Target.Profile
		if p == nil || p.Deployed || found[d.Region+" "+p.Name] != "" || d.Operation == "bedrock:CreateInferenceProfile" {
			continue
		}
		found[d.Region+" "+p.Name] = m.createProfile(t, d.Region, p.Name, p.Source, p.Tags)
	}
	for _, r := range m.Catalog.Regions {
		pages := bedrock.NewListInferenceProfilesPaginator(bedrock.NewFromConfig(m.Config(r.Name)), &bedrock.ListInferenceProfilesInput{
			TypeEquals: types.InferenceProfileTypeApplication,
		})
		for pages.HasMorePages() {
			page, err := pages.NextPage(m.Ctx)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range page.InferenceProfileSummaries {
				found[r.Name+" "+*p.InferenceProfileName] = *p.InferenceProfileArn
			}
		}
	}
	return found
}

// forEmulator returns the decisions of the emulator.
func forEmulator(t *testing.T, c catalog.Catalog) []matrix.Decision {
	t.Helper()
	all, err := matrix.Expand(c)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(all, func(d matrix.Decision) bool { return !slices.Contains(d.Row.Evaluators, matrix.Emulator) })
}
