package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// InvokePolicyProps limits the calls that the policy allows.
type InvokePolicyProps struct {
	// Regions are the Regions to which calls may be sent.
	Regions []string
	// TagPrefix is put before every tag key. Zero: none.
	TagPrefix string
}

// NewInvokePolicy creates the one policy that every caller role shares. A role may call and read the application inference profiles
// that carry its own product tag, and call a model only through a profile of this account. The policy does not grow with the
// catalog, because the profile pins the model.
//
// The model statement has no Region condition: a Geo call is checked in its destination Region, a Global one in Region
// "unspecified". https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
//
// docs/adr/0033 has the first calls of SDKs and frameworks that the policy allows, and those that it does not.
func NewInvokePolicy(scope constructs.Construct, id string, props *InvokePolicyProps) awsiam.ManagedPolicy {
	account := *awscdk.Stack_Of(scope).Account()
	profiles := "arn:aws:bedrock:*:" + account + ":application-inference-profile/*"
	invoke := []string{"bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"}
	product := "${aws:PrincipalTag/" + props.TagPrefix + "product}"

	// LangChain, for one, reads the model of a profile before its first call.
	ownProfiles := allow("InvokeOwnProductsProfiles", append([]string{"bedrock:GetInferenceProfile"}, invoke...), profiles)
	ownProfiles.AddCondition(jsii.String("StringEquals"), map[string]any{
		"aws:ResourceTag/" + props.TagPrefix + "product": product,
		"aws:RequestedRegion":                            props.Regions,
	})
	// The models and system-defined profiles behind a profile. The key holds the ARN of the profile that was called: the application
	// profile's, or in a direct call of a system-defined profile that profile's own, which the condition does not match. The
	// system-defined profiles stay until a real account shows that they are not checked.
	// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
	behindProfiles := allow("InvokeModelsBehindProfiles", invoke,
		"arn:aws:bedrock:*::foundation-model/*", "arn:aws:bedrock:*:"+account+":inference-profile/*")
	behindProfiles.AddCondition(jsii.String("ArnLike"), map[string]any{"bedrock:InferenceProfileArn": profiles})

	// SDKs count the tokens of a request before they send it. The count is free, and takes a model alone, without a profile.
	// https://docs.aws.amazon.com/bedrock/latest/userguide/count-tokens.html
	countTokens := allow("CountTokens", []string{"bedrock:CountTokens"}, "arn:aws:bedrock:*::foundation-model/*")
	countTokens.AddCondition(jsii.String("StringEquals"), map[string]any{"aws:RequestedRegion": props.Regions})

	// The log does not say which service tier a call used, and they differ in price.
	// https://docs.aws.amazon.com/bedrock/latest/userguide/service-tiers-inference.html
	standardTierOnly := awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Sid:        jsii.String("StandardTierOnly"),
		Effect:     awsiam.Effect_DENY,
		Actions:    jsii.Strings(invoke...),
		Resources:  jsii.Strings("*"),
		Conditions: &map[string]any{"StringEquals": map[string]any{"bedrock:ServiceTier": []string{"reserved", "priority", "flex"}}},
	})

	// Without a condition on the product: the product is in the name. A path is checked by its own name.
	parameters := "arn:aws:ssm:*:" + account + ":parameter" + catalog.ProfileParameters(product)
	findProfiles := allow("FindOwnProductsProfiles", []string{"ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"},
		parameters, parameters+"/*")
	findProfiles.AddCondition(jsii.String("StringEquals"), map[string]any{"aws:RequestedRegion": props.Regions})

	policy := awsiam.NewManagedPolicy(scope, &id, &awsiam.ManagedPolicyProps{
		ManagedPolicyName: jsii.String(catalog.InvokePolicy),
		Description:       jsii.String("Calls Amazon Bedrock through the application inference profiles of the caller's product"),
		Statements: &[]awsiam.PolicyStatement{
			ownProfiles,
			behindProfiles,
			countTokens,
			standardTierOnly,
			findProfiles,
			allow("ReadRequestMetadataSchema", []string{"ssm:GetParameter", "ssm:GetParameters"},
				"arn:aws:ssm:*:"+account+":parameter"+catalog.MetadataSchemaParameter),
		},
	})
	except(policy, exception{wildcards, "profiles have random ids: their tag selects them, and they pin the models; " +
		"parameters are below the caller's product", patterns})
	return policy
}
