//go:build e2e

package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	s3types "github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// TestEndToEnd deploys the program with the real command line into one emulated account, and goes through its life there.
// Each step builds on the ones before it.
func TestEndToEnd(t *testing.T) {
	e := newEndToEnd(t)
	for _, step := range []struct {
		name string
		do   func(*testing.T)
	}{
		{"bootstrap", e.testBootstrap},
		{"deploy", e.testDeploy},
		{"deploy again: no changes", e.testDeployAgain},
		{"idle Regions alarm nobody", e.testSubscribe},
		{"the ledger says what was called", e.testAnswers},
		{"calls in the dark are told once", e.testTold},
		{"the bill is what the calls cost", e.testBill},
		{"a role is refused what it must not do", e.testRefused},
		{"a role is nobody else", e.testTrusted},
		{"a service finds its own profiles", e.testOwnParameters},
		{"a role that was there before", e.testExisting},
		{"a call that claims another environment", e.testClaims},
		{"the bill reader reads the bill and nothing else", e.testBillReader},
		{"a filter on the date reads only those days", e.testPruning},
		{"a line that is no record breaks nothing", e.testMalformed},
		{"a record delivered twice counts once", e.testDuplicates},
		{"a Region more", e.testRegionMore},
		{"a role whose tags are wrong is found", e.testMistagged},
		{"a product more", e.testProductMore},
		{"a model upgraded under traffic", e.testUpgrade},
		{"a deleted logging configuration comes back", e.testRepair},
		{"a foreign logging configuration is left alone", e.testForeign},
		{"a foreign logging configuration is adopted, and given back", e.testAdopt},
		{"a product and a Region retired", e.testRetire},
		{"destroy leaves logging on", e.testDestroy},
		{"deploy after destroy", e.testDeployAfterDestroy},
		{"our functions have the rights that they use", e.testLeastPrivilege},
		{"a Logs stack deleted by force leaves what it made", e.testLogsDeleted},
	} {
		if !t.Run(step.name, step.do) {
			t.Fatalf("the steps after %q are not run; logs are in %s", step.name, e.state("log"))
		}
	}
}

func (e *endToEnd) testBootstrap(t *testing.T) {
	every := e.Catalog
	every.Regions = slices.Clone(every.Regions)
	addRegion(&every)
	every.Regions = append(every.Regions, catalog.Region{Name: foreignRegion})
	if err := e.record(e.ctx, "us-east-1"); err != nil {
		t.Fatal(err)
	}
	if err := e.bootstrap(e.ctx, every); err != nil {
		t.Fatal(err)
	}
}

func (e *endToEnd) testDeploy(t *testing.T) {
	e.edit(t)
	if err := e.makeExisting(e.ctx, e.Catalog); err != nil {
		t.Fatal(err)
	}
	e.deployed(t, "access", "audit", "ledger", "logs-eu-central-1", "logs-us-east-1", "region-eu-central-1", "region-us-east-1")
	for _, r := range e.Catalog.Regions {
		e.logsToUs(t, r.Name)
	}
}

func (e *endToEnd) testDeployAgain(t *testing.T) {
	d := e.deployed(t)
	if want := 7; len(d.same) != want {
		t.Errorf("%d stacks without changes, want %d", len(d.same), want)
	}
	if most := 45 * time.Second; d.took > most {
		t.Errorf("took %s, want at most %s", d.took, most)
	}
}

func (e *endToEnd) testAnswers(t *testing.T) {
	e.call(t, func(call) bool { return true })
	if err := e.callInTheDark(e.ctx, e.now); err != nil {
		t.Fatal(err)
	}
	e.detected(t)
	e.answersAreRight(t)
	if rows, _ := e.query(t, "SELECT count(*) FROM bedrock_malformed"); !slices.Equal(rows, []string{`"0"`}) {
		t.Errorf("malformed lines: %s, want 0", rows)
	}
	// who_used_the_tokens is ordered by tokens; NULL stands last.
	a, err := e.ask(e.ctx)
	if err != nil {
		t.Fatal(err)
	}
	inOrder(t, a.OfTheSeventhDay.Rows)
}

func (e *endToEnd) testBill(t *testing.T) {
	total, err := e.bill(e.ctx, nil, e.now)
	if err != nil {
		t.Fatal(err)
	}
	if !total.IsPositive() {
		t.Errorf("the calls cost %s USD", total)
	}
}

// inOrder fails unless the sums of the last two columns fall.
func inOrder(t *testing.T, rows [][]*string) {
	t.Helper()
	last := int64(1) << 62
	for _, row := range rows {
		var sum int64
		for _, v := range row[2:] {
			var n int64
			if v == nil {
				sum = -1
				break
			}
			if _, err := fmt.Sscan(*v, &n); err != nil {
				t.Fatal(err)
			}
			sum += n
		}
		if sum > last {
			t.Errorf("%s comes after a smaller one", rowText(row))
		}
		last = sum
	}
}

