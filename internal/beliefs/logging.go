package beliefs

// logging are the beliefs about invocation logging: its configuration, its delivery and its repair.
var logging = []Belief{
	{
		Number: 4,
		Title:  "A delivery flag that is left out means true",
		Claims: []string{
			"A delivery flag that is left out of `PutModelInvocationLoggingConfiguration` means true.",
			"The answer of `GetModelInvocationLoggingConfiguration` may lack a flag: in `ca-west-1` it lacks the video flag, " +
				"whatever was put.",
		},
		DependsOn: "The code sets all five flags. A flag that is missing in our own configuration is as it was put. In a " +
			"configuration of others it is unknown, and it is kept and given back as missing " +
			"([internal/loggingconfig](../internal/loggingconfig)).",
		IfWrong: "A message describes a foreign configuration without flags incorrectly. Where another Region leaves out a flag, " +
			"our own configuration is still recognized.",
		Status: Settled,
		Evidence: []Evidence{
			{
				Source: "https://github.com/hashicorp/terraform-provider-aws/pull/41317",
				Says:   "Gives the flags a default of true to match the behavior of the API that was observed in tests.",
				Day:    "2026-11-28",
			},
			{
				Source: "https://github.com/hashicorp/terraform-provider-aws/issues/41312",
				Says:   "Reports that a configuration that was put without the video flag has video delivery turned on.",
				Day:    "2026-11-28",
			},
			{
				Source: "https://github.com/hashicorp/terraform-provider-aws/issues/49569",
				Says:   "Reports that `GetModelInvocationLoggingConfiguration` in `ca-west-1` returns no `videoDataDeliveryEnabled`.",
				Day:    "2026-11-28",
			},
		},
		Check: "In an enabled Region that is not listed and has no configuration, creates a bucket `bedrock-prove-…`, puts a " +
			"configuration without flags, reads it, puts one with five flags false, reads it, and deletes both. The flags that each " +
			"answer holds are compared with what was put, and the flags that it lacks are named.",
		Remedy: "Correct the description of foreign configurations in internal/loggingconfig.",
	},
	{
		Number: 5,
		Title:  "The refusal of a bucket policy begins with \"Failed to validate permissions\"",
		Claims: []string{
			"`PutModelInvocationLoggingConfiguration` checks by a write that Amazon Bedrock may write to the bucket, and refuses it " +
				"with a `ValidationException` whose message begins with these words.",
			"The message is the same, and names the bucket policy, where the policy of the bucket's key lacks the permission.",
		},
		DependsOn: "The function retries an error of that code and beginning for two minutes " +
			"([lambda/invocationlogging](../lambda/invocationlogging)).",
		IfWrong: "A first deployment may fail where it should have waited. A second deployment succeeds.",
		Status:  Settled,
		Evidence: []Evidence{
			{
				Source: "https://github.com/EntropyZero/claude-gateway-in-govcloud/blob/main/docs/operations/troubleshooting.md",
				Says: "Section 12.1 describes `PutModelInvocationLoggingConfiguration` refused with \"Failed to validate " +
					"permissions for bucket … verify the S3 bucket policy\", also where the key's policy is the cause.",
				Day: "2026-11-28",
			},
			{
				Source: "https://github.com/alphagov/govuk-infrastructure/pull/2440",
				Says: "Shows the code and the same beginning for a log group: `ValidationException: Failed to validate " +
					"permissions for log group`.",
				Day: "2026-11-28",
			},
		},
		Check: "In an enabled Region that is not listed and has no configuration, creates a bucket `bedrock-prove-…` without a policy " +
			"and a role that may put a configuration and nothing else, puts a configuration with the bucket as the role, and " +
			"compares code and beginning of the error. The claim about the bucket's key is not checked.",
		Remedy: "Add the code and the words of the report to the errors that lambda/invocationlogging retries.",
	},
	{
		Number: 13,
		Title:  "A request is delivered at most once a delivery day, or twice on the same one",
		Claims: []string{
			"A request that is delivered twice lies in the folder of one day.",
		},
		DependsOn: "The views remove duplicates within a delivery day, so that a filter on `date` reads only those folders " +
			"([ledger/views](../ledger/views)).",
		IfWrong: "A duplicate that crosses midnight UTC counts twice.",
		Status:  Open,
		Check: "Read only, in an account with a deployment: counts the requests of the last 7 days that have more than one record, and " +
			"those of them with records on more than one day. The query reads the logs of these days. Unclear while no request was " +
			"delivered twice.",
		Remedy: "Query periods that begin and end apart from the day of the duplicate, and report the count: the views then need " +
			"a wider window.",
	},
	{
		Number: 15,
		Title:  "Amazon Bedrock delivers to buckets in the account-regional namespace",
		Claims: []string{
			"The delivery treats such a bucket like any other.",
			"CloudFormation accepts a `BucketName` with the full suffix together with `BucketNamespace`.",
		},
		DependsOn: "The buckets have such names ([constructs/bucket.go](../constructs/bucket.go)).",
		IfWrong:   "The Logs stack fails, or the Region stack fails with the refusal of (5).",
		Status:    Open,
		Check: "Calls a profile for one token in a listed Region without `CustomerKey`. Later, `--continue` looks for the record " +
			"of that request in the objects that were written to the log bucket since the call. Fails where CloudWatch counts " +
			"a failed delivery since the call and the record is missing, or where it is missing after two hours.",
		Remedy: "Add the Region to `globalNamespaceRegions` in catalog/bucket_names.go before its first deployment.",
	},
	{
		Number: 16,
		Title:  "Delivery to a bucket under a customer key needs kms:GenerateDataKey alone",
		Claims: []string{
			"The key policy must allow `bedrock.amazonaws.com` the action `kms:GenerateDataKey` and no other. Without it the " +
				"configuration is refused (5).",
			"A failed delivery is metered as `ModelInvocationLogsS3DeliveryFailure` in namespace `AWS/Bedrock`.",
		},
		DependsOn: "The key policy allows Amazon Bedrock this action ([constructs/log_bucket.go](../constructs/log_bucket.go)). " +
			"The detector accepts any dimension of the metric, because it is not documented " +
			"([internal/metering](../internal/metering)).",
		IfWrong: "The configuration of a Region with `CustomerKey` is refused, or its records are dropped. The detector detects " +
			"the loss only by the metric of failed deliveries.",
		Status: Settled,
		Evidence: []Evidence{
			{
				Source: "https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html",
				Says: "States that the delivery metrics have dimension \"Across all model IDs\" in namespace `AWS/Bedrock`. Its " +
					"name in the API is not stated.",
				Day: "2026-11-28",
			},
			{
				Source: "https://github.com/EntropyZero/claude-gateway-in-govcloud/blob/main/docs/operations/troubleshooting.md",
				Says: "States that Amazon Bedrock delivers to such a bucket only if the key policy grants `bedrock.amazonaws.com` " +
					"this action, and that the configuration is refused without it (section 12.1); a test of that repository holds " +
					"its statement to this action alone.",
				Day: "2026-11-28",
			},
		},
		Check: "Calls a profile for one token in a listed Region with `CustomerKey`. Later, `--continue` looks for the record of " +
			"that request in the log bucket: its object must be encrypted with a key of KMS. The deployed key policy allows " +
			"this action alone. The series of the delivery metrics are listed with their dimensions.",
		Remedy: "Add the action that the message names to the key policy in constructs/log_bucket.go.",
	},
	{
		Number: 17,
		Title:  "The permission-check object does no harm",
		Claims: []string{
			"The object that Amazon Bedrock writes when logging is turned on is empty or not a record, wherever it lies.",
		},
		DependsOn: "Views skip empty lines, and count other lines that are not records in `bedrock_malformed` " +
			"([ledger/views](../ledger/views)).",
		IfWrong: "If the object holds text below the log folder, `bedrock_malformed` has a row for it.",
		Status:  Settled,
		Evidence: []Evidence{
			{
				Source: "https://github.com/plantonhq/planton",
				Says: "The guide of component AwsBedrockInvocationLogging states that a destination in Amazon S3 gets objects " +
					"`amazon-bedrock-logs-permission-check` of zero bytes under each configured prefix, without any call, and that " +
					"they outlive the configuration.",
				Day: "2026-11-28",
			},
		},
		Check: "In an enabled Region that is not listed and has no configuration, creates a bucket, puts a configuration with " +
			"it, and lists the bucket. Fails where an object has content and lies where the views read lines. Everything is " +
			"removed.",
		Remedy: "Add the key of the object to those that the views leave out.",
	},
	{
		Number: 27,
		Title:  "Asynchronous and bidirectional calls leave no log",
		Claims: []string{
			"`StartAsyncInvoke` and `InvokeModelWithBidirectionalStream` need `bedrock:InvokeModel` alone " +
				"([async](https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_StartAsyncInvoke.html), " +
				"[bidirectional](https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModelWithBidirectionalStream.html)). " +
				"No policy can therefore deny them by action.",
			"Invocation logging does not cover them.",
			"`StartAsyncInvoke` is also checked on an `async-invoke` resource, which [the reference " +
				"lists](https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html) for " +
				"`InvokeModel`. No policy here allows this resource, and the preventive controls deny it.",
		},
		DependsOn: "A remaining gap: a caller may open a bidirectional stream through its product's profile, where the profile's " +
			"model offers it: speech to speech, Amazon Nova Sonic " +
			"([models](https://docs.aws.amazon.com/bedrock/latest/userguide/models-api-compatibility.html)). Asynchronous calls are " +
			"offered for video (Amazon Nova Reel, Luma Ray) and embeddings of video (TwelveLabs Marengo, Amazon Nova Multimodal " +
			"Embeddings). The shipped lists have no such model. The call is in the product's bill, and CloudWatch meters it. It has " +
			"no row in `bedrock_invocation_logs`.",
		IfWrong: "If `async-invoke` is not checked, the same gap exists for asynchronous calls. To find such calls, record data " +
			"events of the types `AWS::Bedrock::Model` and `AWS::Bedrock::AsyncInvoke` in a trail, by advanced event selectors " +
			"beside the trail's own: each call is then an event with its caller and its `modelId`.",
		Status: Open,
		Evidence: []Evidence{
			{
				Source: "https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_StartAsyncInvoke.html",
				Says:   "States that the operation requires permission for `bedrock:InvokeModel`.",
				Day:    "2026-11-28",
			},
			{
				Source: "https://github.com/aws-cloudformation/cfn-lint/blob/v1.58.0/src/cfnlint/data/AdditionalSpecs/Policies.json",
				Says: "Holds AWS's service reference, which lists `async-invoke` among the resource types of `InvokeModel`, all " +
					"of them optional, and no action for the two operations.",
				Day: "2026-11-28",
			},
		},
		Check: "Creates a role `bedrock-prove-…` that may invoke every model, and starts an asynchronous call of a video model " +
			"in `us-east-1` with an empty request, which starts no job. Under a session policy that allows models alone, the " +
			"call must be denied on an `async-invoke` resource. Bidirectional calls and the logs are not checked.",
		Remedy: "Deny `bedrock:InvokeModel` for the models that offer these operations, and record the data events.",
	},
	{
		Number: 31,
		Title:  "A configuration with a log group needs iam:PassRole",
		Claims: []string{
			"To put a configuration with a CloudWatch log group, the caller must be allowed `iam:PassRole` on the role of the " +
				"configuration.",
			"`iam:PassedToService` is `bedrock.amazonaws.com` in that check. No public observation shows it for this operation.",
		},
		DependsOn: "The logging function has that permission in every Region, for roles of this account. It puts such a " +
			"configuration when it keeps a log group or puts back an adopted configuration " +
			"([constructs/invocation_logging.go](../constructs/invocation_logging.go)).",
		IfWrong: "If more permissions are needed, putting the configuration back fails with an error. Ours stays on, and the " +
			"former configuration stays in its parameter.",
		Status: Open,
		Evidence: []Evidence{
			{
				Source: "https://github.com/alphagov/govuk-infrastructure/pull/2439",
				Says: "Shows `PutModelInvocationLoggingConfiguration` refused with 403 because `iam:PassRole` on the role of the " +
					"configuration is missing.",
				Day: "2026-11-28",
			},
			{
				Source: "https://github.com/alphagov/govuk-infrastructure/pull/2440",
				Says: "Shows the next refusal after that permission was given: of the role's own permissions. No other permission " +
					"of the caller is named.",
				Day: "2026-11-28",
			},
			{
				Source: "https://github.com/ministryofjustice/analytical-platform/pull/10682",
				Says: "Conditions `iam:PassRole` on `bedrock.amazonaws.com` for batch inference, another operation of the same " +
					"service.",
				Day: "2026-11-28",
			},
		},
		Check: "In an enabled Region that is not listed and has no configuration, creates a bucket, a log group with its role, " +
			"and a role that may put the configuration. That role puts a configuration with the log group twice: without " +
			"`iam:PassRole` (must be denied, naming the action) and with it, for `bedrock.amazonaws.com` alone (must " +
			"succeed). Everything is removed.",
		Remedy: "Add the permission that the message names to the role of the logging function.",
	},
	{
		Number: 32,
		Title:  "CloudTrail's event of a changed configuration starts the repair",
		Claims: []string{
			"The event has source `aws.bedrock`, detail type \"AWS API Call via CloudTrail\", event source `bedrock.amazonaws.com` " +
				"and the caller's `userIdentity.arn`. A call by the function's own role is " +
				"`assumed-role/bedrock-bootstrap-logging-<region>/…`.",
			"`GetTrailStatus` responds in every Region that a trail covers, also for an organization's trail, by its ARN.",
		},
		DependsOn: "The rule of the repair and its function ([constructs/repair_rule.go](../constructs/repair_rule.go)), and the " +
			"detector's finding `repair-blind` ([internal/coverage](../internal/coverage)).",
		IfWrong: "If the source differs, nothing is repaired before the next hourly run. If our own calls look different, each of " +
			"our puts starts one more run, which finds nothing to do. If `GetTrailStatus` does not respond, the finding of a Region " +
			"states that it is unknown whether a trail records, and no Region is `repair-blind`.",
		Status: Settled,
		Evidence: []Evidence{
			{
				Source: "https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-bedrock.html",
				Says: "Gives the pattern: source `aws.bedrock`, detail type \"AWS API Call via CloudTrail\", event source " +
					"`bedrock.amazonaws.com`.",
				Day: "2026-11-28",
			},
			{
				Source: "https://github.com/panther-labs/panther-analysis/pull/1484",
				Says: "Adds a rule with the event of a deleted configuration, reproduced in a lab: a management event of " +
					"`bedrock.amazonaws.com` whose `userIdentity.arn` is `arn:aws:sts::<account>:assumed-role/<role>/<session>`.",
				Day: "2026-11-28",
			},
			{
				Source: "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html",
				Says: "States that the status of a trail's replication in another Region is read by the trail's ARN, and that a " +
					"member account names an organization's trail by its full ARN.",
				Day: "2026-11-28",
			},
		},
		Check: "In an enabled Region that is not listed and has no configuration, asks `GetTrailStatus` for every trail that " +
			"`DescribeTrails` lists. Where one is logging, creates a bucket, a queue and a rule that matches the name of the " +
			"event alone, puts a configuration as a role of the check, and waits for the event (`--patience 15m`). Compares " +
			"its source, detail type, event source and `userIdentity.arn`. Everything is removed.",
		Remedy: "Correct the pattern in constructs/repair_rule.go to the event of the report. The hourly run repairs until then.",
	},
}
