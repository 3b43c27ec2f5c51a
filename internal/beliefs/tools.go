package beliefs

// tools are the beliefs about the tools, the wrapper and the procedures of the documents.
var tools = []Belief{
	{
		Number: 21,
		Title:  "Retained buckets can be imported with their policies",
		Claims: []string{
			"`cdk import` accepts `AWS::S3::Bucket` and `AWS::KMS::Key` with their deletion policies.",
			"It accepts `AWS::S3::BucketPolicy`. No source states it, and an older list of AWS lacks the type.",
		},
		DependsOn: "The [runbook](runbook.md#re-install-after-the-logs-stacks-were-lost). No test covers it.",
		IfWrong:   "The policy has to be deleted and created again. Records of that time are dropped.",
		Status:    Open,
		Evidence: []Evidence{
			{
				Source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resource-import-supported-resources.html",
				Says: "Lists `AWS::S3::Bucket` and `AWS::KMS::Key` as importable. The edition of September 2023 has no line of " +
					"`AWS::S3::BucketPolicy`; no later one was read.",
				Day: "2026-11-28",
			},
		},
		Check: "Read only: asks `GetTemplateSummary` for a template of the three types. CloudFormation must name the identifiers " +
			"by which it imports each of them. No resource is created or imported.",
		Remedy: "Import the bucket alone, delete its policy, and deploy again.",
	},
	{
		Number: 30,
		Title:  "The CLI activates tags of IAM principals",
		Claims: []string{
			"`UpdateCostAllocationTagsStatus` accepts the keys as `ListCostAllocationTags` returns them. AWS documents only the " +
				"console for IAM principals.",
		},
		DependsOn: "The command of [billing](billing.md#1-activate-the-tags).",
		IfWrong:   "The response lists the keys under `Errors`. Activate them in the console.",
		Status:    Open,
		Check: "In the payer account: lists the keys, and sets the first key of IAM principals to the status that it has, which " +
			"changes nothing. The answer must list no error. Unclear in a member account, and while no such key is listed.",
		Remedy: "Activate the tags in the Billing console.",
	},
	{
		Number: 34,
		Title:  "The preflight reads whether a model is available",
		Claims: []string{
			"`GetFoundationModelAvailability` responds in every Region, also for a model that is only reached through a Geo or " +
				"Global profile there. It returns `NOT_AUTHORIZED` or no entitlement where a call would be refused. A missing " +
				"agreement is created by the first call of a principal that may subscribe in AWS Marketplace.",
			"IAM accepts a trust policy that names an OIDC provider of the account that does not exist. A missing provider is " +
				"therefore a warning.",
			"`GetFoundationModel` answers with the lifecycle of a model in the Regions that call it through a Geo or Global " +
				"profile, or else in a destination of the profile.",
		},
		DependsOn: "`go run ./cmd/preflight`. `npx cdk deploy --all` does not run it.",
		IfWrong: "If the first claim is wrong, the preflight fails or reports unknown where a deployment would succeed. If the " +
			"second is wrong, the deployment of the Access stack fails with `MalformedPolicyDocument`: create the provider " +
			"that the warning names. If the third is wrong, no message warns of a model near its end.",
		Status: Open,
		Check: "Asks the availability of every model of the lists in each of its Regions, and compares one answer with a call of " +
			"one token. Creates a role `bedrock-prove-…` whose trust policy names an OIDC provider that does not exist; it " +
			"must be accepted. The third claim is not checked.",
		Remedy: "Read the warning of the preflight as unknown, and create the provider before the deployment.",
	},
	{
		Number: 40,
		Title:  "The last chunk of a model's own stream has its counts",
		Claims: []string{
			"The last chunk of `InvokeModelWithResponseStream` has `amazon-bedrock-invocationMetrics`.",
		},
		DependsOn: "The wrapper counts a stream that is closed after this chunk, but before its end, as complete " +
			"([requestmetadata](../requestmetadata)).",
		IfWrong: "`PartialStream` is called for streams that were closed between the last chunk and the end.",
		Status:  Settled,
		Evidence: []Evidence{
			{
				Source: "https://github.com/langchain-ai/langchain-aws/pull/85",
				Says: "States that Amazon Bedrock streams a final chunk with `amazon-bedrock-invocationMetrics`, seen for " +
					"Anthropic and Mistral models.",
				Day: "2026-11-28",
			},
			{
				Source: "https://github.com/maximhq/bifrost/issues/5629",
				Says: "Shows `amazon-bedrock-invocationMetrics` with counts in a direct `InvokeModelWithResponseStream` of a " +
					"Claude model.",
				Day: "2026-11-28",
			},
		},
		Check: "Streams one token through a profile of the lists of a Claude model by `InvokeModelWithResponseStream`, and looks " +
			"for the field in the last chunk.",
		Remedy: "Read streams to their end.",
	},
}
