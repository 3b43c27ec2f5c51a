package matrix

import (
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/templates"
)

// template resolves the intrinsic functions of a template where a decision needs them.
type template struct{ templates.Template }

// role returns a role with the policies that the template attaches to it.
func (t template) role(id string) Role {
	properties := t.Resources[id].Properties
	role := Role{
		ARN:   str(t.arn(id)),
		Tags:  tags(properties["Tags"]),
		Trust: t.resolve(properties["AssumeRolePolicyDocument"]),
	}
	inline, _ := properties["Policies"].([]any)
	for _, p := range inline {
		policy, _ := t.resolve(p).(map[string]any)
		role.Policies = append(role.Policies, policy["PolicyDocument"])
	}
	attached, _ := t.resolve(properties["ManagedPolicyArns"]).([]any)
	for other, r := range t.Resources {
		document := t.resolve(r.Properties["PolicyDocument"])
		roles, _ := t.resolve(r.Properties["Roles"]).([]any)
		switch {
		case r.Type == "AWS::IAM::ManagedPolicy" && (slices.Contains(attached, t.arn(other)) || slices.Contains(roles, properties["RoleName"])),
			r.Type == "AWS::IAM::Policy" && slices.Contains(roles, properties["RoleName"]):
			role.Policies = append(role.Policies, document)
		}
	}
	return role
}

// resolve replaces the intrinsic functions that the templates use in policies.
func (t template) resolve(v any) any {
	switch v := v.(type) {
	case []any:
		resolved := make([]any, len(v))
		for i := range v {
			resolved[i] = t.resolve(v[i])
		}
		return resolved
	case map[string]any:
		if name, found := v["Ref"]; found && len(v) == 1 {
			return t.ref(str(name))
		}
		if list, found := v["Fn::GetAtt"].([]any); found && len(v) == 1 && str(list[1]) == "Arn" {
			return t.arn(str(list[0]))
		}
		if list, found := v["Fn::Join"].([]any); found && len(v) == 1 {
			var parts []string
			elements, _ := t.resolve(list[1]).([]any)
			for _, part := range elements {
				parts = append(parts, str(part))
			}
			return strings.Join(parts, str(list[0]))
		}
		resolved := map[string]any{}
		for key, value := range v {
			resolved[key] = t.resolve(value)
		}
		return resolved
	}
	return v
}

// ref returns the value of Ref for a resource.
func (t template) ref(id string) any {
	r := t.Resources[id]
	switch {
	case id == "AWS::AccountId":
		return Account
	case id == "AWS::Partition":
		return "aws"
	case r.Type == "AWS::IAM::ManagedPolicy":
		return t.arn(id)
	case r.Type == "AWS::IAM::Role":
		return r.Properties["RoleName"]
	case r.Type == "AWS::S3::Bucket":
		return t.resolve(r.Properties["BucketName"])
	}
	return id
}

// arn returns the ARN of a resource. A resource that is in no decision gets an ARN that matches no other.
func (t template) arn(id string) any {
	r := t.Resources[id]
	path := str(r.Properties["Path"])
	if path == "" {
		path = "/"
	}
	switch r.Type {
	case "AWS::IAM::ManagedPolicy":
		return "arn:aws:iam::" + Account + ":policy" + path + str(r.Properties["ManagedPolicyName"])
	case "AWS::IAM::Role":
		return "arn:aws:iam::" + Account + ":role" + path + str(r.Properties["RoleName"])
	case "AWS::S3::Bucket":
		return "arn:aws:s3:::" + str(t.resolve(r.Properties["BucketName"]))
	}
	return "arn:aws:cloudformation:us-east-1:" + Account + ":resource/" + id
}
