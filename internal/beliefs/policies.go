package beliefs

// policies are the beliefs about the preventive controls and the policy of the bill readers.
var policies = []Belief{
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
		Number: 36,
		Title:  "A bill reader's permissions are enough, also for a Region with a customer key",
		Claims: []string{
			"Athena reads the `default` database, the tables of a query and their column statistics, as Trino does, with the " +
				"permissions of the reader on the catalog, the database and the table. It does not need `glue:CreateDatabase` where that database exists.",
			"It reads the Iceberg table of the roll-up with the same permissions, and its metadata and data below `rollup/` of the ledger bucket.",
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
			"`bedrock-bill-reader` alone and queries the current day of `bedrock_spend`, the table of the roll-up, and the raw table of a Region " +
			"with a customer key where one is listed. All must succeed.",
		Remedy: "Add the permission that the message names to constructs/bill_reader_policy.go.",
	},
}
