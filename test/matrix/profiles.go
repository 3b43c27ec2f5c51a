package matrix

import (
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// onDemand is a model that is called by its own id, in the Region of the call.
const onDemand = "amazon.nova-micro-v1:0"

// crossRegion is a model that has Geo and Global profiles.
const crossRegion = "anthropic.claude-haiku-4-5-20251001-v1:0"

// destinations are Regions that the Geo profiles of a prefix route to, beside the called Region. They need not be listed.
// https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html
var destinations = map[string][]string{
	"us":   {"us-east-1", "us-east-2", "us-west-2"},
	"eu":   {"eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"},
	"apac": {"ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2"},
	"jp":   {"ap-northeast-1", "ap-northeast-3"},
	"au":   {"ap-southeast-2", "ap-southeast-4"},
	"in":   {"ap-south-1", "ap-south-2"},
	"ca":   {"ca-central-1", "ca-west-1"},
}

// regionOf returns the listed Region of a name, else a Region with the name alone.
func regionOf(c catalog.Catalog, name string) catalog.Region {
	for _, r := range c.ActiveRegions() {
		if r.Name == name {
			return r
		}
	}
	return catalog.Region{Name: name, Retired: "2026-01-01"}
}

// behind returns the foundation models on which a call of a source is checked, one for each Region where it may run. The model
// of a Global source has no Region. https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
func behind(source, region string) []string {
	regions := []string{region}
	model, routing := catalog.CalledModel(source)
	switch routing {
	case catalog.Global:
		regions = append(regions, "")
	case catalog.Geo:
		prefix, _, _ := strings.Cut(source, ".")
		for _, destination := range destinations[prefix] {
			if destination != region {
				regions = append(regions, destination)
			}
		}
	}
	var models []string
	for _, r := range regions {
		models = append(models, "arn:aws:bedrock:"+r+"::foundation-model/"+model)
	}
	return models
}

func foundationModel(region string) Target {
	return Target{Name: onDemand, ARN: "arn:aws:bedrock:" + region + "::foundation-model/" + onDemand}
}

// profileTargets returns the inference profiles that a row names.
func profileTargets(c catalog.Catalog, to string, p principal, region string) []Target {
	product := p.product
	if product == "" {
		product = firstProduct(c)
	}
	byHand := func(name string, tags map[string]string) Target {
		target := Target{
			Name: name, ARN: arn("bedrock", region, "application-inference-profile/"+name), Tags: tags,
			Profile: &NamedProfile{Name: name, Source: "arn:aws:bedrock:" + region + "::foundation-model/" + onDemand, Tags: tags},
			Behind:  behind(onDemand, region),
		}
		return target
	}
	ours := map[string]string{c.Account.TagPrefix + "product": product}
	switch to {
	case "a new profile":
		return []Target{byHand("new", nil)}
	case "a new tagged profile":
		target := byHand("new", ours)
		target.Context = map[string]any{"aws:RequestTag/" + c.Account.TagPrefix + "product": product}
		return []Target{target}
	case "a profile without tags":
		return []Target{byHand("untagged", nil)}
	case "its product's profile made by hand":
		return []Target{byHand("by-hand-"+product, ours)}
	case "another account's profile":
		return []Target{{
			Name: "another account's", Tags: ours, Behind: behind(onDemand, region),
			ARN: strings.Replace(arn("bedrock", region, "application-inference-profile/abcdefghijkl"), Account, Foreign, 1),
		}}
	case "a system-defined Geo profile":
		if geo := geoOf(region); geo != "" {
			return []Target{systemProfile(geo, region)}
		}
		return nil
	case "a system-defined Global profile":
		return []Target{systemProfile("global", region)}
	}
	var targets []Target
	for _, profile := range c.Profiles(regionOf(c, region)) {
		routing := strings.ToUpper(string(profile.Model.Routing.Kind()[0])) + string(profile.Model.Routing.Kind()[1:])
		own := profile.Product.Name == product
		if (to == "another product's profile" && !own) || (to == "its product's profile" && own) || (to == "its product's "+routing+" profile" && own) {
			targets = append(targets, deployed(c, profile, region))
		}
	}
	return targets
}

// deployed returns a profile of the lists as a target.
func deployed(c catalog.Catalog, profile catalog.Profile, region string) Target {
	return Target{
		Name: profile.Name(), ARN: arn("bedrock", region, "application-inference-profile/"+profile.Name()),
		Profile: &NamedProfile{Name: profile.Name(), Deployed: true},
		Behind:  behind(profile.Source, region),
	}
}

func systemProfile(prefix, region string) Target {
	id := prefix + "." + crossRegion
	return Target{Name: id, ARN: arn("bedrock", region, "inference-profile/"+id), Behind: behind(id, region)}
}

// geoOf returns the prefix of the model's Geo profile in a Region; empty where it has none.
func geoOf(region string) string {
	for _, prefix := range catalog.SystemPrefixes(crossRegion, region) {
		if prefix != string(catalog.Global) {
			return prefix
		}
	}
	return ""
}

// inTier is between a target and the service tier that a call of it requests.
const inTier = " in tier "

// tierKey is the context key of the service tier that a call requests. A call that requests none does not have it.
// https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples-agent.html
const tierKey = "bedrock:ServiceTier"

// withTier returns targets of calls that request a service tier.
func withTier(targets []Target, tier string) []Target {
	for i := range targets {
		targets[i].Context = map[string]any{tierKey: tier}
	}
	return targets
}

// Tier returns the service tier that the call requests; "" for none.
func (t Target) Tier() string {
	tier, _ := t.Context[tierKey].(string)
	return tier
}

// isCall reports whether an operation calls a model.
func isCall(operation string) bool {
	return strings.HasPrefix(operation, "bedrock:Converse") || strings.HasPrefix(operation, "bedrock:InvokeModel")
}

// embeds reports whether a target leads to an embedding model.
func embeds(t Target) bool {
	return len(t.Behind) > 0 && strings.Contains(t.Behind[0], "embed")
}
