package catalog

import (
	"slices"
	"testing"
)

// The keys of the tags are those of the lists of keys, in their order.
func TestTagsHaveTheirKeys(t *testing.T) {
	c := valid()
	for _, tt := range []struct {
		tags []Tag
		keys []string
	}{
		{c.Roles()[0].Tags(), RoleTagKeys},
		{c.Profiles(c.Regions[0])[0].Tags(), ProfileTagKeys},
	} {
		var keys []string
		for _, tag := range tt.tags {
			keys = append(keys, tag.Key)
			if tag.Value == "" || !slices.Contains(TagKeys, tag.Key) {
				t.Errorf("tag %+v", tag)
			}
		}
		if !slices.Equal(keys, tt.keys) {
			t.Errorf("keys %v, want %v", keys, tt.keys)
		}
	}
}
