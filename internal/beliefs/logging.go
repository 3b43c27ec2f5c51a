package beliefs

// logging are the beliefs about invocation logging: its configuration, its delivery and its repair.
var logging = []Belief{
	{
		Number: 4,
		Title:  "A delivery flag that is left out means true",
		Claims: []string{
			"A configuration that is put without delivery flags delivers all data, and `GetModelInvocationLoggingConfiguration` " +
				"answers true for a flag that was left out.",
		},
		DependsOn: "The code sets all five flags, and reads a missing flag of a foreign configuration as true " +
			"([internal/loggingconfig](../internal/loggingconfig)).",
		IfWrong: "A message describes a foreign configuration without flags incorrectly. Our configuration is not affected.",
		Status:  Open,
		Check: "In an enabled Region that is not listed, has no configuration and has no calls, creates a bucket " +
			"`bedrock-prove-…`, puts a configuration without flags, reads it, and deletes both. The flags of the answer are " +
			"compared with true.",
		Remedy: "Correct the description of foreign configurations in internal/loggingconfig.",
	},
	{
		Number: 5,
		Title:  "The refusal of a bucket policy begins with \"Failed to validate permissions\"",
		Claims: []string{
			"`PutModelInvocationLoggingConfiguration` checks that Amazon Bedrock may write to the bucket, and refuses it with a " +
				"`ValidationException` whose message begins with these words.",
		},
		DependsOn: "The function retries an error of that code and beginning for two minutes " +
			"([lambda/invocationlogging](../lambda/invocationlogging)).",
		IfWrong: "A first deployment may fail where it should have waited. A second deployment succeeds.",
		Status:  Open,
		Check: "In an enabled Region that is not listed and has no configuration, creates a bucket `bedrock-prove-…` without a " +
			"policy, puts a configuration with it, and compares code and beginning of the error. The bucket is deleted, and so is " +
			"the configuration if the call succeeded.",
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
		Check: "Read only, in an account with a deployment: runs the named query `delivered_twice` over the last 30 days and " +
			"counts requests on more than one day. Unclear while no request was delivered twice.",
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
		Check: "In an enabled Region that is not listed and has no configuration, deploys a stack `bedrock-prove-bucket` of one " +
			"such bucket with its policy, puts a configuration, calls the cheapest model for one token and waits up to an hour for " +
			"an object with the request's id (`--continue` resumes). Configuration, objects and stack are removed.",
		Remedy: "Set the namespace of the Region's bucket to global in catalog.Region before the first deployment.",
	},
	{
		Number: 16,
		Title:  "Delivery to a bucket under a customer key needs kms:GenerateDataKey alone",
		Claims: []string{
			"The key policy must allow `bedrock.amazonaws.com` the action `kms:GenerateDataKey` and no other " +
				"([page](https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html)).",
			"A failed delivery is metered as `ModelInvocationLogsS3DeliveryFailure` in namespace `AWS/Bedrock`.",
		},
		DependsOn: "The key policy allows Amazon Bedrock this action ([constructs/log_bucket.go](../constructs/log_bucket.go)). " +
			"The detector accepts any dimension of the metric, because it is not documented " +
			"([internal/metering](../internal/metering)).",
		IfWrong: "Records of Regions with `CustomerKey` are dropped. The detector detects the loss only by the metric of failed " +
			"deliveries.",
		Status: Open,
		Check: "As entry 15, with a customer key `bedrock-prove-key` whose policy allows this action alone: the configuration " +
			"must be accepted and the record delivered within an hour. The series of the delivery metrics are listed with their " +
			"dimensions. The key is scheduled for deletion in seven days.",
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
		Status:  Open,
		Check: "Read only: lists the bucket of a configuration (that of entry 15, or a listed Region's), and compares key, size " +
			"and content of each object whose key contains `amazon-bedrock-logs-permission-check` with what the views skip.",
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
		Check: "Calls `StartAsyncInvoke` as a role `bedrock-prove-caller` under the shared policy, which must be denied on an " +
			"`async-invoke` resource before any work starts. Read only for the rest: lists the resource types of the two actions in " +
			"the service's authorization reference.",
		Remedy: "Deny `bedrock:InvokeModel` for the models that offer these operations, and record the data events.",
	},
	{
		Number: 31,
		Title:  "A configuration with a log group needs iam:PassRole",
		Claims: []string{
			"To put a configuration with a CloudWatch log group, the caller must be allowed `iam:PassRole` on the role of the " +
				"configuration, to `bedrock.amazonaws.com`.",
		},
		DependsOn: "The logging function has that permission in every Region, for roles of this account. It puts such a " +
			"configuration when it keeps a log group or puts back an adopted configuration " +
			"([constructs/invocation_logging.go](../constructs/invocation_logging.go)).",
		IfWrong: "If more permissions are needed, putting the configuration back fails with an error. Ours stays on, and the " +
			"former configuration stays in its parameter.",
		Status: Open,
		Check: "In an enabled Region that is not listed and has no configuration, creates a log group, its role and a caller's " +
			"role `bedrock-prove-…`, and puts the configuration twice: as the caller without `iam:PassRole` (must be denied, naming " +
			"the action) and with it (must succeed). Everything is removed.",
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
		Status: Open,
		Check: "In an enabled Region that is not listed and has no configuration, creates a queue and a rule " +
			"`bedrock-prove-events` with the pattern of the repair, deletes the absent configuration, and waits up to 15 minutes " +
			"for the event. Compares its four fields. Read only: asks `GetTrailStatus` for every trail that `DescribeTrails` lists " +
			"there.",
		Remedy: "Correct the pattern in constructs/repair_rule.go to the event of the report. The hourly run repairs until then.",
	},
}
