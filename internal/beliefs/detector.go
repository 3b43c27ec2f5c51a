package beliefs

// detector are the beliefs about the detector, its alerts and the functions of custom resources.
var detector = []Belief{
	{
		Number: 9,
		Title:  "account:ListRegions needs no management account",
		Claims: []string{
			"A member account may list its own Regions when no account id is given " +
				"([API](https://docs.aws.amazon.com/accounts/latest/APIReference/API_ListRegions.html)).",
			"The permission works on `arn:aws:account::<account>:account`.",
		},
		DependsOn: "The detector lists Regions with this API ([internal/coverage](../internal/coverage)).",
		IfWrong:   "The detector reads all known Regions, the run reports an error, and the deployment of the Detector stack fails.",
		Status:    Settled,
		Evidence: []Evidence{
			{
				Source: "https://docs.aws.amazon.com/accounts/latest/APIReference/API_ListRegions.html",
				Says: "States that the account id defaults to the account of the caller, and that only a call for another account " +
					"needs the management account or a delegated administrator.",
				Day: "2026-11-28",
			},
			{
				Source: "https://github.com/aws-cloudformation/cfn-lint/blob/v1.58.0/src/cfnlint/data/AdditionalSpecs/Policies.json",
				Says: "Holds AWS's service reference: `account:ListRegions` is checked on resource type `account`, which is " +
					"`arn:aws:account::<account>:account`.",
				Day: "2026-11-28",
			},
		},
		Check: "Creates a role `bedrock-prove-…` whose only permission is the statement of the detector, assumes it and lists " +
			"the Regions. The answer must not be empty.",
		Remedy: "Give the statement of the detector the resource that the message names.",
	},
	{
		Number: 14,
		Title:  "Alarms may publish to the topic",
		Claims: []string{
			"CloudWatch alarms publish to a topic under a customer managed key whose policy allows `cloudwatch.amazonaws.com` on " +
				"condition of `aws:SourceAccount` and `aws:SourceArn`, with `kms:Decrypt` and `kms:GenerateDataKey`.",
		},
		DependsOn: "Key and topic are created in this form ([constructs/alert_topic.go](../constructs/alert_topic.go)). The " +
			"detector's own messages use the same key: its role may `kms:Decrypt` and `kms:GenerateDataKey`.",
		IfWrong: "If the check of the key lacks these condition keys, no alert address is notified of an unlogged Region. The " +
			"alarm's history shows it. If the permissions of the role are not enough, the detector's log shows it at level `ERROR`, " +
			"and the next run tries again.",
		Status: Settled,
		Evidence: []Evidence{
			{
				Source: "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
				Says: "Adds `aws:SourceAccount` and `aws:SourceArn` to the key policy of an encrypted topic, with " +
					"`kms:GenerateDataKey*` and `kms:Decrypt`, for every event source but EventBridge.",
				Day: "2026-11-28",
			},
			{
				Source: "https://aws.github.io/modern-data-architecture-accelerator/typedocs/functions/_aws-mdaa_cloudwatch-constructs.grantCloudWatchAlarmsTopicAccess.html",
				Says: "States for alarms that both conditions on the key are supported and correct, while on EventBridge's " +
					"statement they would drop every message.",
				Day: "2026-11-28",
			},
		},
		Check: "Creates an alarm `bedrock-bootstrap-bedrock-prove-…` whose action is the deployed topic, sets its state, and reads its " +
			"history: the action must have succeeded. Every address of the topic gets one message, which says that no action is " +
			"needed.",
		Remedy: "Remove the condition that the message names from the key policy in constructs/alert_topic.go.",
	},
	{
		Number: 25,
		Title:  "CloudFormation rolls back an update with the former properties",
		Claims: []string{
			"After a failed update CloudFormation sends an `Update` with the former `ResourceProperties`, and with the failed " +
				"properties as `OldResourceProperties`.",
		},
		DependsOn: "The detector's function and the logging function let such an update succeed, so that the stack is not stuck in " +
			"`UPDATE_ROLLBACK_FAILED` ([lambda/customresource](../lambda/customresource)).",
		IfWrong: "The Detector stack is stuck while a listed Region is unlogged, and a Region stack while a foreign configuration " +
			"is there. The [runbook](runbook.md#a-stack-is-stuck) lists the steps.",
		Status: Settled,
		Evidence: []Evidence{
			{
				Source: "https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.custom_resources-readme.html",
				Says: "States that CloudFormation issues an additional `Update` with the previous properties when an `Update` " +
					"fails.",
				Day: "2026-11-28",
			},
			{
				Source: "https://github.com/aws-cloudformation/custom-resource-helper/issues/71",
				Says: "Describes the request of a rollback as an update with new and old properties reversed, which nothing else " +
					"distinguishes.",
				Day: "2026-11-28",
			},
		},
		Check: "Deploys a stack `bedrock-prove-…` of an SNS topic, a queue that is subscribed to it and a custom resource whose requests " +
			"go to the topic. The tool answers the creation with success and an update with failure, and compares the properties of the " +
			"request that the rollback sends. The stack must reach `UPDATE_ROLLBACK_COMPLETE`.",
		Remedy: "Follow the runbook for a stuck stack, and report the request that was seen.",
	},
	{
		Number: 47,
		Title:  "CloudFormation takes the answers of custom resources in its own bucket of the Region",
		Claims: []string{
			"The `ResponseURL` of a request is an https URL without a user and a port. Its host is the bucket " +
				"`cloudformation-custom-resource-response-<Region without hyphens>` at an endpoint of Amazon S3: " +
				"`s3.<Region>`, `s3-<Region>`, `s3`, or one of dual stack or FIPS, below `amazonaws.com`.",
			"It answers without a redirect.",
		},
		DependsOn: "The functions refuse every other request, before they read or change anything " +
			"([lambda/customresource](../lambda/customresource), [catalog/response_hosts.go](../catalog/response_hosts.go)).",
		IfWrong: "Every deployment of a custom resource waits for its timeout and fails, and the log of the function says " +
			"`request refused` with the host of the request.",
		Status: Open,
		Evidence: []Evidence{
			{
				Source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/vpc-interface-endpoints.html",
				Says: "States that CloudFormation has such buckets in each Region, and gives their name, with the Region without " +
					"hyphens.",
				Day: "2026-11-29",
			},
			{
				Source: "https://github.com/binxio/cfn-secret-provider/issues/3",
				Says:   "Shows a request of eu-west-1 with the host `cloudformation-custom-resource-response-euwest1.s3-eu-west-1.amazonaws.com`.",
				Day:    "2026-11-29",
			},
			{
				Source: "https://github.com/aws-cloudformation/aws-cloudformation-templates/issues/100",
				Says:   "Shows a request of us-east-1 with the host `cloudformation-custom-resource-response-useast1.s3.amazonaws.com`.",
				Day:    "2026-11-29",
			},
			{
				Source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-lambda-function-code-cfnresponsemodule.html",
				Says:   "Holds the module of AWS for Node.js, which answers with `https.request`: it follows no redirect.",
				Day:    "2026-11-29",
			},
		},
		Check: "Deploys a stack `bedrock-prove-…` of an SNS topic, a queue that is subscribed to it and a custom resource whose " +
			"request goes to the topic, in the home Region. The tool answers it at the URL that it names, and compares the host. " +
			"Other Regions and redirects are not looked at.",
		Remedy: "Add the host that was seen to catalog/response_hosts.go.",
	},
	{
		Number: 33,
		Title:  "A role of another Region may publish to the encrypted topic",
		Claims: []string{
			"`sns:Publish` in the role's own policy and the key policy's condition on `aws:PrincipalArn` and `kms:ViaService` are " +
				"enough.",
		},
		DependsOn: "The alert of a repair ([constructs/alert_topic.go](../constructs/alert_topic.go)).",
		IfWrong:   "A repair succeeds and no alert is sent. The function's log and its errors show it.",
		Status:    Open,
		Check: "Creates a key and a topic without a subscription in the form of the Detector stack, and a role that the key " +
			"admits by conditions on `aws:PrincipalArn` and `kms:ViaService` alone. The role is assumed in another Region and " +
			"publishes one message. The answer must have a message id. The key is scheduled for deletion in seven days.",
		Remedy: "Remove the condition that the message names from the key policy in constructs/alert_topic.go.",
	},
	{
		Number: 43,
		Title:  "A role's new permissions may be refused for some seconds",
		Claims: []string{
			"The first calls of a function whose role's policy CloudFormation has just created may be denied, although the policy " +
				"is complete. A repetition succeeds within about a minute.",
		},
		DependsOn: "On requests of CloudFormation the functions repeat denied calls for about a minute, and never on scheduled " +
			"runs ([lambda/customresource](../lambda/customresource)).",
		IfWrong: "If propagation takes longer, a first deployment fails with a denial. A second deployment succeeds.",
		Status:  Settled,
		Evidence: []Evidence{
			{
				Source: "https://github.com/aws/aws-cdk/issues/37675",
				Says: "Confirms that a custom resource's function is invoked after its policy is complete and before IAM has " +
					"propagated it, and is then denied intermittently.",
				Day: "2026-11-28",
			},
			{
				Source: "https://github.com/aws/aws-cdk/pull/37878",
				Says:   "Repeats denied calls with delays of 31 seconds in all for this reason.",
				Day:    "2026-11-28",
			},
			{
				Source: "https://github.com/aws/aws-cdk/issues/31429",
				Says:   "Reports such denials on a first deployment.",
				Day:    "2026-11-28",
			},
			{
				Source: "https://github.com/go-to-k/cdkd/pull/756",
				Says: "Reports that a process that starts before IAM shows its role's policy stays denied until it ends. If that is " +
					"so, the minute does not help, and the next deployment does.",
				Day: "2026-11-28",
			},
		},
		Check: "Creates a role `bedrock-prove-…` with a policy that allows one read-only call, assumes it at once, and repeats " +
			"the call while it is denied. It must be allowed within `--patience`, a minute. The report has the time and the " +
			"number of denials.",
		Remedy: "Deploy again; the permissions of the first attempt have propagated by then.",
	},
	{
		Number: 50,
		Title:  "An alarm is created before its topic exists",
		Claims: []string{
			"CloudWatch takes an alarm whose action is the ARN of a topic that does not exist.",
		},
		DependsOn: "The Ledger stack has the alarm of the roll-up, whose topic is in the Detector stack. Neither waits for the other " +
			"([constructs/rollup_alarm.go](../constructs/rollup_alarm.go)).",
		IfWrong: "The first deployment of the Ledger stack fails where it is ahead of the Detector stack. Deploy again.",
		Status:  Open,
		Check: "Creates an alarm `bedrock-bootstrap-bedrock-prove-…` of a metric without data, whose action is a topic that does not exist. The call must " +
			"succeed. The alarm is removed.",
		Remedy: "Let the Ledger stack depend on the Detector stack in stacks/app.go.",
	},
}
