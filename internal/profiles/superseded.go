package profiles

import (
	"regexp"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// sourceHash is the end of the name of every profile of ours.
var sourceHash = regexp.MustCompile(`^-[0-9a-f]{8}$`)

// superseded reports whether a model upgrade left the profile behind: by its tags and its name it was created from lists like ours,
// and the lists no longer have it.
func (r *Reader) superseded(p Profile, tags []types.Tag) bool {
	for _, key := range catalog.ProfileTagKeys {
		if !slices.ContainsFunc(tags, func(t types.Tag) bool { return aws.ToString(t.Key) == r.prefix+key && aws.ToString(t.Value) != "" }) {
			return false
		}
	}
	name := aws.ToString(p.Name)
	hash, ours := strings.CutPrefix(name, *p.Product+"-"+*p.ModelName)
	return ours && sourceHash.MatchString(hash) && !slices.Contains(r.listed[p.Region], name)
}
