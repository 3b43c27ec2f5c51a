//go:build e2e

package e2e

import (
	"context"
	"fmt"
	"maps"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account/accounttest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
)

// testUpgrade upgrades a model while two services call it: one reads the parameter of the profile for every call, one has read
// it before the upgrade.
func (e *endToEnd) testUpgrade(t *testing.T) {
	const home = "us-east-1"
	role := e.roleOf(t, "assistant-api", "prod")
	model := role.Product.Models[0]
	before, err := calls.NewServices(e.Place, home).Profile(e.Ctx, role, home, model.Name)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := calls.NewServices(e.Place, home).Profile(e.Ctx, role, withoutType, model.Name)
	if err != nil {
		t.Fatal(err)
	}
	var made, failed int
	callOnce := func(services *calls.Services, profile string) {
		client, err := services.Runtime(e.Ctx, role, home, role.Product.Team)
		if err == nil && profile == "" {
			profile, err = services.Profile(e.Ctx, role, home, model.Name)
		}
		c := calls.Call{Operation: calls.Operations[made%len(calls.Operations)], Model: model, Time: e.Now, Tokens: calls.Usage{Input: 3, Output: 2}}
		if err == nil {
			err = calls.Invoke(e.Ctx, client, profile, c)
		}
		made++
		if err != nil {
			failed++
			t.Errorf("call %d: %v", made, err)
		}
	}

	e.Edit(t, upgradeModel)
	calling, stop := context.WithCancel(e.Ctx)
	var traffic sync.WaitGroup
	traffic.Go(func() {
		old := calls.NewServices(e.Place, home)
		for calling.Err() == nil && failed < 5 {
			callOnce(calls.NewServices(e.Place, home), "")
			callOnce(old, before)
			time.Sleep(100 * time.Millisecond) // each call is one log object more, which every later query reads
		}
	})
	e.deployed(t, "detector", "ledger", "region-eu-north-1", "region-eu-central-1", "region-us-east-1")
	stop()
	traffic.Wait()
	if failed > 0 || made < 100 {
		t.Fatalf("%d of %d calls failed, want none of at least 100", failed, made)
	}
	t.Logf("%d calls meanwhile", made)

	after, err := calls.NewServices(e.Place, home).Profile(e.Ctx, role, home, model.Name)
	if err != nil {
		t.Fatal(err)
	}
	got, err := bedrock.NewFromConfig(e.Config(home)).GetInferenceProfile(e.Ctx, &bedrock.GetInferenceProfileInput{InferenceProfileIdentifier: &after})
	if err != nil {
		t.Fatal(err)
	}
	if after == before || !strings.HasSuffix(aws.ToString(got.Models[0].ModelArn), "/"+upgraded) {
		t.Errorf("the parameter holds %s of %s after the upgrade, want a new profile of %s", after, aws.ToString(got.Models[0].ModelArn), upgraded)
	}
	callOnce(calls.NewServices(e.Place, home), before)
	e.leftBehind(t, home, before)
	e.upgradedByTheFunction(t, role, model.Name, kept)
	rows, _ := e.Query(t, `SELECT count(*) FROM bedrock_invocation_logs WHERE input_token_count = 3 AND output_token_count = 2 AND `+daysOfCalls)
	accounttest.Same(t, "calls in the ledger", rows, []string{fmt.Sprintf("%q", fmt.Sprint(made))})
	for range made {
		e.Calls = append(e.Calls, calls.Call{Time: e.Now, Tokens: calls.Usage{Input: 3, Output: 2}, Metadata: calls.Identity(role, role.Product.Team)})
	}
}

// leftBehind fails unless the detector finds a profile superseded, and cmd/profiles shows it and does not delete it, since it was
// just called.
func (e *endToEnd) leftBehind(t *testing.T, region, arn string) {
	t.Helper()
	id := arn[strings.LastIndexByte(arn, '/')+1:]
	if got := e.kept(t, catalog.ProfilesPrefix+region+"/"+id+".json"); !strings.Contains(got, `"superseded":true`) {
		t.Errorf("the detector wrote of the old profile: %s", got)
	}
	if err := e.BuildTools(e.Ctx, account.Tools...); err != nil {
		t.Fatal(err)
	}
	prune := exec.CommandContext(e.Ctx, e.Tool("profiles"), "prune", "--yes")
	prune.Dir, prune.Env = e.Root, e.ClientEnvironment(e.Catalog.Account.HomeRegion)
	said, err := prune.CombinedOutput()
	if err != nil || !regexp.MustCompile(`│ `+id+` .*│ keep: it was called in the last 30 days`).Match(said) || strings.Contains(string(said), "deleted ") {
		t.Errorf("cmd/profiles prune: %v\n%s", err, said)
	}
}

