package policies

import (
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// owners returns the statements about resources that only a deployment may change.
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
			Reason:   "A principal that moves or ends the log could spend without a record. The configuration has no resource to name",
			Exempt:   []role{execution(c), loggingRoles, breakGlass},
		},
		{
			Sid: "ProfilesAreDeployed", Effect: "Deny",
			Action: []string{
				"bedrock:CreateInferenceProfile", "bedrock:DeleteInferenceProfile", "bedrock:TagResource", "bedrock:UntagResource",
			},
			Resource: []string{applicationProfiles},
			Reason:   "The creator and the tags of a profile decide who pays",
			Exempt:   []role{execution(c), profileRoles, breakGlass},
		},
		{
			Sid: "OurTagsAreDeployed", Effect: "Deny",
			Action: []string{
				"iam:CreateRole", "iam:CreateUser", "iam:TagRole", "iam:TagUser", "iam:UntagRole", "iam:UntagUser", "sts:TagSession",
			},
			Resource: []string{"*"},
			// IAM compares tag keys without case.
			Condition: Condition{"ForAnyValue:StringEqualsIgnoreCase": {"aws:TagKeys": keys}},
			Reason:    "The tags of a principal decide whose profiles it may call. Any principal could get them",
			Exempt:    []role{execution(c), breakGlass},
		},
		{
			Sid: "OurPolicyIsDeployed", Effect: "Deny",
			Action:    []string{"iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:AttachUserPolicy"},
			Resource:  []string{"*"},
			Condition: Condition{"ArnLike": {"iam:PolicyARN": ourPolicies}},
			Reason:    "The lists define the callers. Any principal could get the policy",
			Exempt:    []role{execution(c), breakGlass},
		},
		{
			Sid: "OurPoliciesStay", Effect: "Deny",
			Action:   []string{"iam:CreatePolicyVersion", "iam:DeletePolicy*", "iam:SetDefaultPolicyVersion"},
			Resource: append([]string{readerPolicy}, ourPolicies...),
			Reason:   "The policy and the boundary bind the callers; the bill reader's policy denies bodies to readers of the bill",
			Exempt:   []role{execution(c), breakGlass},
		},
		{
			Sid: "OurRolesStay", Effect: "Deny",
			Action: []string{
				"iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRole*", "iam:DetachRolePolicy", "iam:PutRole*",
				"iam:UpdateAssumeRolePolicy",
			},
			Resource: append([]string{execution(c).arn, deploying(c).arn}, ourRoles...),
			Reason:   "Trust, policies and boundary of a role decide who acts as a caller, a function or the deployment",
			Exempt:   []role{execution(c), breakGlass},
		},
		{
			Sid: "OurRolesAreNotLent", Effect: "Deny",
			Action: []string{
				"cloudformation:Create*", "cloudformation:DeleteStack", "cloudformation:ExecuteChangeSet",
				"cloudformation:SetStackPolicy", "cloudformation:Update*", "iam:PassRole",
			},
			Resource: []string{
				"arn:aws:cloudformation:*:*:stack/" + catalog.Namespace + "-*/*",
				"arn:aws:cloudformation:*:*:stack/" + c.Bootstrap.StackOrDefault() + "/*",
				execution(c).arn, functionRoles,
			},
			Reason: "A principal that passes the deployment's role to a stack, changes a stack that keeps it, or passes a function's role to code, acts as that role",
			Exempt: []role{execution(c), deploying(c), breakGlass},
		},
		{
			Sid: "OurFunctionsStay", Effect: "Deny",
			Action: []string{
				"events:DeleteRule", "events:DisableRule", "events:Put*", "events:RemoveTargets",
				"lambda:AddPermission", "lambda:UpdateFunction*",
			},
			Resource: []string{
				// CloudFormation generates the names of rules from the name of the stack.
				"arn:aws:events:*:*:rule/" + catalog.Namespace + "-*",
				"arn:aws:lambda:*:*:function:" + catalog.Namespace + "-*",
			},
			Reason: "Other code would run with the permission to end the log, another principal would start it, or no event would",
			Exempt: []role{execution(c), breakGlass},
		},
		{
			Sid: "OurFunctionsAreNotInvoked", Effect: "Deny",
			Action:   []string{"lambda:Invoke*"},
			Resource: []string{"arn:aws:lambda:*:*:function:" + catalog.Namespace + "-*"},
			Reason:   "With a forged request of CloudFormation a function would move the log, or create a profile with tags of a product",
			// CloudFormation invokes them as the deployment. EventBridge is a service, which no SCP binds.
			Exempt: []role{execution(c), detector, breakGlass},
		},
		{
			Sid: "OurParametersStay", Effect: "Deny",
			Action:   []string{"ssm:DeleteParameter*", "ssm:PutParameter"},
			Resource: []string{"arn:aws:ssm:*:*:parameter/" + catalog.Namespace + "/*"},
			Reason:   "They hold the configuration that the logging functions put back and the profiles that a service calls",
			Exempt:   []role{execution(c), loggingRoles, breakGlass},
		},
	}
}
