//go:build e2e

package main

import (
	"context"
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// testUpgrade calls all the time while the model is upgraded: as a service that reads its parameter for every call, and as
// one that read it long ago.
func (e *endToEnd) testUpgrade(t *testing.T) {
	const home = "us-east-1"
	role := e.roleOf(t, "assistant-api", "prod")
	model := role.Product.Models[0]
	before, err := newServices(e.place, home).profile(e.ctx, role, home, model.Name)
	if err != nil {
		t.Fatal(err)
	}
	var made, failed int
	callOnce := func(services *services, profile string) {
		client, err := services.runtime(e.ctx, role, home, role.Product.Team)
		if err == nil && profile == "" {
			profile, err = services.profile(e.ctx, role, home, model.Name)
		}
		c := call{Operation: operations[made%len(operations)], Model: model, Time: e.now, Tokens: usage{Input: 3, Output: 2}}
		if err == nil {
			err = invoke(e.ctx, client, profile, c)
		}
		made++
		if err != nil {
			failed++
			t.Errorf("call %d: %v", made, err)
		}
	}

	e.edit(t, upgradeModel)
	calling, stop := context.WithCancel(e.ctx)
	var traffic sync.WaitGroup
	traffic.Go(func() {
		old := newServices(e.place, home)
		for calling.Err() == nil && failed < 5 {
			callOnce(newServices(e.place, home), "")
			callOnce(old, before)
			time.Sleep(20 * time.Millisecond)
		}
	})
	e.deployed(t, "detector", "region-ap-southeast-2", "region-eu-central-1", "region-us-east-1")
	stop()
	traffic.Wait()
	if failed > 0 || made < 100 {
		t.Fatalf("%d of %d calls failed, want none of at least 100", failed, made)
	}
	t.Logf("%d calls meanwhile", made)

	after, err := newServices(e.place, home).profile(e.ctx, role, home, model.Name)
	if err != nil {
		t.Fatal(err)
	}
	got, err := bedrock.NewFromConfig(e.config(home)).GetInferenceProfile(e.ctx, &bedrock.GetInferenceProfileInput{InferenceProfileIdentifier: &after})
	if err != nil {
		t.Fatal(err)
	}
	if after == before || !strings.HasSuffix(aws.ToString(got.Models[0].ModelArn), "/"+upgraded) {
		t.Errorf("the parameter holds %s of %s after the upgrade, want a new profile of %s", after, aws.ToString(got.Models[0].ModelArn), upgraded)
	}
	callOnce(newServices(e.place, home), before)
	e.leftBehind(t, home, before)
	rows, _ := e.query(t, `SELECT count(*) FROM bedrock_invocation_logs WHERE input_token_count = 3 AND output_token_count = 2`)
	same(t, "calls in the ledger", rows, []string{fmt.Sprintf("%q", fmt.Sprint(made))})
	for range made {
		e.Calls = append(e.Calls, call{Time: e.now, Tokens: usage{Input: 3, Output: 2}, Metadata: identity(role, role.Product.Team)})
	}
}

// leftBehind fails unless the detector says so of a profile, and the tool finds it and deletes nothing: it was just called.
func (e *endToEnd) leftBehind(t *testing.T, region, arn string) {
	t.Helper()
	id := arn[strings.LastIndexByte(arn, '/')+1:]
	if got := e.kept(t, catalog.ProfilesPrefix+region+"/"+id+".json"); !strings.Contains(got, `"superseded":true`) {
		t.Errorf("the detector says of the old profile: %s", got)
	}
	if err := e.buildTools(e.ctx); err != nil {
		t.Fatal(err)
	}
	prune := exec.CommandContext(e.ctx, e.tool("profiles"), "prune", "--yes")
	prune.Dir, prune.Env = e.Root, e.clientEnvironment(e.Catalog.Account.HomeRegion)
	said, err := prune.CombinedOutput()
	if err != nil || !regexp.MustCompile(`│ `+id+` .*│ keep: it was called in the last 30 days`).Match(said) || strings.Contains(string(said), "deleted ") {
		t.Errorf("cmd/profiles prune: %v\n%s", err, said)
	}
}
