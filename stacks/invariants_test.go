package stacks_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/synthesis"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/templates"
)

func TestBucketsArePrivateAndTLSOnly(t *testing.T) {
	shipped := synthesis.Shipped(t)
	buckets, denied := 0, 0
	shipped.EachResource(t, func(where string, r templates.Resource) {
		if r.Type != "AWS::S3::Bucket" {
			return
		}
		buckets++
		block, _ := r.Properties["PublicAccessBlockConfiguration"].(map[string]any)
		for _, key := range []string{"BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"} {
			if block[key] != true {
				t.Errorf("%s: %s is not set", where, key)
			}
		}
		if !strings.Contains(fmt.Sprint(r.Properties["OwnershipControls"]), "BucketOwnerEnforced") {
			t.Errorf("%s: access control lists are not off", where)
		}
		if r.Properties["BucketEncryption"] == nil {
			t.Errorf("%s: not encrypted", where)
		}
	})
	for _, s := range shipped.Statements(t) {
		if s.Effect == "Deny" && slices.Equal(s.Actions, []string{"s3:*"}) &&
			strings.Contains(fmt.Sprint(s.Condition), "aws:SecureTransport:false") && len(s.Resources) == 2 {
			denied++
		}
	}
	if buckets != len(bootstrap.Catalog().Regions)+1 || denied != buckets {
		t.Errorf("%d buckets, of which %d deny plain HTTP; want one a Region and the ledger, all", buckets, denied)
	}
}

// Data outlives code: a deleted stack deletes no log bucket, no key and no policy that admits log records.
func TestLogsOutliveTheirStacks(t *testing.T) {
	kept := map[string]int{}
	synthesis.Shipped(t).EachResource(t, func(where string, r templates.Resource) {
		if !strings.HasPrefix(where, "bedrock-bootstrap-logs-") {
			return
		}
		kept[r.Type]++
		if !strings.HasPrefix(r.DeletionPolicy, "Retain") || r.UpdateReplacePolicy != "Retain" {
			t.Errorf("%s: deletion policy %q, update replace policy %q; both must retain", where, r.DeletionPolicy, r.UpdateReplacePolicy)
		}
	})
	regions, keys := len(bootstrap.Catalog().Regions), 0
	for _, r := range bootstrap.Catalog().Regions {
		if r.CustomerKey {
			keys++
		}
	}
	if kept["AWS::S3::Bucket"] != regions+1 || kept["AWS::S3::BucketPolicy"] != regions+1 || kept["AWS::KMS::Key"] != keys {
		t.Errorf("the Logs stacks hold %v", kept)
	}
}

func TestEveryListedRegionLogs(t *testing.T) {
	logging := map[string]int{}
	synthesis.Shipped(t).EachResource(t, func(where string, r templates.Resource) {
		if r.Type == "Custom::BedrockInvocationLogging" {
			logging[strings.Split(where, "/")[0]]++
		}
		if strings.HasPrefix(r.Type, "Custom::") && r.Properties["ServiceTimeout"] == nil {
			t.Errorf("%s: a custom resource without ServiceTimeout hangs for an hour", where)
		}
	})
	active := bootstrap.Catalog().ActiveRegions()
	for _, r := range active {
		if logging["bedrock-bootstrap-region-"+r.Name] != 1 {
			t.Errorf("%s has %d logging resources; want 1", r.Name, logging["bedrock-bootstrap-region-"+r.Name])
		}
	}
	if len(logging) != len(active) {
		t.Errorf("logging resources in %v", logging)
	}
}

// The logging resource comes last in its stack: it depends on every other resource that can fail.
func TestLoggingIsCreatedLast(t *testing.T) {
	shipped := synthesis.Shipped(t)
	for stack := range shipped {
		if !strings.HasPrefix(stack, "bedrock-bootstrap-region-") {
			continue
		}
		all := shipped.Resources(t, stack)
		for id, r := range all {
			if r.Type != "Custom::BedrockInvocationLogging" {
				continue
			}
			before := templates.List(r.DependsOn)
			for other, o := range all {
				if strings.HasPrefix(o.Type, "AWS::Bedrock") || strings.HasPrefix(o.Type, "AWS::SSM") || o.Type == "AWS::Events::Rule" {
					if !slices.Contains(before, other) {
						t.Errorf("%s: %s does not wait for %s", stack, id, other)
					}
				}
			}
		}
	}
}

func TestFunctionsFitANewAccount(t *testing.T) {
	synthesis.Shipped(t).EachResource(t, func(where string, r templates.Resource) {
		if r.Type != "AWS::Lambda::Function" {
			return
		}
		if r.Properties["ReservedConcurrentExecutions"] != nil {
			t.Errorf("%s reserves concurrency; a new account allows ten executions in all", where)
		}
		if got := templates.List(r.Properties["Architectures"]); !slices.Equal(got, []string{"x86_64"}) {
			t.Errorf("%s runs on %v; every Region has x86_64", where, got)
		}
	})
}

