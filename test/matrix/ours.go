package matrix

import (
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/policies"
)

// ourTargets returns the resources that this program deploys in a Region, without the profiles and their parameters.
func ourTargets(c catalog.Catalog, region string) map[string][]Target {
	home := c.Account.HomeRegion
	named := func(service string, names ...string) (targets []Target) {
		for _, name := range names {
			targets = append(targets, Target{Name: name, ARN: arn(service, region, name)})
		}
		return targets
	}
	roles := func(names ...string) (targets []Target) {
		for _, name := range names {
			targets = append(targets, Target{Name: name, ARN: roleARN(name)})
		}
		return targets
	}
	managed := func(names ...string) (targets []Target) {
		for _, name := range names {
			targets = append(targets, Target{Name: name, ARN: "arn:aws:iam::" + Account + ":policy/" + name})
		}
		return targets
	}
	finding := "arn:aws:s3:::" + catalog.LedgerBucket(Account, home) + "/" + catalog.CoveragePrefix + "x.json"
	return map[string][]Target{
		"a role of ours":          roles(anyCaller, catalog.LoggingRole(home), catalog.ProfilesRole(home), catalog.DetectorRole, catalog.RollUpRole, breakGlass, deploymentRole(c), deployRole(c)),
		"a lendable role":         roles(catalog.LoggingRole(home), catalog.ProfilesRole(home), catalog.DetectorRole, catalog.RollUpRole, deploymentRole(c)),
		"a listed existing role":  existingRoles(c),
		"the role of a log group": logGroupRole(c, region),
		"a policy of ours":        managed(catalog.InvokePolicy, policies.BoundaryPolicy, catalog.BillReaderPolicy, "team/"+catalog.BillReaderPolicy),
		"a function of ours":      named("lambda", "function:"+catalog.LoggingFunction(region), "function:"+catalog.ProfilesFunction(region), "function:"+catalog.Namespace+"-detector-Function", "function:"+catalog.RollUpFunction),
		"a logging function":      named("lambda", "function:"+catalog.LoggingFunction(region)),
		"a profile function":      named("lambda", "function:"+catalog.ProfilesFunction(region)),
		// Names that CloudFormation generates have at most 64 characters: it shortens the name of the stack.
		"a rule of ours":  named("events", "rule/"+catalog.Namespace+"-region-InvocationLoggingRepair-A1", "rule/"+catalog.Namespace+"-detector-CoverageHourly-A1", "rule/"+catalog.Namespace+"-ledger-RollUpSchedule-A1"),
		"a stack of ours": named("cloudformation", "stack/"+catalog.Namespace+"-region-"+region+"/0123", "stack/"+c.Bootstrap.StackOrDefault()+"/0123"),
		"a parameter of ours": {
			parameter(region, catalog.ProfileParameter(firstProduct(c), "model")), parameter(region, catalog.MetadataSchemaParameter),
			parameter(region, catalog.FormerLoggingParameter), parameter(region, catalog.DeployedLoggingParameter),
		},
		"its memory":          {parameter(region, catalog.FormerLoggingParameter), parameter(region, catalog.DeployedLoggingParameter)},
		"the metadata schema": {parameter(region, catalog.MetadataSchemaParameter)},
		"the alert topic":     {{Name: catalog.AlertTopic, ARN: catalog.AlertTopicARN(Account, home)}},
		"a finding":           {{Name: "a finding", ARN: finding}},
	}
}

func parameter(region, name string) Target {
	return Target{Name: name, ARN: arn("ssm", region, "parameter"+name)}
}

// existingRoles returns the existing roles of the lists.
func existingRoles(c catalog.Catalog) (targets []Target) {
	for _, r := range c.ExistingRoles() {
		targets = append(targets, Target{Name: r.Name(), ARN: r.ARN(Account)})
	}
	return targets
}

// logGroupRole returns the role with which Amazon Bedrock writes to a log group of an adopted configuration.
func logGroupRole(c catalog.Catalog, region string) []Target {
	if !regionOf(c, region).AdoptExisting {
		return nil
	}
	context := map[string]any{"iam:PassedToService": "bedrock.amazonaws.com"}
	return []Target{{Name: "the role of a log group", ARN: roleARN("another"), Context: context}}
}
