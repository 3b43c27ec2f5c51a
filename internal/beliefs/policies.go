package beliefs

// policies are the beliefs about decisions of IAM.
var policies = []Belief{
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
		Number: 18,
		Title:  "ECS, Step Functions and AgentCore set the source of a role",
		Claims: []string{
			"`aws:SourceAccount` and `aws:SourceArn` are set in the `AssumeRole` of ECS, Step Functions and Amazon Bedrock " +
				"AgentCore. [catalog/trust.go](../catalog/trust.go) names their pages.",
		},
		DependsOn: "The trust policy of a role with `catalog.ECSTasks`, `StepFunctions` or `AgentCore` requires both keys. Those " +
			"of `Lambda` and `EC2` require none.",
		IfWrong: "If the keys are missing, or missing on a launch type, the program cannot assume the role.",
		Status:  Settled,
		Evidence: []Evidence{
			{
				Source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html",
				Says:   "Shows a trust policy of `ecs-tasks.amazonaws.com` that requires `aws:SourceArn` and `aws:SourceAccount`.",
				Day:    "2026-11-28",
			},
			{
				Source: "https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html",
				Says:   "Shows the same for `states.amazonaws.com`.",
				Day:    "2026-11-28",
			},
			{
				Source: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-security-best-practices.html",
				Says:   "Shows the same for `bedrock-agentcore.amazonaws.com`.",
				Day:    "2026-11-28",
			},
		},
		Check: "Read only: looks up in CloudTrail the `AssumeRole` events of the deployed roles of ECS, Step Functions and " +
			"AgentCore. The check holds if a service assumed one of its roles, and fails if a service was denied and never " +
			"assumed one. Unclear where no such role was used in the last 90 days.",
		Remedy: "Remove the two keys from the trust policy of the service that fails (catalog/trust.go).",
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
			"never observed.",
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
		Number: 28,
		Title:  "The preventive controls decide as the simulator does",
		Claims: []string{
			"SCPs accept `NotResource` and policy variables in conditions " +
				"([announcement](https://aws.amazon.com/blogs/security/unlock-new-possibilities-aws-organizations-service-control-policy-now-supports-full-iam-language), " +
				"[variables](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html)). A default value " +
				"in a variable, string operators on the ARN in `bedrock:InferenceProfileArn`, and `aws:ResourceTag` of a profile " +
				"work in an SCP as in a policy of a role.",
			"CloudFormation changes a stack, and invokes the function of a custom resource, as the role that the stack was " +
				"[deployed with](https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html), for " +
				"every principal that may change the stack. The CDK changes stacks as its deploy role.",
			"The name that CloudFormation generates for a rule [begins with the stack's " +
				"name](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html), cut to no " +
				"less than `bedrock-bootstrap-`.",
		},
		DependsOn: "[policies/](../policies/README.md), and no stack. The callers' own policy works without the preventive " +
			"controls.",
		IfWrong: "Allowed calls fail, or calls pass that should be denied. Attach the SCPs to one test account first.",
		Status:  Open,
		Check: "Read only: gives the SCPs of the lists to `SimulateCustomPolicy`, and compares its decisions on up to ten " +
			"requests with those of the tests. Nothing is attached. The simulator reads the SCPs as policies of a role: their " +
			"evaluation by an organization, the roles of stacks and the name of the rule are not checked.",
		Remedy: "Detach the SCP from all but the test account until the statement that decides the named request is corrected.",
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
		Number: 35,
		Title:  "A session's tags are refused by the role's trust policy, inherited ones too",
		Claims: []string{
			"A Deny of `sts:TagSession` in a trust policy ends `AssumeRole` with such tags for every principal, AWS services " +
				"included.",
			"`aws:TagKeys` also holds the tags that a chained session inherits (transitive tags).",
		},
		DependsOn: "The trust policy denies our keys ([constructs/trust.go](../constructs/trust.go)) and allows `sts:TagSession` " +
			"to EKS Pod Identity alone.",
		IfWrong: "If inherited tags are not in `aws:TagKeys`, nothing changes for trust policies without `sts:TagSession`: they " +
			"refuse every tag. EKS Pod Identity does not chain.",
		Status: Open,
		Evidence: []Evidence{
			{
				Source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html",
				Says: "States that `AssumeRole` with session tags fails where a trust policy does not allow `sts:TagSession`, and " +
					"that transitive tags pass to the later sessions of a chain. It does not state whether `aws:TagKeys` holds them.",
				Day: "2026-11-28",
			},
		},
		Check: "Creates two roles `bedrock-prove-…-first` and `-second`, the second with the Deny of our trust policies. Assumes " +
			"the second with a session tag of our key in three spellings, and through a session of the first that passes the " +
			"tag on. Each must be denied. Without our tag it must succeed.",
		Remedy: "Remove `sts:TagSession` from the trust policies that allow it until the report is read.",
	},
	{
		Number: 36,
		Title:  "A bill reader's permissions are enough, also for a Region with a customer key",
		Claims: []string{
			"Athena reads the `default` database, the tables of a query and their column statistics, as Trino does, with the " +
				"permissions of the reader. It does not need `glue:CreateDatabase` where that database exists.",
			"Amazon S3 decrypts under a bucket key with the bucket's ARN as encryption context and the reader's `kms:Decrypt`.",
		},
		DependsOn: "The policy allows these and no more ([constructs/bill_reader_policy.go](../constructs/bill_reader_policy.go)).",
		IfWrong: "The query of a bill reader fails and names the missing permission. Where Lake Formation governs the catalog, the " +
			"reader also needs its grants.",
		Status: Open,
		Evidence: []Evidence{
			{
				Source: "https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html",
				Says: "States that access to the `default` database is mandatory, with `GetDatabase`, `GetDatabases` and, in the " +
					"edition of 2023, `CreateDatabase`, which the policy does not allow.",
				Day: "2026-11-28",
			},
		},
		Check: "In an account with a deployment and `BillReader`, creates a role `bedrock-prove-…` with the policy " +
			"`bedrock-bill-reader` alone and queries the current day of `bedrock_spend`, and of the raw table of a Region " +
			"with a customer key where one is listed. Both must succeed.",
		Remedy: "Add the permission that the message names to constructs/bill_reader_policy.go.",
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
	{
		Number: 45,
		Title:  "GitHub's token has the ids of the repository and its owner",
		Claims: []string{
			"AWS STS sets `token.actions.githubusercontent.com:repository_id` and `:repository_owner_id` from the token's claims.",
			"A subject may have the ids of owner and repository, as `repo:acme@123456/evals@456789:…`, or their names alone.",
		},
		DependsOn: "The trust policy of a role whose repository is listed with ids requires both keys, and admits both forms of the " +
			"subject ([constructs/trust.go](../constructs/trust.go)).",
		IfWrong: "No job assumes such a role. List the repository with its names alone.",
		Status:  Settled,
		Evidence: []Evidence{
			{
				Source: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html",
				Says:   "Lists both condition keys for `AssumeRoleWithWebIdentity`.",
				Day:    "2026-11-28",
			},
			{
				Source: "https://github.com/aws-actions/configure-aws-credentials/issues/1888",
				Says:   "Reports subjects with numeric ids.",
				Day:    "2026-11-28",
			},
		},
		Check: "Read only: looks up the `AssumeRoleWithWebIdentity` events of the roles whose repository is listed with ids, in " +
			"CloudTrail. The check holds if a job assumed one of them, and fails if every job was denied. Unclear where no job ran.",
		Remedy: "List the repository in products.go with its names alone, without ids.",
	},
}
