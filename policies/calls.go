package policies

import "github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"

const (
	applicationProfiles = "arn:aws:bedrock:*:*:application-inference-profile/*"
	systemProfiles      = "arn:aws:bedrock:*:*:inference-profile/*"
	foundationModels    = "arn:aws:bedrock:*::foundation-model/*"
)

// invoke holds the actions that IAM checks for a call. They cover Converse and ConverseStream, too.
var invoke = []string{"bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"}

// calls returns the statements about calls of models.
//
// None has a condition on the Region of a foundation model: a Geo call is checked in its destination Region, a Global one in
// Region "unspecified". https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
func calls(c catalog.Catalog) []Statement {
	regions := c.ActiveRegionNames()
	product := c.Account.TagPrefix + "product"
	return []Statement{
		{
			Sid: "ProfilesAndModelsOnly", Effect: "Deny", Action: invoke,
			NotResource: []string{applicationProfiles, systemProfiles, foundationModels},
			Reason:      "Provisioned, imported, custom and marketplace models, prompt routers and asynchronous calls are in no product's bill",
			Exempt:      []role{breakGlass},
		},
		{
			Sid: "ModelsThroughOurProfiles", Effect: "Deny", Action: invoke,
			Resource:  []string{foundationModels},
			Condition: Condition{"StringNotLike": {"bedrock:InferenceProfileArn": {"arn:aws:bedrock:*:" + own + ":application-inference-profile/*"}}},
			Reason:    "A direct call of a model, or one through a system-defined or another account's profile, is in no product's bill",
			Exempt:    []role{breakGlass},
		},
		{
			Sid: "OwnProductsProfiles", Effect: "Deny", Action: invoke,
			Resource: []string{applicationProfiles},
			// "-" is no product's name: a principal without a product may call no product's profile.
			Condition: Condition{"StringNotEquals": {"aws:ResourceTag/" + product: {"${aws:PrincipalTag/" + product + ", '-'}"}}},
			Reason:    "A permission granted elsewhere would charge a call to another product",
			Exempt:    []role{breakGlass},
		},
		{
			Sid: "UnloggedWays", Effect: "Deny",
			Action: []string{
				"bedrock-mantle:*",
				"bedrock:CallWithBearerToken",
				"bedrock:CreateModelInvocationJob",
				"bedrock:CreateProvisionedModelThroughput",
				"bedrock:InvokeAgent",
				"bedrock:InvokeFlow",
				"bedrock:InvokeInlineAgent",
				"bedrock:RetrieveAndGenerate",
			},
			Resource: []string{"*"},
			Reason:   "These call models without a profile of a product, most of them without a log record. Some have no resource to name",
			Exempt:   []role{breakGlass},
		},
		{
			Sid: "ListedRegions", Effect: "Deny",
			Action:      []string{"bedrock:Create*", "bedrock:Invoke*", "bedrock:Put*", "bedrock:Start*", "bedrock:Update*"},
			NotResource: []string{foundationModels},
			Condition:   Condition{"StringNotEquals": {"aws:RequestedRegion": regions}},
			Reason:      "An unlisted Region keeps no log. Reading stays allowed: the detector reads every Region",
			Exempt:      []role{execution, ourFunctions, breakGlass},
		},
	}
}
