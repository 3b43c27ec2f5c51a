package policies

import (
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// owners returns the statements about what only a deployment may change.
func owners(c catalog.Catalog) []Statement {
	var keys []string
	for _, key := range schema.Keys.EveryName(catalog.RoleTagKeys) {
		keys = append(keys, c.Account.TagPrefix+key)
	}
	return []Statement{
		{
			Sid: "LoggingStays", Effect: "Deny",
			Action:   []string{"bedrock:DeleteModelInvocationLoggingConfiguration", "bedrock:PutModelInvocationLoggingConfiguration"},
			Resource: []string{"*"},
			Reason:   "Whoever moves or ends the log can spend unseen. The configuration has no resource to name",
			Exempt:   []role{execution, loggingRoles, breakGlass},
		},
		{
			Sid: "ProfilesAreDeployed", Effect: "Deny",
			Action: []string{
				"bedrock:CreateInferenceProfile", "bedrock:DeleteInferenceProfile", "bedrock:TagResource", "bedrock:UntagResource",
			},
			Resource: []string{applicationProfiles},
			Reason:   "Who makes or tags a profile decides who pays",
			Exempt:   []role{execution, breakGlass},
		},
		{
			Sid: "OurTagsAreDeployed", Effect: "Deny",
			Action: []string{
				"iam:CreateRole", "iam:CreateUser", "iam:TagRole", "iam:TagUser", "iam:UntagRole", "iam:UntagUser", "sts:TagSession",
			},
			Resource: []string{"*"},
			// IAM compares tag keys without case.
			Condition: Condition{"ForAnyValue:StringEqualsIgnoreCase": {"aws:TagKeys": keys}},
			Reason:    "A principal's tags say whose profiles it may call. Any principal could be given them",
			Exempt:    []role{execution, breakGlass},
		},
		{
			Sid: "OurPolicyIsDeployed", Effect: "Deny",
			Action:    []string{"iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:AttachUserPolicy"},
			Resource:  []string{"*"},
			Condition: Condition{"ArnLike": {"iam:PolicyARN": ourPolicies}},
			Reason:    "Callers are those of the lists. Any principal could be given the policy",
			Exempt:    []role{execution, breakGlass},
		},
		{
			Sid: "OurPoliciesStay", Effect: "Deny",
			Action:   []string{"iam:CreatePolicyVersion", "iam:DeletePolicy*", "iam:SetDefaultPolicyVersion"},
			Resource: append([]string{readerPolicy}, ourPolicies...),
			Reason:   "The policy and the boundary are what binds the callers, another what a reader of the bill may not read",
			Exempt:   []role{execution, breakGlass},
		},
		{
			Sid: "OurRolesStay", Effect: "Deny",
			Action: []string{
				"iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRole*", "iam:DetachRolePolicy", "iam:PutRole*",
				"iam:UpdateAssumeRolePolicy",
			},
			Resource: append([]string{execution.arn, deploying.arn}, ourRoles...),
			Reason:   "Who may become a caller, a function or the deployment is decided by trust, policies and boundary of their roles",
			Exempt:   []role{execution, breakGlass},
		},
		{
			Sid: "OurRolesAreNotLent", Effect: "Deny",
			Action: []string{
				"cloudformation:Create*", "cloudformation:DeleteStack", "cloudformation:ExecuteChangeSet",
				"cloudformation:SetStackPolicy", "cloudformation:Update*", "iam:PassRole",
			},
			Resource: []string{
				"arn:aws:cloudformation:*:*:stack/" + catalog.Namespace + "-*/*",
				"arn:aws:cloudformation:*:*:stack/CDKToolkit/*",
				execution.arn, functionRoles,
			},
			Reason: "Whoever hands the deployment's role to a stack, changes one that keeps it, or hands a function's role to code, acts as it",
			Exempt: []role{execution, deploying, breakGlass},
		},
		{
			Sid: "OurFunctionsStay", Effect: "Deny",
			Action: []string{
				"events:DeleteRule", "events:DisableRule", "events:Put*", "events:RemoveTargets",
				"lambda:AddPermission", "lambda:UpdateFunction*",
			},
			Resource: []string{
				// CloudFormation makes the names of rules, from that of the stack.
				"arn:aws:events:*:*:rule/" + catalog.Namespace + "-*",
				"arn:aws:lambda:*:*:function:" + catalog.Namespace + "-*",
			},
			Reason: "Other code would run with the permission to end the log, others would start it, or nobody",
			Exempt: []role{execution, breakGlass},
		},
		{
			Sid: "OurFunctionsAreNotAsked", Effect: "Deny",
			Action:   []string{"lambda:Invoke*"},
			Resource: []string{"arn:aws:lambda:*:*:function:" + catalog.LoggingFunction("*")},
			Reason:   "A forged request of CloudFormation would have the function move the log",
			// CloudFormation asks as the deployment. EventBridge is a service, which no SCP binds.
			Exempt: []role{execution, detector, breakGlass},
		},
		{
			Sid: "OurParametersStay", Effect: "Deny",
			Action:   []string{"ssm:DeleteParameter*", "ssm:PutParameter"},
			Resource: []string{"arn:aws:ssm:*:*:parameter/" + catalog.Namespace + "/*"},
			Reason:   "They say what the logging functions put back and which profiles a service calls",
			Exempt:   []role{execution, loggingRoles, breakGlass},
		},
	}
}
