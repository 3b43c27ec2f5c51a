package checks

import (
	"context"
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

var profileTypeCheck = proof.Check{
	Belief: 6,
	Calls:  []proof.Call{{API: "cloudformation:DescribeType", On: "type " + catalog.ProfileType + " in every enabled Region"}},
	Run:    profileTypes,
}

// profileTypes asks CloudFormation in each enabled Region whether it has the type, and compares the answers with the table of package
// catalog.
func profileTypes(ctx context.Context, r *proof.Run) (proof.Result, error) {
	var with, without, other []string
	for _, region := range r.Enabled {
		has, err := proof.HasProfileType(ctx, r.Config(region))
		if err != nil {
			return proof.Result{}, err
		}
		if has {
			with = append(with, region)
		} else {
			without = append(without, region)
		}
		if has == slices.Contains(catalog.RegionsWithoutProfileType, region) {
			other = append(other, region)
		}
	}
	return proof.Shown(len(other) == 0, "the type exists in %s; it is missing in %s; otherwise than in the table of %s in %s",
		listed(with), listed(without), catalog.ProfileTypeRead, listed(other))
}

// listed returns names with commas, or "none".
func listed(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}
