package matrix

import (
	"fmt"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/policies"
)

// targetsOf returns the targets of a row for a principal in a Region.
func targetsOf(c catalog.Catalog, to string, p principal, region string) ([]Target, error) {
	switch {
	case strings.Contains(to, inTier):
		to, tier, _ := strings.Cut(to, inTier)
		return withTier(profileTargets(c, to, p, region), tier), nil
	case strings.HasSuffix(to, " profile") || strings.Contains(to, "profile made by hand") || to == "a profile without tags":
		return profileTargets(c, to, p, region), nil
	case strings.HasSuffix(to, "'s parameter"):
		return parameterTargets(c, to, p, region), nil
	case strings.HasPrefix(to, "product ") || strings.HasPrefix(to, "cost-center "):
		return keyTargets(c, strings.Fields(to), p), nil
	}
	if target, known := ourTargets(c, region)[to]; known {
		return target, nil
	}
	if target, known := otherTargets(c, p, region)[to]; known {
		return target, nil
	}
	return nil, fmt.Errorf("%q is no target", to)
}

// keyTargets returns the role of the principal, or another one, with a tag of each key in the request.
func keyTargets(c catalog.Catalog, keys []string, p principal) []Target {
	name := "another"
	if p.caller.Service.Name != "" {
		name = p.name
	}
	var targets []Target
	for _, key := range keys {
		if key != "cost-center" && key != "products" {
			key = c.Account.TagPrefix + key
		}
		targets = append(targets, Target{Name: "tag " + key, ARN: roleARN(name), Context: map[string]any{"aws:TagKeys": []string{key}}})
	}
	return targets
}

func parameterTargets(c catalog.Catalog, to string, p principal, region string) []Target {
	var targets []Target
	for _, profile := range c.Profiles(regionOf(c, region)) {
		if (profile.Product.Name == p.product) == (to == "its product's parameter") {
			name := catalog.ProfileParameter(profile.Product.Name, profile.Model.Name)
			targets = append(targets, parameter(region, name))
		}
	}
	return targets
}

// anyCaller is the name of a caller role that the lists need not have.
var anyCaller = catalog.RoleName("any-service", "any")

// otherTargets returns the targets that do not depend on the lists.
func otherTargets(c catalog.Catalog, p principal, region string) map[string][]Target {
	bucket := "arn:aws:s3:::" + catalog.LogBucket(Account, region)
	policy := func(name string) map[string]any {
		return map[string]any{"iam:PolicyARN": "arn:aws:iam::" + Account + ":policy/" + name}
	}
	boundary := func(name string) map[string]any {
		return map[string]any{"iam:PermissionsBoundary": "arn:aws:iam::" + Account + ":policy/" + name}
	}
	one := func(name, resource string, context map[string]any) []Target {
		return []Target{{Name: name, ARN: resource, Context: context}}
	}
	return map[string][]Target{
		"*":                                 one("the account", "*", nil),
		"its own role":                      one(p.name, roleARN(p.name), map[string]any{"aws:TagKeys": []string{c.Account.TagPrefix + "product"}}),
		"another role":                      one("another role", roleARN("another"), nil),
		"a caller role":                     one(anyCaller, roleARN(anyCaller), nil),
		"a caller role with our tags":       one(anyCaller, roleARN(anyCaller), map[string]any{"aws:TagKeys": []string{c.Account.TagPrefix + "product"}}),
		"another role without the boundary": one("another role", roleARN("another"), nil),
		"another role with the boundary":    one("another role", roleARN("another"), boundary(policies.BoundaryPolicy)),
		"our policy to any role":            one(catalog.InvokePolicy, roleARN("another"), policy(catalog.InvokePolicy)),
		"another policy to any role":        one("another policy", roleARN("another"), policy("another")),
		"the log bucket":                    one("the log bucket", bucket, nil),
		"an object of the log bucket":       one("a log object", bucket+"/"+catalog.LogFolders(Account)+region+"/2026/11/23/10/x.json.gz", nil),
		"the workgroup":                     one("the workgroup", arn("athena", region, "workgroup/bedrock-bootstrap"), nil),
		"a provisioned model":               one("a provisioned model", arn("bedrock", region, "provisioned-model/abcdefghijkl"), nil),
		"an imported model":                 one("an imported model", arn("bedrock", region, "imported-model/abcdefghijkl"), nil),
		"a prompt router":                   one("a prompt router", arn("bedrock", region, "prompt-router/abcdefghijkl"), nil),
		"an asynchronous call":              one("an asynchronous call", arn("bedrock", region, "async-invoke/abcdefghijkl"), nil),
		"a batch job":                       one("a batch job", arn("bedrock", region, "model-invocation-job/abcdefghijkl"), nil),
		"an agent":                          one("an agent", arn("bedrock", region, "agent-alias/ABCDEFGHIJ/KLMNOPQRST"), nil),
		"a flow":                            one("a flow", arn("bedrock", region, "flow/ABCDEFGHIJ/alias/KLMNOPQRST"), nil),
		"another function":                  one("another function", arn("lambda", region, "function:another"), nil),
		"another parameter":                 one("another parameter", arn("ssm", region, "parameter/another"), nil),
		"another stack":                     one("another stack", arn("cloudformation", region, "stack/another/0123"), nil),
		"a guardrail":                       one("a guardrail", arn("bedrock", region, "guardrail/abcdefghijkl"), nil),
		"a mantle project":                  one("a mantle project", arn("bedrock-mantle", region, "project/default"), nil),
		"the default project":               one("the default project", arn("bedrock", region, "project/default"), nil),
		"a custom model":                    one("a custom model", arn("bedrock", region, "custom-model/amazon.nova-lite-v1:0/abcdefghijkl"), nil),
		"a data automation project":         one("a data automation project", arn("bedrock", region, "data-automation-project/abcdefghijkl"), nil),
		"a web search":                      one("a web search", "arn:aws:bedrock-websearch:"+region+":aws:tool/websearch", nil),
		// A system tool is in no Region, and its Region in the request is "unspecified".
		// https://docs.aws.amazon.com/nova/latest/nova2-userguide/web-grounding.html
		"a system tool":      one("a system tool", arn("bedrock", "", "system-tool/amazon.nova_grounding"), map[string]any{"aws:RequestedRegion": "unspecified"}),
		"a foundation model": {foundationModel(region)},
	}
}

func arn(service, region, resource string) string {
	return "arn:aws:" + service + ":" + region + ":" + Account + ":" + resource
}

func roleARN(name string) string { return "arn:aws:iam::" + Account + ":role/" + name }

// bucketOf returns the bucket of an S3 ARN; "" for any other ARN.
func bucketOf(arn string) string {
	rest, found := strings.CutPrefix(arn, "arn:aws:s3:::")
	if !found {
		return ""
	}
	bucket, _, _ := strings.Cut(rest, "/")
	return bucket
}
