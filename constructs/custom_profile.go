package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

const (
	// profilesTimeout, in seconds, covers the propagation of the role's permissions and the attempts of throttled calls.
	profilesTimeout = 240
	// profilesAtOnce is the number of profiles that a deployment requests at once. A new account may run ten functions at once in all,
	// and Lambda waits for minutes before it runs a function again that had no room.
	// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
	profilesAtOnce = 5
)

// customProfile returns the creation of profiles as custom resources of a function.
func customProfile(function awslambda.Function) createProfile {
	token := function.FunctionArn()
	var before []awscdk.CfnResource
	return func(scope constructs.Construct, id string, props profileProps) createdProfile {
		parent := constructs.NewConstruct(scope, &id)
		var tags []map[string]*string // a CfnTag would have its keys in lower case here
		for _, t := range *props.tags {
			tags = append(tags, map[string]*string{"Key": t.Key, "Value": t.Value})
		}
		profile := awscdk.NewCfnResource(parent, jsii.String("Custom"), &awscdk.CfnResourceProps{
			Type: jsii.String(catalog.CustomProfileType),
			Properties: &map[string]any{
				"ServiceToken":                token,
				"ServiceTimeout":              profilesTimeout + responseMargin,
				catalog.PropertyProfileName:   props.name,
				catalog.PropertyProfileSource: map[string]string{"CopyFrom": props.source},
				catalog.PropertyProfileTags:   tags,
			},
		})
		if waits := len(before) - profilesAtOnce; waits >= 0 {
			profile.AddResourceDependency(before[waits], nil)
		}
		before = append(before, profile)
		return createdProfile{parent, profile, profile.GetAtt(jsii.String(catalog.AttributeProfileARN), awscdk.ResolutionTypeHint_STRING).ToString()}
	}
}

// newProfilesFunction creates the function of a Region's custom profiles. Lambda does not repeat a failed run: see
// [NewInvocationLogging].
func newProfilesFunction(scope constructs.Construct, id string, props *ProductProfilesProps) awslambda.Function {
	region, account := props.Region.Name, *awscdk.Stack_Of(scope).Account()
	function := newGoFunction(scope, id, &goFunctionProps{
		Description:    "Creates the Amazon Bedrock inference profiles in " + region,
		Name:           catalog.ProfilesFunction(region),
		RoleName:       catalog.ProfilesRole(region),
		Asset:          props.Asset,
		TimeoutSeconds: profilesTimeout,
		Environment:    map[string]*string{catalog.EnvTagPrefix: &props.TagPrefix},
		Statements:     profilesStatements(region, account, props.TagPrefix+"product"),
	})
	except(function.Role().Node().FindChild(jsii.String("DefaultPolicy")),
		exception{wildcards, "a list has no ARN", everything},
		exception{wildcards, "profiles have random ids; the lists name the models to copy, which an upgrade changes", patterns})
	function.ConfigureAsyncInvoke(&awslambda.EventInvokeConfigOptions{RetryAttempts: jsii.Number(0)})
	return function
}

// profilesStatements are the permissions of the function: those of the profile type, but that it creates and tags only with a tag of
// this key, and deletes only what has one. A system-defined profile is checked with its model in every Region.
// https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
func profilesStatements(region, account, productTag string) []awsiam.PolicyStatement {
	profiles := "arn:aws:bedrock:" + region + ":" + account + ":application-inference-profile/*"
	with := func(s awsiam.PolicyStatement, key string) awsiam.PolicyStatement {
		s.AddCondition(jsii.String("Null"), map[string]string{key: "false"})
		return s
	}
	return []awsiam.PolicyStatement{
		with(allow("CreateProfilesOfProducts", []string{"bedrock:CreateInferenceProfile", "bedrock:TagResource"}, profiles), "aws:RequestTag/"+productTag),
		allow("CopySources", []string{"bedrock:CreateInferenceProfile"},
			"arn:aws:bedrock:*::foundation-model/*", "arn:aws:bedrock:"+region+":"+account+":inference-profile/*"),
		allow("ReadProfiles", []string{"bedrock:GetInferenceProfile", "bedrock:ListTagsForResource"}, profiles),
		allow("ListProfiles", []string{"bedrock:ListInferenceProfiles"}, "*"),
		with(allow("DeleteProfilesOfProducts", []string{"bedrock:DeleteInferenceProfile", "bedrock:UntagResource"}, profiles), "aws:ResourceTag/"+productTag),
	}
}
