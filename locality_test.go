package bootstrap_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/synthesis"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/templates"
)

// A change of the lists changes only the resources that it must. Each case lists every resource that differs.
func TestChangesAreLocal(t *testing.T) {
	const (
		policy = "~ access/InvokePolicy"
		// The detector runs again after every change of the lists. They are compiled into its function, for which a stub stands here.
		detector = "~ detector/DetectorRun"
		// It may start the logging functions of the listed Regions, and these publish alerts.
		repairs = "~ detector/DetectorFunctionRoleDefaultPolicy"
		alerts  = "~ detector/AlertsKey"
		// The function of the roll-up names the views of its deployment.
		rollUp = "~ ledger/RollUpFunction"
		// It shows every Region of the lists.
		dashboard = "~ detector/Dashboard"
	)
	before := synthesis.Of(t, synthesis.Lists())
	for _, tt := range []struct {
		name string
		edit func(*catalog.Catalog)
		want []string
	}{
		{
			name: "a Region more",
			edit: func(c *catalog.Catalog) {
				c.Regions = append(c.Regions, catalog.Region{Name: "ap-southeast-2", Geo: "au"})
			},
			want: []string{
				"+ logs-ap-southeast-2", "+ region-ap-southeast-2",
				policy, detector, repairs, alerts, dashboard,
				"+ ledger/Logsapsoutheast2", "~ ledger/Viewbedrockloglines", rollUp,
			},
		},
		{
			name: "a Region retired",
			edit: func(c *catalog.Catalog) { c.Regions[4].Retired = "2026-11-23" },
			want: []string{
				policy, detector, repairs, alerts,
				"- region-ap-northeast-1/InvocationLoggingConfiguration",
				"- region-ap-northeast-1/InvocationLoggingHandlerFunction",
				"- region-ap-northeast-1/InvocationLoggingHandlerFunctionEventInvokeConfig",
				"- region-ap-northeast-1/InvocationLoggingHandlerLogs",
				"- region-ap-northeast-1/InvocationLoggingHandlerRole",
				"- region-ap-northeast-1/InvocationLoggingHandlerRoleDefaultPolicy",
				"- region-ap-northeast-1/InvocationLoggingRepair",
				"- region-ap-northeast-1/InvocationLoggingRepairAllowEventRulebedrockbootstrapregionapnortheast1InvocationLoggingHandlerFunction352D1A5D",
				"- region-ap-northeast-1/RequestMetadataSchema",
				"- region-ap-northeast-1/ProfilesdocsearchembedParameter",
				"- region-ap-northeast-1/Profilesdocsearchembed",
				"- region-ap-northeast-1/ProfilesdocsearchhaikuParameter",
				"- region-ap-northeast-1/Profilesdocsearchhaiku",
				"- region-ap-northeast-1/ProfilesonboardingassistanthaikuParameter",
				"- region-ap-northeast-1/Profilesonboardingassistanthaiku",
				"- region-ap-northeast-1/ProfilesonboardingassistantsonnetParameter",
				"- region-ap-northeast-1/Profilesonboardingassistantsonnet",
				"+ region-ap-northeast-1/Retirement",
			},
		},
		{
			name: "a product more",
			edit: func(c *catalog.Catalog) {
				c.Products = append(c.Products, catalog.Product{
					Name: "translator", Team: "core", Regions: []string{"eu-west-1"},
					Models:   []catalog.Model{{Name: "haiku", ID: "anthropic.claude-haiku-4-5-20251001-v1:0", Routing: catalog.Global}},
					Services: []catalog.Service{{Name: "translate", TrustedBy: catalog.EC2, Environments: []string{"prod"}}},
				})
			},
			want: []string{
				"+ access/Rolestranslateprod", detector,
				"~ ledger/Viewbedrockcallers", "~ ledger/Viewbedrockproducts", rollUp,
				"~ region-eu-west-1/InvocationLoggingConfiguration", // waits for one profile more
				"+ region-eu-west-1/ProfilestranslatorhaikuParameter", "+ region-eu-west-1/Profilestranslatorhaiku",
			},
		},
		{
			name: "a product retired",
			edit: func(c *catalog.Catalog) { c.Products[2].Retired = "2026-11-23" },
			want: []string{
				"- access/Rolestaggerdev", "- access/Rolestaggerprod", "- access/Rolestaggerqa", detector,
				"~ region-eu-west-1/InvocationLoggingConfiguration",
				"- region-eu-west-1/ProfilestickettaggerhaikuParameter", "- region-eu-west-1/Profilestickettaggerhaiku",
				"~ region-us-east-1/InvocationLoggingConfiguration",
				"- region-us-east-1/ProfilestickettaggerhaikuParameter", "- region-us-east-1/Profilestickettaggerhaiku",
			},
		},
		{
			name: "a service more",
			edit: func(c *catalog.Catalog) {
				p := &c.Products[0]
				p.Services = append(slices.Clone(p.Services), catalog.Service{Name: "welcome", TrustedBy: catalog.Lambda, Environments: []string{"dev"}})
			},
			want: []string{"+ access/Roleswelcomedev", detector, "~ ledger/Viewbedrockcallers", rollUp},
		},
		{
			name: "the order of the products",
			edit: func(c *catalog.Catalog) { slices.Reverse(c.Products) },
			want: []string{detector},
		},
		{
			name: "bodies delivered in one Region",
			edit: func(c *catalog.Catalog) { c.Regions[1].DeliverBodies = true },
			want: []string{detector, "~ region-us-west-2/InvocationLoggingConfiguration", "~ region-us-west-2/InvocationLoggingHandlerFunction"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			edited := synthesis.Lists()
			tt.edit(&edited)
			got := templates.Differences(t, catalog.Namespace+"-", before, synthesis.Of(t, edited))
			slices.Sort(tt.want)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
