package checks

import (
	"context"
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

var systemProfilesCheck = proof.Check{
	Belief: 44,
	Calls:  []proof.Call{{API: "bedrock:ListInferenceProfiles", On: "system-defined profiles of every listed Region"}},
	Run:    systemProfiles,
}

// systemProfiles compares the profiles that each listed Region has with the table of package catalog, for the models of the lists. A
// profile that only the Region has is no contradiction: AWS adds profiles at any time.
func systemProfiles(ctx context.Context, r *proof.Run) (proof.Result, error) {
	var offered, missing, added profilesIn
	for _, region := range r.Catalog.ActiveRegions() {
		used, tabled := systemProfilesOf(r.Catalog.Profiles(region), region.Name)
		if len(used) == 0 {
			continue
		}
		there, err := proof.SystemProfiles(ctx, r.Config(region.Name))
		if err != nil {
			return proof.Result{}, err
		}
		for _, id := range tabled {
			if slices.Contains(there, id) {
				offered.add(id, region.Name)
			} else {
				missing.add(id, region.Name)
			}
		}
		for _, id := range there {
			_, model, _ := strings.Cut(id, ".")
			if slices.Contains(used, model) && !slices.Contains(tabled, id) {
				added.add(id, region.Name)
			}
		}
	}
	if len(offered)+len(missing) == 0 {
		return proof.NotShown("no model of the lists has a system-defined profile in a listed Region")
	}
	return proof.Shown(len(missing) == 0, "not offered: %s; offered: %s; offered, and not in the table: %s",
		missing, offered, added)
}

// profilesIn are Regions by the id of a system-defined profile.
type profilesIn []profileIn

type profileIn struct {
	id      string
	regions []string
}

func (p *profilesIn) add(id, region string) {
	i := slices.IndexFunc(*p, func(in profileIn) bool { return in.id == id })
	if i < 0 {
		i = len(*p)
		*p = append(*p, profileIn{id: id})
	}
	(*p)[i].regions = append((*p)[i].regions, region)
}

func (p profilesIn) String() string {
	var words []string
	for _, in := range p {
		words = append(words, in.id+" in "+strings.Join(in.regions, " "))
	}
	return listed(words)
}

// systemProfilesOf returns the models of profiles, and the ids of the system-defined profiles that the table has for these models in a
// Region or that the profiles copy.
func systemProfilesOf(profiles []catalog.Profile, region string) (models, ids []string) {
	for _, p := range profiles {
		if slices.Contains(models, p.Model.ID) {
			continue
		}
		models = append(models, p.Model.ID)
		for _, prefix := range catalog.SystemPrefixes(p.Model.ID, region) {
			ids = append(ids, prefix+"."+p.Model.ID)
		}
	}
	for _, p := range profiles {
		if p.Model.Routing.Kind() != catalog.Regional && !slices.Contains(ids, p.Source) {
			ids = append(ids, p.Source)
		}
	}
	return models, ids
}