func TestTemplatesNameNoAccount(t *testing.T) {
	account := regexp.MustCompile(`[:/"-]\d{12}[:/"-]`)
	for stack, template := range synthesis.Shipped(t) {
		if found := account.FindString(template); found != "" {
			t.Errorf("%s names account %s", stack, found)
		}
	}
}

// maxPolicy is the maximum length of a managed policy, without white space.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
const maxPolicy = 6144

// The shared policy and every template stay within AWS's limits for the largest valid catalog.
func TestLargestCatalogFits(t *testing.T) {
	c := bootstrap.Catalog()
	c.Regions = nil
	for _, name := range catalog.KnownRegions {
		c.Regions = append(c.Regions, catalog.Region{Name: name, CustomerKey: true})
	}
	c.Products = []catalog.Product{{Name: "p", Team: "t"}}
	c.Products[0].Models = []catalog.Model{{Name: "everywhere", ID: "amazon.nova-lite-v1:0"}}
	for i := range 239 {
		c.Products[0].Models = append(c.Products[0].Models, catalog.Model{
			Name: fmt.Sprintf("m%d", i), ID: "amazon.nova-lite-v1:0", Regions: []string{"us-east-1"},
		})
	}
	for i := range 160 {
		c.Products[0].Services = append(c.Products[0].Services, catalog.Service{Name: fmt.Sprintf("s%d", i), TrustedBy: catalog.ECSTasks})
	}
	c.Shipped = nil
	c.Account.BillReader = true
	set := synthesis.Of(t, c)
	for stack, template := range set {
		if n := len(set.Resources(t, stack)); n > 500 {
			t.Errorf("%s has %d resources; a stack holds 500", stack, n)
		}
		if len(template) > 1_000_000 {
			t.Errorf("%s has %d bytes; a template holds 1,000,000", stack, len(template))
		}
	}
	set.EachResource(t, func(where string, r templates.Resource) {
		if r.Type != "AWS::IAM::ManagedPolicy" {
			return
		}
		document, err := json.Marshal(r.Properties["PolicyDocument"])
		if err != nil {
			t.Fatal(err)
		}
		if len(document) > maxPolicy {
			t.Errorf("%s has %d characters; at most %d", where, len(document), maxPolicy)
		}
	})
}

// Athena needs a list of partition keys, also an empty one, and a SerDe; the CDK leaves out what is empty.
func TestGlueTablesAreComplete(t *testing.T) {
	tables, partitioned := 0, 0
	synthesis.Shipped(t).EachResource(t, func(where string, r templates.Resource) {
		if r.Type != "AWS::Glue::Table" {
			return
		}
		tables++
		input, _ := r.Properties["TableInput"].(map[string]any)
		keys, given := input["PartitionKeys"].([]any)
		if !given {
			t.Errorf("%s: PartitionKeys are %v, want a list", where, input["PartitionKeys"])
		}
		if len(keys) > 0 {
			partitioned++
		}
		descriptor, _ := input["StorageDescriptor"].(map[string]any)
		serde, _ := descriptor["SerdeInfo"].(map[string]any)
		if serde["Name"] != input["Name"] || serde["Name"] == nil {
			t.Errorf("%s: the SerDe is named %v, want %v", where, serde["Name"], input["Name"])
		}
	})
	views, err := ledger.Views(bootstrap.Catalog())
	if err != nil {
		t.Fatal(err)
	}
	// a log table a Region, and the datasets of the detector, of which that of the metered tokens has days
	regions := len(bootstrap.Catalog().Regions)
	if want := len(views) + regions + 3; tables != want || partitioned != regions+1 {
		t.Errorf("%d tables, %d with partitions; want %d and %d", tables, partitioned, want, regions+1)
	}
}

// The deployed SQL is the SQL of package ledger.
func TestViewsHoldTheLedgersSQL(t *testing.T) {
	views, err := ledger.Views(bootstrap.Catalog())
	if err != nil {
		t.Fatal(err)
	}
	deployed := map[string]string{}
	synthesis.Shipped(t).EachResource(t, func(where string, r templates.Resource) {
		input, _ := r.Properties["TableInput"].(map[string]any)
		if input["TableType"] != "VIRTUAL_VIEW" {
			return
		}
		text, _ := input["ViewOriginalText"].(string)
		sql, err := templates.ViewSQL(text)
		if err != nil {
			t.Fatalf("%s: %v", where, err)
		}
		if input["Description"] != nil {
			t.Errorf("%s has a description, which hides the view from the engine", where)
		}
		deployed[fmt.Sprint(input["Name"])] = sql
	})
	if len(deployed) != len(views) {
		t.Errorf("%d views deployed, %d in the ledger", len(deployed), len(views))
	}
	for _, v := range views {
		if deployed[v.Name] != v.SQL {
			t.Errorf("view %s is not deployed as it is in the ledger", v.Name)
		}
	}
}
