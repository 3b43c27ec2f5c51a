package catalog

import "strings"

// ResponseHosts returns the hosts at which CloudFormation takes the answers of custom resources of a Region: its own bucket there, at
// each endpoint of Amazon S3. The name of the bucket has the Region without hyphens. No other bucket is CloudFormation's, whatever its
// name begins with.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/vpc-interface-endpoints.html
// https://docs.aws.amazon.com/general/latest/gr/s3.html
func ResponseHosts(region string) []string {
	bucket := "cloudformation-custom-resource-response-" + strings.ReplaceAll(region, "-", "")
	var hosts []string
	for _, endpoint := range []string{
		"s3." + region, "s3-" + region, "s3", "s3.dualstack." + region, "s3-fips." + region, "s3-fips.dualstack." + region,
	} {
		hosts = append(hosts, bucket+"."+endpoint+".amazonaws.com")
	}
	return hosts
}
