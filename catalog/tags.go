package catalog

// Tag is a tag of this program, its key without [Account.TagPrefix].
type Tag struct{ Key, Value string }

// TagKeys are the keys of all tags, without their prefix: first the keys of roles, then the keys that only profiles have.
var TagKeys = []string{"team", "product", "service", "env", "model", "routing"}

// RoleTagKeys are the keys of a role's tags, without their prefix.
var RoleTagKeys = TagKeys[:4:4]

// ProfileTagKeys are the keys of a profile's tags, without their prefix.
var ProfileTagKeys = []string{"team", "product", "model", "routing"}

// Tags returns the tags that the role must have, in the order of [RoleTagKeys].
func (r Role) Tags() []Tag {
	return []Tag{
		{"team", r.Product.Team},
		{"product", r.Product.Name},
		{"service", r.Service.Name},
		{"env", r.Environment},
	}
}

// Tags returns the tags of the profile, in the order of [ProfileTagKeys].
func (p Profile) Tags() []Tag {
	return []Tag{
		{"team", p.Product.Team},
		{"product", p.Product.Name},
		{"model", p.Model.Name},
		{"routing", string(p.Model.Routing.Kind())},
	}
}
