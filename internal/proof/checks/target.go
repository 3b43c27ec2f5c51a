package checks

import (
	"context"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ssm"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// target is a deployed inference profile of the lists.
type target struct {
	catalog.Profile
	region string
	arn    string
}

// called is the model behind the profile.
func (t target) called() ledger.Called {
	return ledger.Called{Model: t.Model.ID, Routing: t.Model.Routing.Kind(), Region: t.region}
}

// findTargetCall is the call of findTarget.
var findTargetCall = proof.Call{API: "ssm:GetParameter", On: "parameters below " + catalog.ProfileParameters("<product>")}

// findTarget returns the first deployed profile of the lists that matches, for a text model. ok is false where the lists have none.
func findTarget(ctx context.Context, r *proof.Run, matches func(region string, p catalog.Profile) bool) (t target, ok bool, err error) {
	for _, region := range r.Catalog.ActiveRegions() {
		for _, p := range r.Catalog.Profiles(region) {
			if !matches(region.Name, p) {
				continue
			}
			name := catalog.ProfileParameter(p.Product.Name, p.Model.Name)
			found, err := ssm.NewFromConfig(r.Config(region.Name)).GetParameter(ctx, &ssm.GetParameterInput{Name: &name})
			if err != nil {
				return t, false, fmt.Errorf("read the parameter %s in %s, which the deployment creates: %w", name, region.Name, err)
			}
			return target{p, region.Name, aws.ToString(found.Parameter.Value)}, true, nil
		}
	}
	return t, false, nil
}

// routed matches the profiles of a routing.
func routed(routing catalog.Routing) func(string, catalog.Profile) bool {
	return func(_ string, p catalog.Profile) bool { return p.Model.Routing.Kind() == routing }
}

// regionOf returns the Region of an ARN, or "" where it has none.
func regionOf(arn string) string {
	if parts := strings.Split(arn, ":"); len(parts) > 3 {
		return parts[3]
	}
	return ""
}
