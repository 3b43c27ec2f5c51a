package catalog

import (
	"crypto/sha256"
	"fmt"
)

// Profile is an application inference profile of the lists: a product's model in one Region.
type Profile struct {
	Product Product
	Model   Model
	// Source is the id of the foundation model or of the system-defined inference profile that is copied.
	Source string
}

// Name returns the profile's physical name, at most 64 characters. It changes with the source, so that a replacement can
// be created before the old profile is deleted.
func (p Profile) Name() string {
	sum := sha256.Sum256([]byte(p.Source))
	return fmt.Sprintf("%s-%s-%x", p.Product.Name, p.Model.Name, sum[:4])
}

// SourceARN returns the ARN that is copied. account may be a CDK token.
func (p Profile) SourceARN(account, region string) string {
	if p.Model.Routing.Kind() == Regional {
		return "arn:aws:bedrock:" + region + "::foundation-model/" + p.Source
	}
	return "arn:aws:bedrock:" + region + ":" + account + ":inference-profile/" + p.Source
}

// Profiles returns the profiles of a Region, in the order of the lists. A retired Region has none.
func (c Catalog) Profiles(region Region) []Profile {
	if region.Retired != "" {
		return nil
	}
	var profiles []Profile
	for _, p := range c.Products {
		if p.Retired != "" || !listed(p.Regions, region.Name) {
			continue
		}
		for _, m := range p.Models {
			if listed(m.Regions, region.Name) {
				profiles = append(profiles, Profile{Product: p, Model: m, Source: m.source(region).id})
			}
		}
	}
	return profiles
}
