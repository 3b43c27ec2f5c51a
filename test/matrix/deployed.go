package matrix

import (
	"fmt"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/templates"
)

// Account is the account of every decision, Foreign another one.
const (
	Account = "123456789012"
	Foreign = "999999999999"
)

// Deployed holds the IAM roles, profiles and bucket policies of the templates.
type Deployed struct {
	// Roles are by name, Profiles by Region and name, Buckets are the policies of buckets by name.
	Roles    map[string]Role
	Profiles map[string]Profile
	Buckets  map[string]any
}

// Role is a role with all its policies, without intrinsic functions.
type Role struct {
	ARN      string
	Tags     map[string]string
	Trust    any
	Policies []any
}

// Profile is an application inference profile.
type Profile struct {
	Source string
	Tags   map[string]string
}

// Read reads templates.
func Read(set templates.Set) (*Deployed, error) {
	d := &Deployed{Roles: map[string]Role{}, Profiles: map[string]Profile{}, Buckets: map[string]any{}}
	for stack, text := range set {
		parsed, err := templates.Parse(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", stack, err)
		}
		if err := d.add(stack, template{parsed}); err != nil {
			return nil, fmt.Errorf("%s: %w", stack, err)
		}
	}
	return d, nil
}

// add adds the roles, profiles and bucket policies of a template.
func (d *Deployed) add(stack string, t template) error {
	for id, r := range t.Resources {
		switch r.Type {
		case "AWS::IAM::Role":
			d.Roles[str(r.Properties["RoleName"])] = t.role(id)
		case "AWS::S3::BucketPolicy":
			bucket := str(t.resolve(r.Properties["Bucket"]))
			d.Buckets[bucket] = t.resolve(r.Properties["PolicyDocument"])
		case catalog.ProfileType, catalog.CustomProfileType:
			region := strings.TrimPrefix(stack, "bedrock-bootstrap-region-")
			source, _ := t.resolve(r.Properties["ModelSource"]).(map[string]any)
			d.Profiles[region+" "+str(r.Properties["InferenceProfileName"])] = Profile{str(source["CopyFrom"]), tags(r.Properties["Tags"])}
		case "AWS::IAM::User", "AWS::IAM::Group", "AWS::IAM::UserPolicy", "AWS::IAM::GroupPolicy":
			return fmt.Errorf("%s: %s is not read yet", id, r.Type)
		}
	}
	return nil
}

func str(v any) string {
	s, _ := v.(string)
	return s
}

func tags(list any) map[string]string {
	found := map[string]string{}
	values, _ := list.([]any)
	for _, v := range values {
		pair, _ := v.(map[string]any)
		found[str(pair["Key"])] = str(pair["Value"])
	}
	return found
}
