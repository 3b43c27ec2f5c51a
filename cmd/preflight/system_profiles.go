package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// systemProfile checks that the Region lists the system-defined inference profile that a profile copies. A Region that lists other
// prefixes of the model fails with their names. A profile that the Region lists and system_profiles.csv does not is a warning.
// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListInferenceProfiles.html
func systemProfile(p catalog.Profile) read {
	return func(ctx context.Context, r regional) (status, string, error) {
		ids, err := r.systemProfiles(ctx)
		if err != nil {
			return "", "", err
		}
		there := prefixes(ids, p.Model.ID)
		unlisted := slices.DeleteFunc(slices.Clone(there), func(prefix string) bool {
			return slices.Contains(catalog.SystemPrefixes(p.Model.ID, r.Name), prefix)
		})
		switch {
		case !slices.Contains(ids, p.Source) && len(there) == 0:
			return fails, notOffered(p, r), nil
		case !slices.Contains(ids, p.Source):
			return fails, fmt.Sprintf("correct the rows of %s in catalog/system_profiles.csv, or give the model %q of product %q another routing: %s is not offered in %s, which has %s",
				p.Model.ID, p.Model.Name, p.Product.Name, p.Source, r.Name, profileIDs(there, p.Model.ID)), nil
		case len(unlisted) > 0:
			return warning, fmt.Sprintf("add %s to the rows of catalog/system_profiles.csv: the Region offers %s, and the table does not have it",
				r.Name, profileIDs(unlisted, p.Model.ID)), nil
		}
		return ok, "", nil
	}
}

// prefixes returns the prefixes of a model among the ids of inference profiles, sorted.
func prefixes(ids []string, model string) []string {
	var found []string
	for _, id := range ids {
		if prefix, of := strings.CutSuffix(id, "."+model); of {
			found = append(found, prefix)
		}
	}
	slices.Sort(found)
	return found
}

// profileIDs joins the ids of a model's profiles.
func profileIDs(prefixes []string, model string) string {
	var ids []string
	for _, prefix := range prefixes {
		ids = append(ids, prefix+"."+model)
	}
	return strings.Join(ids, ", ")
}

// listSystemProfiles returns a function that reads the ids of the Region's system-defined inference profiles, once for all checks.
func listSystemProfiles(client *bedrock.Client) func(context.Context) ([]string, error) {
	var once sync.Once
	var ids []string
	var failure error
	return func(ctx context.Context) ([]string, error) {
		once.Do(func() {
			pages := bedrock.NewListInferenceProfilesPaginator(client, &bedrock.ListInferenceProfilesInput{TypeEquals: types.InferenceProfileTypeSystemDefined, MaxResults: aws.Int32(1000)})
			for pages.HasMorePages() {
				page, err := pages.NextPage(ctx)
				if err != nil {
					failure = err
					return
				}
				for _, p := range page.InferenceProfileSummaries {
					ids = append(ids, aws.ToString(p.InferenceProfileId))
				}
			}
		})
		return ids, failure
	}
}
