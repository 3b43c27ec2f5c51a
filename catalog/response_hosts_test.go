package catalog

import (
	"slices"
	"testing"
)

// TestResponseHosts holds hosts that were seen in requests of CloudFormation, as public repositories show them.
func TestResponseHosts(t *testing.T) {
	for region, host := range map[string]string{
		"us-east-1":      "cloudformation-custom-resource-response-useast1.s3.amazonaws.com",
		"us-east-2":      "cloudformation-custom-resource-response-useast2.s3.us-east-2.amazonaws.com",
		"us-west-2":      "cloudformation-custom-resource-response-uswest2.s3-us-west-2.amazonaws.com",
		"eu-west-1":      "cloudformation-custom-resource-response-euwest1.s3-eu-west-1.amazonaws.com",
		"eu-south-1":     "cloudformation-custom-resource-response-eusouth1.s3.eu-south-1.amazonaws.com",
		"ap-southeast-2": "cloudformation-custom-resource-response-apsoutheast2.s3-ap-southeast-2.amazonaws.com",
	} {
		if got := ResponseHosts(region); !slices.Contains(got, host) {
			t.Errorf("%s: %q lack %s", region, got, host)
		}
	}
	seen := map[string]string{}
	for _, region := range KnownRegions {
		for _, host := range ResponseHosts(region) {
			if other := seen[host]; other != "" {
				t.Errorf("%s is a host of %s and of %s", host, other, region)
			}
			seen[host] = region
		}
	}
}