// upgradedByTheFunction fails unless the function of a Region without the type has replaced a profile as CloudFormation replaces its own:
// with the same tags, under another name, and the former profile is kept.
func (e *endToEnd) upgradedByTheFunction(t *testing.T, role catalog.Role, model, before string) {
	t.Helper()
	after, err := calls.NewServices(e.Place, "us-east-1").Profile(e.Ctx, role, withoutType, model)
	if err != nil {
		t.Fatal(err)
	}
	if after == before {
		t.Errorf("the profile of %s in %s was not replaced", model, withoutType)
	}
	want := map[string]string{"team": role.Product.Team, "product": role.Product.Name, "model": model, "routing": string(catalog.Geo)}
	for arn, source := range map[string]string{before: former, after: upgraded} {
		wraps, tags := e.profileOf(t, arn)
		if !strings.HasSuffix(wraps, "/"+source) || !maps.Equal(tags, want) {
			t.Errorf("%s wraps %s with the tags %v, want %s with %v", arn, wraps, tags, source, want)
		}
	}
	id := before[strings.LastIndexByte(before, '/')+1:]
	if got := e.kept(t, catalog.ProfilesPrefix+withoutType+"/"+id+".json"); !strings.Contains(got, `"superseded":true`) {
		t.Errorf("the detector wrote of the old profile in %s: %s", withoutType, got)
	}
	e.formerProfile = before
}

// profileOf returns the first model and the tags of a profile in the Region without the type.
func (e *endToEnd) profileOf(t *testing.T, arn string) (model string, tags map[string]string) {
	t.Helper()
	client := bedrock.NewFromConfig(e.Config(withoutType))
	got, err := client.GetInferenceProfile(e.Ctx, &bedrock.GetInferenceProfileInput{InferenceProfileIdentifier: &arn})
	if err != nil {
		t.Fatal(err)
	}
	found, err := client.ListTagsForResource(e.Ctx, &bedrock.ListTagsForResourceInput{ResourceARN: &arn})
	if err != nil {
		t.Fatal(err)
	}
	tags = map[string]string{}
	for _, tag := range found.Tags {
		tags[aws.ToString(tag.Key)] = aws.ToString(tag.Value)
	}
	return aws.ToString(got.Models[0].ModelArn), tags
}

// profilesIn returns the application profiles of a Region.
func (e *endToEnd) profilesIn(t *testing.T, region string) []types.InferenceProfileSummary {
	t.Helper()
	found, err := bedrock.NewFromConfig(e.Config(region)).ListInferenceProfiles(e.Ctx, &bedrock.ListInferenceProfilesInput{TypeEquals: types.InferenceProfileTypeApplication})
	if err != nil {
		t.Fatal(err)
	}
	return found.InferenceProfileSummaries
}

// named returns the ARNs of the application profiles of a name in a Region. There must be one.
func (e *endToEnd) named(t *testing.T, region, name string) (arns []string) {
	t.Helper()
	for _, p := range e.profilesIn(t, region) {
		if aws.ToString(p.InferenceProfileName) == name {
			arns = append(arns, aws.ToString(p.InferenceProfileArn))
		}
	}
	if len(arns) != 1 {
		t.Errorf("%s has %d profiles %s, want 1", region, len(arns), name)
	}
	return arns
}

// profilesWithoutType returns the names of the application profiles in the Region without the type, sorted.
func (e *endToEnd) profilesWithoutType(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, p := range e.profilesIn(t, withoutType) {
		names = append(names, aws.ToString(p.InferenceProfileName))
	}
	slices.Sort(names)
	return names
}

// listedWithoutType returns the names of the profiles that the lists give the Region without the type, and more, sorted.
func (e *endToEnd) listedWithoutType(more ...string) []string {
	for _, r := range e.Catalog.Regions {
		if r.Name == withoutType {
			for _, p := range e.Catalog.Profiles(r) {
				more = append(more, p.Name())
			}
		}
	}
	slices.Sort(more)
	return more
}

// leftBy returns the name of the profile of sonnet with this source, which a change of its model leaves behind.
func leftBy(source string) string {
	return catalog.Profile{Product: catalog.Product{Name: "assistant"}, Model: catalog.Model{Name: "sonnet"}, Source: source}.Name()
}
