package matrix

import (
	"fmt"
	"slices"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Expand returns the decisions of the table for a valid catalog: each row for every principal, operation, Region and target
// that it names. A row may name none that is in the lists.
func Expand(c catalog.Catalog) ([]Decision, error) {
	rows, err := Rows()
	if err != nil {
		return nil, err
	}
	var all []Decision
	for _, row := range rows {
		of, err := expand(c, row)
		if err != nil {
			return nil, fmt.Errorf("matrix.csv:%d: %w", row.Line, err)
		}
		all = append(all, of...)
	}
	return all, nil
}

func expand(c catalog.Catalog, row Row) ([]Decision, error) {
	principals, known := principalsOf(c)[row.Who]
	if !known {
		return nil, fmt.Errorf("%q is no principal", row.Who)
	}
	var all []Decision
	for _, p := range principals {
		regions, err := regionsOf(c, row.In, p)
		if err != nil {
			return nil, err
		}
		for _, region := range regions {
			targets, err := targetsOf(c, row.To, p, region)
			if err != nil {
				return nil, err
			}
			for _, target := range targets {
				for _, operation := range row.Does {
					if !possible(operation, target) {
						continue
					}
					for _, under := range row.Under {
						all = append(all, Decision{
							Row: row, Under: under, Caller: p.caller, Principal: p.name, Product: p.product,
							Operation: operation, Region: region, Target: target,
						})
					}
				}
			}
		}
	}
	return all, nil
}

// principal is the principal of a request.
type principal struct {
	name, product, region string
	caller                catalog.Role
}

// Names of roles that no template has.
const (
	administrator       = "administrator"
	taggedAdministrator = "tagged-administrator"
	breakGlass          = "bedrock-bootstrap-break-glass"
)

// deploymentRole returns the role of cdk bootstrap with which CloudFormation deploys in the home Region.
func deploymentRole(c catalog.Catalog) string {
	return c.Bootstrap.ExecutionRole(Account + "-" + c.Account.HomeRegion)
}

// deployRole returns the role of cdk bootstrap with which the CDK command line starts a deployment in the home Region.
func deployRole(c catalog.Catalog) string {
	return c.Bootstrap.DeployRole(Account + "-" + c.Account.HomeRegion)
}

// principalsOf returns the principals of each kind.
func principalsOf(c catalog.Catalog) map[string][]principal {
	of := map[string][]principal{
		"detector":             {{name: catalog.DetectorRole}},
		"deployment":           {{name: deploymentRole(c)}},
		"CDK deploy role":      {{name: deployRole(c)}},
		"administrator":        {{name: administrator}},
		"tagged administrator": {{name: taggedAdministrator, product: firstProduct(c)}},
		"break glass":          {{name: breakGlass}},
		"caller":               nil,
		"the caller's service": nil,
		"logging function":     nil,
		"profile function":     nil,
	}
	for _, r := range c.Roles() {
		caller := principal{name: r.Name(), product: r.Product.Name, caller: r}
		of["caller"] = append(of["caller"], caller)
		if _, handsOut := r.Trust().(catalog.ServicePrincipal); handsOut && r.Existing.Name == "" {
			of["the caller's service"] = append(of["the caller's service"], caller)
		}
	}
	for _, r := range c.ActiveRegions() {
		of["logging function"] = append(of["logging function"], principal{name: catalog.LoggingRole(r.Name), region: r.Name})
	}
	// The preventive controls know the role by its name, also where no listed Region has it yet.
	for _, region := range catalog.RegionsWithoutProfileType {
		of["profile function"] = append(of["profile function"], principal{name: catalog.ProfilesRole(region), region: region})
	}
	return of
}

// regionsOf returns the Regions that a row names.
func regionsOf(c catalog.Catalog, in string, p principal) ([]string, error) {
	var listed []string
	for _, r := range c.ActiveRegions() {
		listed = append(listed, r.Name)
	}
	unlisted := unlistedRegions(c)
	switch in {
	case "listed Regions":
		return listed, nil
	case "home Region":
		return []string{c.Account.HomeRegion}, nil
	case "its Region":
		return []string{p.region}, nil
	case "an unlisted Region":
		return unlisted, nil
	case "every Region":
		return append(listed, unlisted...), nil
	}
	return nil, fmt.Errorf("%q is no Region", in)
}

// unlistedRegions returns one Region that the lists do not use; none when they use all.
func unlistedRegions(c catalog.Catalog) []string {
	regions := slices.Clone(catalog.KnownRegions)
	slices.Reverse(regions) // the Regions of the United States, which need no opt-in, are last
	for _, region := range regions {
		if !slices.ContainsFunc(c.ActiveRegions(), func(r catalog.Region) bool { return r.Name == region }) {
			return []string{region}
		}
	}
	return nil
}

// possible reports whether a target has an operation: an embedding model has InvokeModel alone.
func possible(operation string, t Target) bool {
	return operation == "bedrock:InvokeModel" || !isCall(operation) || !embeds(t)
}

// firstProduct returns the name of a product in use.
func firstProduct(c catalog.Catalog) string {
	for _, p := range c.Products {
		if p.Retired == "" {
			return p.Name
		}
	}
	return "none"
}
