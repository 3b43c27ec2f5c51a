package synthesis

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// setElsewhere are the fields that neither Lists nor EveryField sets, with the test that does.
var setElsewhere = map[string]string{
	"Account.AlertAddresses":           "TestMistakesAreNamed",
	"Account.BillReadersMayReadBodies": "TestMistakesOfRolesAreNamed",
	"Account.QueryScanLimitGB":         "TestMistakesAreNamed",
	"Bootstrap.Qualifier":              "TestTemplatesNameTheBootstrapOfTheLists",
	"Bootstrap.Stack":                  "TestQualifierOfTheBootstrap",
	"Catalog.Bootstrap":                "TestTemplatesNameTheBootstrapOfTheLists",
	"Catalog.Deployed":                 "TestDeployedEnvironments",
	"Catalog.Shipped":                  "TestChangesOfThePastAreRefused",
	"Environment.Retired":              "TestSpend",
	"ExistingRole.Retired":             "TestExistingRoles",
	"Model.Regions":                    "TestLargestCatalogFits",
	"Product.FormerTeams":              "TestOwnershipsKeepTheirDays",
	"Product.Retired":                  "TestChangesAreLocal",
	"Product.Shared":                   "TestOwnershipsKeepTheirDays",
	"Region.AdoptExisting":             "TestEndingAnAdoptionTakesNoRight",
	"Region.DeliverBodies":             "TestChangesAreLocal",
	"Region.DisableRepair":             "TestRegionNames",
	"Region.KeepCloudWatchLogs":        "TestMistakesAreNamed",
	"Region.LogRetentionDays":          "TestRetentionIsSaid",
	"Region.Retired":                   "TestChangesAreLocal",
	"Service.Retired":                  "TestServiceMoves",
	"Service.RetiredEnvironments":      "TestRetiredEnvironmentOfAService",
	"Service.Since":                    "TestServiceMoves",
}

// A field of the lists that no list of a test sets would change no template that a test reads.
func TestEveryFieldOfTheListsIsSet(t *testing.T) {
	set, all := map[string]bool{}, map[string]bool{}
	for _, c := range []catalog.Catalog{Lists(), EveryField()} {
		c.Shipped = nil
		fields(reflect.ValueOf(c), set, all)
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if set[name] == (setElsewhere[name] != "") {
			t.Errorf("%s is set by no list of package synthesis, or by one and elsewhere; set it in EveryField, or name the test that sets it in setElsewhere", name)
		}
	}
	for name := range setElsewhere {
		if !all[name] {
			t.Errorf("%s is no field of the lists", name)
		}
	}
}

// fields adds the fields of the structs of package catalog that v holds: to all each of them, to set those that are not zero.
func fields(v reflect.Value, set, all map[string]bool) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			fields(v.Index(i), set, all)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			name := v.Type().Name() + "." + v.Type().Field(i).Name
			all[name] = true
			set[name] = set[name] || !v.Field(i).IsZero()
			fields(v.Field(i), set, all)
		}
	}
}
