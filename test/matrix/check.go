package matrix

import (
	"maps"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// check is one request to IAM with the context that AWS gives it.
type check struct {
	Principal string         `json:"principal"`
	Action    string         `json:"action"`
	Resource  string         `json:"resource"`
	Account   string         `json:"account"`
	Context   map[string]any `json:"context"`
}

// checks returns the requests of a decision, which must all be allowed. A call through a profile is checked on the profile, and on
// the model in each Region where it may run, with the ARN of the profile and that Region.
// https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
func (d Decision) checks(deployed *Deployed) []check {
	first := d.check(deployed)
	all := []check{first}
	if !isCall(d.Operation) {
		return all
	}
	for _, model := range d.Target.Behind {
		context := maps.Clone(d.principal(deployed))
		context["aws:RequestedRegion"] = strings.Split(model, ":")[3]
		if context["aws:RequestedRegion"] == "" {
			context["aws:RequestedRegion"] = "unspecified"
		}
		context["bedrock:InferenceProfileArn"] = d.Target.ARN
		if tier := d.Target.Tier(); tier != "" {
			context[tierKey] = tier
		}
		all = append(all, check{Principal: first.Principal, Action: d.Action(), Resource: model, Account: Account, Context: context})
	}
	return all
}

// check returns the request on the target itself.
func (d Decision) check(deployed *Deployed) check {
	context := d.principal(deployed)
	context["aws:RequestedRegion"] = d.Region
	resource := resourceFor(d.Action(), deployed.arn(d.Target.ARN))
	account := Account
	if parts := strings.Split(resource, ":"); len(parts) > 4 && parts[4] == Foreign {
		account = Foreign
	}
	if !strings.Contains(resource, "::foundation-model/") { // a foundation model is in no account of a customer
		context["aws:ResourceAccount"] = account
	}
	for key, value := range d.tags(deployed) {
		context["aws:ResourceTag/"+key] = value
	}
	for key, value := range d.Target.Context {
		if key != "aws:TagKeys" || !strings.HasPrefix(d.Action(), "iam:Attach") {
			context[key] = value
		}
	}
	principal := roleARN(d.Principal)
	if d.Under == ByItsTrustPolicy {
		service := d.Caller.Trust().(catalog.ServicePrincipal) // other principals have no row under their trust policy
		principal = service.Name
		context = map[string]any{"aws:PrincipalIsAWSService": "true"}
		maps.Copy(context, d.Target.Context)
		if source := service.SourceARN(Account); source != "" {
			context["aws:SourceAccount"] = Account
			context["aws:SourceArn"] = strings.ReplaceAll(source, "*", "any")
		}
	}
	return check{Principal: principal, Action: d.Action(), Resource: resource, Account: account, Context: context}
}

// principal returns the context keys of the principal of a request.
func (d Decision) principal(deployed *Deployed) map[string]any {
	role := d.role(deployed)
	context := map[string]any{"aws:PrincipalArn": role.ARN, "aws:PrincipalAccount": Account, "aws:SecureTransport": "true"}
	for key, value := range role.Tags {
		context["aws:PrincipalTag/"+key] = value
	}
	return context
}

// everything is the AWS managed policy AdministratorAccess.
var everything = map[string]any{
	"Version":   "2012-10-17",
	"Statement": []any{map[string]any{"Effect": "Allow", "Action": "*", "Resource": "*"}},
}

// role returns the principal's role of the templates, else a role with every permission.
func (d Decision) role(deployed *Deployed) Role {
	if role, found := deployed.Roles[d.Principal]; found {
		return role
	}
	role := Role{ARN: roleARN(d.Principal), Policies: []any{everything}}
	if d.Product != "" {
		role.Tags = map[string]string{deployed.prefix() + "product": d.Product}
	}
	return role
}

// prefix returns the prefix of the tag keys in the templates.
func (d *Deployed) prefix() string {
	for _, p := range d.Profiles {
		for key := range p.Tags {
			if prefix, found := strings.CutSuffix(key, "product"); found {
				return prefix
			}
		}
	}
	return ""
}

// tags returns the tags of the target; for a deployed profile, the tags of its template.
func (d Decision) tags(deployed *Deployed) map[string]string {
	if p := d.Target.Profile; p != nil && p.Deployed {
		return deployed.Profiles[d.Region+" "+p.Name].Tags
	}
	return d.Target.Tags
}

// resourceFor replaces role in an ARN by user or group where the action is one of users or groups.
func resourceFor(action, arn string) string {
	for word, kind := range map[string]string{"User": ":user/", "Group": ":group/"} {
		if strings.HasPrefix(action, "iam:") && strings.Contains(action, word) {
			return strings.Replace(arn, ":role/", kind, 1)
		}
	}
	return arn
}

// arn returns the ARN of a role in the templates, which may have a path; any other ARN unchanged.
func (d *Deployed) arn(arn string) string {
	name, found := strings.CutPrefix(arn, roleARN(""))
	if role, deployed := d.Roles[name]; found && deployed {
		return role.ARN
	}
	return arn
}
