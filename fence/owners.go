package fence

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
			Action: []string{
				"iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:DeletePolicyVersion", "iam:SetDefaultPolicyVersion",
			},
			Resource: ourPolicies,
			Reason:   "The policy and the boundary are what binds the callers",
			Exempt:   []role{execution, breakGlass},
		},
		{
			Sid: "OurRolesStay", Effect: "Deny",
			Action: []string{
				"iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRole", "iam:DeleteRolePermissionsBoundary", "iam:DeleteRolePolicy",
				"iam:DetachRolePolicy", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy",
			},
			Resource: append([]string{execution.arn, deploying.arn}, ourRoles...),
			Reason:   "Who may become a caller, a function or the deployment is decided by trust, policies and boundary of their roles",
			Exempt:   []role{execution, breakGlass},
		},
		{
			Sid: "OurRolesAreNotLent", Effect: "Deny",
			Action:   []string{"iam:PassRole"},
			Resource: append([]string{execution.arn}, functionRoles...),
			Reason:   "Whoever hands the deployment's role to a stack, or a function's role to code, acts as it",
			Exempt:   []role{execution, deploying, breakGlass},
		},
		{
			Sid: "OurFunctionsStay", Effect: "Deny",
			Action:   []string{"lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration"},
			Resource: []string{"arn:aws:lambda:*:*:function:" + catalog.Namespace + "-*"},
			Reason:   "Other code would run with the permission to end the log",
			Exempt:   []role{execution, breakGlass},
		},
	}
}
