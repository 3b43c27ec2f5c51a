package policies

import "github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"

const (
	applicationProfiles = "arn:aws:bedrock:*:*:application-inference-profile/*"
	systemProfiles      = "arn:aws:bedrock:*:*:inference-profile/*"
	foundationModels    = "arn:aws:bedrock:*::foundation-model/*"
)

// invoke holds the actions that IAM checks for a call. They cover Converse and ConverseStream, too.
var invoke = []string{"bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"}

// unlogged holds the actions that reach models past the invocation log, or past the profiles of a product, and those of system
// tools, whose price is in no log record. CountTokens is not among them, because it is free, nor ApplyGuardrail, because an enforced
// guardrail needs it (docs/adr/0033). Shortened names keep the boundary below its limit.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrockpoweredbyawsmantle.html
var unlogged = []string{
	"bedrock-mantle:*",
	"bedrock-websearch:*",
	"bedrock:AgenticRetrieve*",
	"bedrock:CallWithBearerToken",
	"bedrock:Create*Job", // batches, evaluations, optimizations of prompts; customization, import and copies of models
	"bedrock:CreateCustomModel*",
	"bedrock:CreateProvisioned*",
	"bedrock:GenerateQuery",
	"bedrock:Invoke*Agent",
	"bedrock:InvokeBuilder",
	"bedrock:InvokeDataAutomation*",
	"bedrock:InvokeFlow",
	"bedrock:InvokeTool",
	"bedrock:OptimizePrompt",
	"bedrock:Rerank",
	"bedrock:RetrieveAndGenerate",
	"bedrock:StartFlow*",
}

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
			Reason:      "Provisioned, imported, custom and marketplace models, prompt routers, projects and asynchronous calls are in no product's bill",
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
			Action:   unlogged,
			Resource: []string{"*"},
			Reason:   "These reach models and their tools without a profile of a product, most of them without a log record. Some have no resource to name",
			Exempt:   []role{breakGlass},
		},
		{
			Sid: "ListedRegions", Effect: "Deny",
			Action:      []string{"bedrock:Create*", "bedrock:Invoke*", "bedrock:Put*", "bedrock:Start*", "bedrock:Update*"},
			NotResource: []string{foundationModels},
			Condition:   Condition{"StringNotEquals": {"aws:RequestedRegion": regions}},
			Reason:      "An unlisted Region keeps no log. Reading stays allowed: the detector reads every Region",
			Exempt:      []role{execution(c), ourFunctions, breakGlass},
		},
	}
}
