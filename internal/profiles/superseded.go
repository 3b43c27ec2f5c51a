package detector

import (
	"regexp"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
)

// ourTags are the keys of the tags that every profile of ours carries.
var ourTags = []string{"team", "product", "model", "routing"}

// sourceHash ends the name of every profile of ours.
var sourceHash = regexp.MustCompile(`^-[0-9a-f]{8}$`)

// superseded reports whether a model upgrade left the profile behind: it was made from lists like ours, as its tags and its
// name say, and the lists no longer make it.
func (c Config) superseded(p Profile, tags []types.Tag) bool {
	for _, key := range ourTags {
		if !slices.ContainsFunc(tags, func(t types.Tag) bool { return aws.ToString(t.Key) == c.TagPrefix+key && aws.ToString(t.Value) != "" }) {
			return false
		}
	}
	name := aws.ToString(p.Name)
	hash, ours := strings.CutPrefix(name, *p.Product+"-"+*p.ModelName)
	return ours && sourceHash.MatchString(hash) && !slices.Contains(c.ProfileNames[p.Region], name)
}
