package catalog

import "slices"

// ProfileType is CloudFormation's resource type of an application inference profile.
const ProfileType = "AWS::Bedrock::ApplicationInferenceProfile"

// CustomProfileType is the type of the custom resource that stands for a profile where CloudFormation lacks [ProfileType].
const CustomProfileType = "Custom::BedrockInferenceProfile"

// ProfileTypeRead is the day of the last change of [RegionsWithoutProfileType], or of the resource schemas where it is as they are.
const ProfileTypeRead Date = "2026-10-20"

// RegionsWithoutProfileType are the Regions whose CloudFormation registry lacks [ProfileType], sorted. The API
// CreateInferenceProfile exists there. cmd/preflight compares the list with the registry of each Region in use. cmd/prove regions prints
// the difference to all registries that the account has.
//
// First source: the resource schemas of each Region in cfn-lint 1.58.0, which have no me-south-1; there, as in all others, the table of
// the CDK 2.270.0 agrees, but for eu-south-1, which the CDK's lacks.
// https://github.com/aws-cloudformation/cfn-lint/tree/v1.58.0/src/cfnlint/data/schemas/providers
var RegionsWithoutProfileType = []string{
	"af-south-1",
	"ap-east-2",
	"ap-south-2",
	"ap-southeast-4",
	"ap-southeast-5",
	"ap-southeast-6",
	"ap-southeast-7",
	"ca-west-1",
	"eu-north-1",
	"eu-south-2",
	"il-central-1",
	"mx-central-1",
	"us-west-1",
}

// HasProfileType reports whether CloudFormation has [ProfileType] in the Region. Where it has not, a function creates the profiles.
func (r Region) HasProfileType() bool { return !slices.Contains(RegionsWithoutProfileType, r.Name) }

// LackProfileType reports whether a Region of the lists that is in use lacks [ProfileType].
func (c Catalog) LackProfileType() bool {
	return slices.ContainsFunc(c.ActiveRegions(), func(r Region) bool { return !r.HasProfileType() })
}
