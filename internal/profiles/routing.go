package profiles

import (
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/arn"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// modelAndRouting returns the foundation model that all ARNs behind a profile name, and the routing of calls from the called Region:
// nil where the ARNs do not say. AWS does not return the source that a profile was copied from.
// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_InferenceProfileSummary.html
//
// AWS documents no example of these ARNs. Recorded answers show one ARN for each destination Region of a Geo profile, and two for a
// Global profile: one without a Region, and one with the called Region. The ARN without a Region is also the resource that IAM checks
// on Global calls. It is unconfirmed that an application profile lists the ARNs of the copied profile, and that a Geo profile always
// has a second Region: with the called Region alone it would count as Regional here.
// https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
func modelAndRouting(models []types.InferenceProfileModel, called string) (*string, *catalog.Routing) {
	if len(models) == 0 {
		return nil, nil
	}
	routing := catalog.Regional
	var ids []string
	for _, m := range models {
		a, err := arn.Parse(aws.ToString(m.ModelArn))
		if err != nil {
			return nil, nil
		}
		if a.Region == "" {
			routing = catalog.Global
		} else if a.Region != called && routing != catalog.Global {
			routing = catalog.Geo
		}
		id, foundation := strings.CutPrefix(a.Resource, "foundation-model/")
		if !foundation {
			id = ""
		}
		ids = append(ids, id)
	}
	return same(ids), &routing
}

// same returns the text that all texts are, and nil where they differ or are empty.
func same(texts []string) *string {
	for _, text := range texts {
		if text != texts[0] {
			return nil
		}
	}
	return known(texts[0])
}
