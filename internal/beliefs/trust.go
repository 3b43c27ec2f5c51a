package beliefs

// trust are the beliefs about the trust policies of the caller roles.
var trust = []Belief{
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