// refused fails unless an operation was refused for want of permission.
func refused(t *testing.T, what string, err error) {
	t.Helper()
	var api smithy.APIError
	if !errors.As(err, &api) || !strings.HasPrefix(api.ErrorCode(), "AccessDenied") {
		t.Errorf("%s: %v, want AccessDenied", what, err)
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

func (e *endToEnd) testRefused(t *testing.T) {
	const home = "us-east-1"
	services := newServices(e.place, home)
	api, finder := e.roleOf(t, "assistant-api", "prod"), e.roleOf(t, "finder-api", "prod")
	own, err := services.profile(e.ctx, api, home, "sonnet")
	if err != nil {
		t.Fatal(err)
	}
	others, err := services.profile(e.ctx, finder, home, "nova")
	if err != nil {
		t.Fatal(err)
	}
	// An administrator made a profile for the product where the product may not be.
	const unlisted = "us-east-2"
	profile, err := bedrock.NewFromConfig(e.config(unlisted)).CreateInferenceProfile(e.ctx, &bedrock.CreateInferenceProfileInput{
		InferenceProfileName: aws.String("assistant-sonnet-unlisted"),
		ModelSource: &types.InferenceProfileModelSourceMemberCopyFrom{
			Value: "arn:aws:bedrock:" + unlisted + ":" + account + ":inference-profile/us." + e.Catalog.Products[0].Models[0].ID,
		},
		Tags: []types.Tag{{Key: aws.String("product"), Value: aws.String("assistant")}},
	})
	if err != nil {
		t.Fatal(err)
	}

	for _, operation := range operations {
		made := call{
			Operation: operation, Model: e.Catalog.Products[0].Models[0], Time: e.now, Tokens: usage{Input: 10, Output: 5},
			Metadata: identity(api, api.Product.Team),
		}
		try := func(region, model string) error {
			client, err := services.runtime(e.ctx, api, region, api.Product.Team)
			if err != nil {
				return err
			}
			return invoke(e.ctx, client, model, made)
		}
		for what, model := range map[string]string{
			"a model by its id":         darkModel,
			"a model by its ARN":        "arn:aws:bedrock:" + home + "::foundation-model/" + darkModel,
			"another product's profile": others,
			"a system-defined profile":  "us." + e.Catalog.Products[0].Models[0].ID,
			"the Global one":            "global.anthropic.claude-haiku-4-5-20251001-v1:0",
		} {
			refused(t, string(operation)+" of "+what, try(home, model))
		}
		refused(t, string(operation)+" in an unlisted Region", try(unlisted, *profile.InferenceProfileArn))
		if err := try(home, own); err != nil {
			t.Errorf("%s of its own profile: %v", operation, err)
		}
		e.Calls = append(e.Calls, made) // the ledger holds this one alone
	}

	config, err := services.session(e.ctx, api, home)
	if err != nil {
		t.Fatal(err)
	}
	control := bedrock.NewFromConfig(config)
	_, err = control.DeleteModelInvocationLoggingConfiguration(e.ctx, &bedrock.DeleteModelInvocationLoggingConfigurationInput{})
	refused(t, "switching logging off", err)
	_, err = control.PutModelInvocationLoggingConfiguration(e.ctx, &bedrock.PutModelInvocationLoggingConfigurationInput{
		LoggingConfig: &types.LoggingConfig{TextDataDeliveryEnabled: aws.Bool(false)},
	})
	refused(t, "moving the logs", err)
	_, err = control.TagResource(e.ctx, &bedrock.TagResourceInput{
		ResourceARN: &others, Tags: []types.Tag{{Key: aws.String("product"), Value: aws.String("assistant")}},
	})
	refused(t, "taking over another product's profile", err)
	_, err = s3.NewFromConfig(config).ListObjectsV2(e.ctx, &s3.ListObjectsV2Input{Bucket: aws.String(catalog.LogBucket(account, home))})
	refused(t, "reading the logs", err)
	_, err = ssm.NewFromConfig(config).GetParameter(e.ctx, &ssm.GetParameterInput{Name: aws.String(catalog.ProfileParameter("finder", "nova"))})
	refused(t, "finding another product's profile", err)
	e.logsToUs(t, home)
}

// object is an object of a log bucket.
type object struct {
	key  string
	size int64
}

// logObjects returns the log objects of a Region below a prefix of its folder, such as 2026/11/23.
func (e *endToEnd) logObjects(t *testing.T, region, prefix string) []object {
	t.Helper()
	var objects []object
	pages := s3.NewListObjectsV2Paginator(s3.NewFromConfig(e.config(region)), &s3.ListObjectsV2Input{
		Bucket: aws.String(catalog.LogBucket(account, region)),
		Prefix: aws.String(catalog.LogFolders(account) + region + "/" + prefix),
	})
	for pages.HasMorePages() {
		page, err := pages.NextPage(e.ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range page.Contents {
			objects = append(objects, object{aws.ToString(o.Key), aws.ToInt64(o.Size)})
		}
	}
	return objects
}

func (e *endToEnd) testPruning(t *testing.T) {
	const sql = "SELECT count(*), sum(input_token_count) FROM bedrock_invocation_logs"
	day := e.now.AddDate(0, 0, -3)
	var ofDay, ofAll int64
	for _, r := range e.Catalog.Regions {
		for _, o := range e.logObjects(t, r.Name, day.Format("2006/01/02")) {
			ofDay += o.size
		}
		for _, o := range e.logObjects(t, r.Name, "") {
			ofAll += o.size
		}
	}
	if _, got := e.query(t, sql); got != ofAll {
		t.Errorf("all days: read %d bytes, want %d", got, ofAll)
	}
	if _, got := e.query(t, sql+" WHERE date = DATE '"+day.Format(time.DateOnly)+"'"); got != ofDay || ofDay == 0 || ofDay*2 > ofAll {
		t.Errorf("one day: read %d bytes, want %d of %d", got, ofDay, ofAll)
	}
	if rows, got := e.query(t, sql+" WHERE date = DATE '2024-02-29'"); got != 0 || !slices.Equal(rows, []string{`"0", NULL`}) {
		t.Errorf("a day without calls: read %d bytes and %s, want none", got, rows)
	}
}

// put writes lines as a log object of a Region, three days ago.
func (e *endToEnd) put(t *testing.T, region, name string, lines ...string) {
	t.Helper()
	var body bytes.Buffer
	zip := gzip.NewWriter(&body)
	if _, err := zip.Write([]byte(strings.Join(lines, "\n") + "\n")); err != nil {
		t.Fatal(err)
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	key := catalog.LogFolders(account) + region + "/" + e.now.AddDate(0, 0, -3).Format("2006/01/02/15") + "/" + name
	_, err := s3.NewFromConfig(e.config(region)).PutObject(e.ctx, &s3.PutObjectInput{
		Bucket: aws.String(catalog.LogBucket(account, region)), Key: &key, Body: bytes.NewReader(body.Bytes()),
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (e *endToEnd) testMalformed(t *testing.T) {
	lines := []string{
		`no JSON at all`,
		`["an","array"]`,
		`{"schemaType":"AnotherLog","requestId":"r"}`,
		`{"schemaType":"ModelInvocationLog","requestId":"cut off`,
	}
	e.put(t, "us-east-1", "malformed.json.gz", append(lines, "", "")...)
	e.put(t, "us-east-1", "data/body.json.gz", `{"schemaType":"ModelInvocationLog","requestId":"a body","input":{"inputTokenCount":7}}`)
	var want []string
	for _, line := range lines {
		want = append(want, rowText(pointers(e.now.AddDate(0, 0, -3).Format(time.DateOnly), line)))
	}
	slices.Sort(want)
	got, _ := e.query(t, "SELECT date, line FROM bedrock_malformed")
	slices.Sort(got)
	same(t, "bedrock_malformed", got, want)
	e.answersAreRight(t)
}

func (e *endToEnd) testDuplicates(t *testing.T) {
	const region = "us-east-1"
	client := s3.NewFromConfig(e.config(region))
	bucket := catalog.LogBucket(account, region)
	copied := 0
	for _, days := range []int{3, 7} {
		for _, o := range e.logObjects(t, region, e.now.AddDate(0, 0, -days).Format("2006/01/02")) {
			if strings.HasSuffix(o.key, "/malformed.json.gz") || strings.Contains(o.key, "/data/") {
				continue
			}
			_, err := client.CopyObject(e.ctx, &s3.CopyObjectInput{
				Bucket: &bucket, CopySource: aws.String(bucket + "/" + o.key),
				Key: aws.String(strings.TrimSuffix(o.key, ".json.gz") + "b.json.gz"),
			})
			if err != nil {
				t.Fatal(err)
			}
			copied++
		}
	}
	if copied == 0 {
		t.Fatal("nothing was copied")
	}
	e.answersAreRight(t)
}

func (e *endToEnd) testRegionMore(t *testing.T) {
	e.edit(t, addRegion)
	e.deployed(t, "access", "audit", "ledger", "logs-ap-southeast-2", "region-ap-southeast-2")
	e.logsToUs(t, "ap-southeast-2")
	e.call(t, func(c call) bool { return c.Region == "ap-southeast-2" })
	e.answersAreRight(t)
}

func (e *endToEnd) testProductMore(t *testing.T) {
	e.edit(t, addProduct)
	e.deployed(t, "access", "audit", "ledger", "region-eu-central-1")
	e.call(t, func(c call) bool { return c.Role.Product.Name == "translator" })
	e.answersAreRight(t)
}

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
	e.deployed(t, "audit", "region-ap-southeast-2", "region-eu-central-1", "region-us-east-1")
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

// loggingOf returns the logging configuration of a Region as JSON; null when it is off.
func (e *endToEnd) loggingOf(t *testing.T, region string) string {
	t.Helper()
	got, err := bedrock.NewFromConfig(e.config(region)).GetModelInvocationLoggingConfiguration(e.ctx, &bedrock.GetModelInvocationLoggingConfigurationInput{})
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(got.LoggingConfig)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// logsToUs fails unless a Region logs metadata only, to the top of our bucket.
func (e *endToEnd) logsToUs(t *testing.T, region string) {
	t.Helper()
	off := aws.Bool(false)
	want, err := json.Marshal(types.LoggingConfig{
		S3Config:                     &types.S3Config{BucketName: aws.String(catalog.LogBucket(account, region))},
		TextDataDeliveryEnabled:      off,
		ImageDataDeliveryEnabled:     off,
		EmbeddingDataDeliveryEnabled: off,
		VideoDataDeliveryEnabled:     off,
		AudioDataDeliveryEnabled:     off,
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := e.loggingOf(t, region); got != string(want) {
		t.Fatalf("%s logs as %s, want %s", region, got, want)
	}
}

func (e *endToEnd) testForeign(t *testing.T) {
	const bucket = "security-team-logs"
	storage := s3.NewFromConfig(e.config(foreignRegion))
	if _, err := storage.CreateBucket(e.ctx, &s3.CreateBucketInput{
		Bucket: aws.String(bucket), CreateBucketConfiguration: &s3types.CreateBucketConfiguration{LocationConstraint: foreignRegion},
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := storage.PutBucketPolicy(e.ctx, &s3.PutBucketPolicyInput{Bucket: aws.String(bucket), Policy: aws.String(`{
		"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "bedrock.amazonaws.com"},
		"Action": "s3:PutObject", "Resource": "arn:aws:s3:::` + bucket + `/*"}]}`)}); err != nil {
		t.Fatal(err)
	}
	control := bedrock.NewFromConfig(e.config(foreignRegion))
	if _, err := control.PutModelInvocationLoggingConfiguration(e.ctx, &bedrock.PutModelInvocationLoggingConfigurationInput{
		LoggingConfig: &types.LoggingConfig{
			S3Config:                &types.S3Config{BucketName: aws.String(bucket), KeyPrefix: aws.String("bedrock")},
			TextDataDeliveryEnabled: aws.Bool(true), VideoDataDeliveryEnabled: aws.Bool(false),
		},
	}); err != nil {
		t.Fatal(err)
	}
	before := e.loggingOf(t, foreignRegion)

	if status, out := e.preflight(t); status != 0 {
		t.Errorf("preflight before: exit status %d\n%s", status, out)
	}
	e.edit(t, addForeignRegion)
	if status, out := e.preflight(t); status != 1 || !strings.Contains(out, bucket) {
		t.Errorf("preflight: exit status %d, want 1 and the bucket\n%s", status, out)
	}
	d, err := e.tryDeploy()
	if err == nil || !strings.Contains(err.Error(), bucket) {
		t.Fatalf("the deployment says %v, want a failure that names %s", err, bucket)
	}
	if after := e.loggingOf(t, foreignRegion); after != before {
		t.Errorf("the configuration was %s and is %s", before, after)
	}
	if want := []string{"access", "ledger", "logs-us-west-2"}; !slices.Equal(d.changed, want) {
		t.Errorf("changed stacks %q, want %q", d.changed, want)
	}
	if status := e.stackStatus(t, foreignRegion, "region-"+foreignRegion); status != "ROLLBACK_COMPLETE" {
		t.Errorf("the failed stack is %s, want ROLLBACK_COMPLETE", status)
	}
	for _, r := range []string{"us-east-1", "eu-central-1", "ap-southeast-2"} {
		e.logsToUs(t, r)
	}
	if _, err := e.assume(e.ctx, "us-east-1", e.roleOf(t, "crawler", "dev")); err != nil {
		t.Errorf("the new role is not there: %v", err)
	}
	if !strings.Contains(err.Error(), `{Name: "us-west-2", AdoptExisting: true}`) {
		t.Errorf("the deployment says %v, want the line to write", err)
	}
}
