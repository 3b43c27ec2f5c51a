package beliefs

// callers are the beliefs about the policy of the caller roles and their calls.
var callers = []Belief{
	{
		Number: 1,
		Title:  "IAM does not check the wrapped system-defined profile",
		Claims: []string{
			"A call through an application inference profile that copies a Global profile is checked on the application profile and " +
				"on the models. It is not checked on the Global profile.",
			"The same holds for a Geo profile. No public observation shows it.",
		},
		DependsOn: "The shared policy allows system-defined profiles of the account, on condition that the call goes through an " +
			"application inference profile ([constructs/invoke_policy.go](../constructs/invoke_policy.go)). Where the belief " +
			"holds, the statement does not need this resource. The resource is harmless: the condition refuses a direct call " +
			"of a system-defined profile.",
		IfWrong: "IAM checks the system-defined profile. If `bedrock:InferenceProfileArn` is not set in that check, calls through " +
			"Geo and Global profiles are denied, and the resource must be allowed without the condition.",
		Status: Open,
		Evidence: []Evidence{
			{
				Source: "https://github.com/laazyj/composureCDK/blob/main/packages/bedrock/README.md",
				Says: "States that the statements for an application profile were verified against live IAM for a Global source: " +
					"the source profile needs no statement of its own.",
				Day: "2026-11-28",
			},
			{
				Source: "https://www.alexis-segura.com/notes/a-note-on-claude-code-amazon-bedrock-and-cost-tracking",
				Says: "Disagrees: the underlying inference profile must be allowed as well. The note says of itself that it may " +
					"contain errors, and shows no denied call.",
				Day: "2026-11-28",
			},
		},
		Check: "Calls a Geo and a Global profile of the lists for one token as a role `bedrock-prove-…` under the shared policy, " +
			"and again under a session policy that allows application profiles and models alone. The check holds if the second " +
			"calls succeed, and says whether `inference-profile/*` can be dropped; it fails if one is denied.",
		Remedy: "Keep `inference-profile/*` in the shared policy.",
	},
	{
		Number: 10,
		Title:  "bedrock:InferenceProfileArn holds the profile that was called",
		Claims: []string{
			"The key is set in the check of the foundation model, and holds the ARN of the application inference profile that was " +
				"called, not that of the profile that it copies.",
			"The key is not set when a model is called directly. It holds the ARN of the system-defined profile when such a profile " +
				"is called directly ([page](https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html)).",
		},
		DependsOn: "The shared policy allows models on condition that the key holds an application profile " +
			"([constructs/invoke_policy.go](../constructs/invoke_policy.go)).",
		IfWrong: "If the key is not set, every call is denied. If it holds the wrapped profile, Geo and Global calls are denied. " +
			"If it holds an application profile in direct calls, a role can bypass its profile.",
		Status: Settled,
		Evidence: []Evidence{
			{
				Source: "https://repost.aws/articles/ARNs8E22zOSISXtHagFidfig/enforce-amazon-bedrock-usage-through-tagged-application-inference-profiles-using-scps",
				Says: "Denies direct calls of models by the absence of the key, and calls through system-defined profiles by the " +
					"key's value, so that calls through application profiles remain.",
				Day: "2026-11-28",
			},
			{
				Source: "https://repost.aws/knowledge-center/bedrock-access-denied-exception",
				Says:   "Conditions the models on the key with both kinds of profile as values.",
				Day:    "2026-11-28",
			},
			{
				Source: "https://github.com/laazyj/composureCDK/blob/main/packages/bedrock/README.md",
				Says: "States that models behind an application profile are allowed by the key being the application profile, " +
					"verified against live IAM for a Global source.",
				Day: "2026-11-28",
			},
		},
		Check: "Creates a role `bedrock-prove-…` under the shared policy and calls for one token: a Geo profile of its product (must " +
			"succeed), the system-defined profile behind it, a model and a profile of another product (must be denied).",
		Remedy: "Change the condition of constructs/invoke_policy.go to the values that the report shows before any service calls " +
			"through this program.",
	},
	{
		Number: 11,
		Title:  "A Global call is checked in Region \"unspecified\"",
		Claims: []string{
			"For Global routing the foundation model is checked twice: in the called Region, and with `aws:RequestedRegion` " +
				"\"unspecified\" and no Region in the ARN.",
			"The check of the profile has the Region that was called.",
			"`SimulatePrincipalPolicy` evaluates the service control policies of the organization, with their condition keys.",
		},
		DependsOn: "The policy has a Region condition on the profile only " +
			"([constructs/invoke_policy.go](../constructs/invoke_policy.go)). The preflight simulates calls in these Regions, and " +
			"warns ([cmd/preflight](../cmd/preflight)).",
		IfWrong: "If the check of the profile has no Region either, Global calls are denied. A service control policy of the " +
			"organization that denies Regions may deny Geo and Global calls in any case.",
		Status: Settled,
		Evidence: []Evidence{
			{
				Source: "https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html",
				Says: "Prescribes three statements: the profile and the model with the source Region as `aws:RequestedRegion`, " +
					"and the model's ARN without Region with the value \"unspecified\".",
				Day: "2026-11-28",
			},
			{
				Source: "https://github.com/aws-samples/sample-badgers/issues/33",
				Says:   "Shows a Global call that an SCP of Regions denied on `arn:aws:bedrock:::foundation-model/…`.",
				Day:    "2026-11-28",
			},
		},
		Check: "Creates a role `bedrock-prove-…` under the shared policy and calls a Global profile of its product for one token, " +
			"under session policies that allow the profile in the called Region, and models in that Region and \"unspecified\" " +
			"(must succeed), in one of the two (must be denied).",
		Remedy: "Remove the Region condition from the statement that the message names, or exempt \"unspecified\" in the " +
			"organization's policy.",
	},
	{
		Number: 19,
		Title:  "The service tier of a call is known to IAM",
		Claims: []string{
			"`bedrock:ServiceTier` is set in the check of a call that requests a tier other than standard " +
				"([page](https://docs.aws.amazon.com/bedrock/latest/userguide/service-tiers-inference.html)).",
		},
		DependsOn: "The shared policy denies reserved, priority and flex, because records do not show the tier and prices differ " +
			"([constructs/invoke_policy.go](../constructs/invoke_policy.go)).",
		IfWrong: "If the key is not set, such calls are allowed and are priced as standard calls. Calls of a tier that is newer " +
			"than the policy are too. The policy names the denied tiers, because the value of the key in a call without a tier was " +
			"never observed. No page says that a field of a model's own body, such as `service_tier` of OpenAI's models, selects a " +
			"tier. If it does without the key, such calls are allowed, and are priced by it where bodies are delivered.",
		Status: Settled,
		Evidence: []Evidence{
			{
				Source: "https://docs.aws.amazon.com/bedrock/latest/userguide/service-tiers-inference.html",
				Says: "Shows a policy that denies `bedrock:InvokeModel` by `bedrock:ServiceTier`, and states that any of the " +
					"tiers can be denied alone.",
				Day: "2026-11-28",
			},
		},
		Check: "Calls a profile of the lists for one token as a role `bedrock-prove-…` under the shared policy: without a tier " +
			"(must succeed), with flex and with priority (must be denied). Prefers a model of Amazon or OpenAI. Unclear where " +
			"the model has no such tier.",
		Remedy: "Look for the tier in the data events of CloudTrail until the policy can deny it.",
	},
	{
		Number: 29,
		Title:  "A wrapped system-defined profile is checked in the Region of the call",
		Claims: []string{
			"If IAM checks it at all (1), it does so with the called Region as `aws:RequestedRegion`.",
		},
		DependsOn: "Statement `ListedRegions` of the preventive controls denies profiles in unlisted Regions. It does not apply to " +
			"models ([policies](../policies)).",
		IfWrong: "Geo calls to an unlisted destination are denied under the preventive controls.",
		Status:  Open,
		Check: "Calls a Geo profile of the lists 20 times for one token as a role `bedrock-prove-…` under the shared policy, in " +
			"a session that is denied `inference-profile/*` outside the called Region. All calls must succeed. The Regions in " +
			"which they ran are not read.",
		Remedy: "Add `inference-profile/*` to the `NotResource` of statement `ListedRegions`.",
	},
	{
		Number: 38,
		Title:  "Listing parameters is checked on the path's own name",
		Claims: []string{
			"`ssm:GetParametersByPath` of `/bedrock-bootstrap/profiles/<product>` is checked on the ARN of a parameter of that name.",
		},
		DependsOn: "The policy allows that name and the names below it " +
			"([constructs/invoke_policy.go](../constructs/invoke_policy.go)).",
		IfWrong: "Listing is denied. Reading a parameter by its name is not affected.",
		Status:  Settled,
		Evidence: []Evidence{
			{
				Source: "https://github.com/cloudposse/terraform-aws-components/pull/1110",
				Says: "States that `ssm:GetParametersByPath` needs permission on the root path, such as `parameter/app`, and adds " +
					"it beside the names below it.",
				Day: "2026-11-28",
			},
			{
				Source: "https://github.com/aws/aws-dotnet-extensions-configuration/issues/108",
				Says:   "Shows the refusal, which names the path `parameter/ommyx/dev` as the resource.",
				Day:    "2026-11-28",
			},
		},
		Check: "Creates a parameter `/bedrock-prove/38-…/model` and a role `bedrock-prove-…` that may list the path's own name " +
			"and nothing else, and lists the path as the role. The answer must hold the parameter.",
		Remedy: "Read parameters by their names, and report the resource that the message names.",
	},
	{
		Number: 41,
		Title:  "CountTokens is checked on the model, without the profile's key",
		Claims: []string{
			"`CountTokens` is an action of its own, `bedrock:CountTokens`, which is checked on the foundation model.",
			"`bedrock:InferenceProfileArn` is not set in that check.",
		},
		DependsOn: "Callers may count tokens on foundation models without a condition of the profile " +
			"([constructs/invoke_policy.go](../constructs/invoke_policy.go)). Counting runs no model and costs nothing.",
		IfWrong: "Callers that count tokens before a call are denied, or could be bound to their profile.",
		Status:  Open,
		Evidence: []Evidence{
			{
				Source: "https://github.com/aws-cloudformation/cfn-lint/blob/v1.58.0/src/cfnlint/data/AdditionalSpecs/Policies.json",
				Says: "Holds AWS's service reference: `bedrock:CountTokens` is checked on resource type `foundation-model` alone. " +
					"It does not say which keys a request has.",
				Day: "2026-11-28",
			},
		},
		Check: "As a role `bedrock-prove-…` under the shared policy, counts the tokens of one word for a Claude model of the " +
			"lists (must succeed), and again under a session policy that requires the key (must be denied). Costs nothing.",
		Remedy: "Change the statement of `CountTokens` in constructs/invoke_policy.go to the resource that the message names.",
	},
	{
		Number: 42,
		Title:  "GetInferenceProfile can be allowed by the profile's tag",
		Claims: []string{
			"`bedrock:GetInferenceProfile` is checked on the ARN of the application inference profile, and `aws:ResourceTag` is set " +
				"in that check.",
			"Frameworks call it on the profile's ARN before the first call of a model.",
		},
		DependsOn: "Callers may read profiles of their product by the same tag condition as for calls " +
			"([constructs/invoke_policy.go](../constructs/invoke_policy.go)).",
		IfWrong: "Frameworks that read the profile fail before the first call, although the call itself is allowed.",
		Status:  Settled,
		Evidence: []Evidence{
			{
				Source: "https://github.com/aws-cloudformation/cfn-lint/blob/v1.58.0/src/cfnlint/data/AdditionalSpecs/Policies.json",
				Says: "Holds AWS's service reference: the action is checked on resource types `application-inference-profile` and " +
					"`inference-profile`, and the first has condition key `aws:ResourceTag`.",
				Day: "2026-11-28",
			},
			{
				Source: "https://github.com/coder/coder/pull/28877",
				Says: "Resolves an application profile by `GetInferenceProfile` on its ARN, and documents the permission as " +
					"required.",
				Day: "2026-11-28",
			},
		},
		Check: "As a role `bedrock-prove-…` under the shared policy, reads the profile of its product (must succeed) and that of " +
			"another product (must be denied). No model is called, and the second claim is not checked.",
		Remedy: "Allow `bedrock:GetInferenceProfile` without the condition, on application profiles of the account.",
	},
}
