package checks

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

var serviceSourceCheck = proof.Check{
	Belief: 18,
	Calls:  []proof.Call{{API: "cloudtrail:LookupEvents", On: "AssumeRole events of the deployed roles, the last 90 days"}},
	Run:    serviceSource,
}

// assumed is an AssumeRole event of CloudTrail.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
type assumed struct {
	EventName    string `json:"eventName"`
	ErrorCode    string `json:"errorCode"`
	UserIdentity struct {
		InvokedBy string `json:"invokedBy"`
	} `json:"userIdentity"`
}

// serviceSource reads whether the services whose roles require aws:SourceAccount and aws:SourceArn could assume them.
func serviceSource(ctx context.Context, r *proof.Run) (proof.Result, error) {
	succeeded, denied := map[string]int{}, map[string]int{}
	asked := 0
	for _, role := range r.Catalog.Roles() {
		service, ok := role.Trust().(catalog.ServicePrincipal)
		if !ok || service.SourceARN(r.Account.ID) == "" || role.Existing.Name != "" {
			continue
		}
		asked++
		for _, region := range r.Catalog.ActiveRegionNames() {
			events, err := assumptions(ctx, r, region, role.ARN(r.Account.ID))
			if err != nil {
				return proof.Result{}, err
			}
			for _, e := range events {
				if e.EventName != "AssumeRole" || e.UserIdentity.InvokedBy != service.Name {
					continue
				}
				if e.ErrorCode == "" {
					succeeded[service.Name]++
				} else {
					denied[service.Name]++
				}
			}
		}
	}
	var seen, refused []string
	for _, service := range []catalog.ServicePrincipal{catalog.ECSTasks, catalog.StepFunctions, catalog.AgentCore} {
		switch {
		case succeeded[service.Name] > 0:
			seen = append(seen, fmt.Sprintf("%s assumed its roles %d times", service.Name, succeeded[service.Name]))
		case denied[service.Name] > 0:
			refused = append(refused, fmt.Sprintf("%s was denied %d times and never assumed a role", service.Name, denied[service.Name]))
		}
	}
	slices.Sort(seen)
	switch {
	case len(refused) > 0:
		return proof.Failed("%s", strings.Join(refused, "; "))
	case len(seen) > 0:
		return proof.Held("%s", strings.Join(seen, "; "))
	case asked == 0:
		return proof.NotShown("no service of the lists runs on Amazon ECS, Step Functions or AgentCore")
	default:
		return proof.NotShown("CloudTrail has no AssumeRole event of the %d roles for Amazon ECS, Step Functions and AgentCore: start a program that uses one, and run again after 15 minutes", asked)
	}
}

// eventPages is the largest number of pages of events that are read of one role: the newest say enough.
const eventPages = 3

// assumptions returns the newest events of a role in a Region.
func assumptions(ctx context.Context, r *proof.Run, region, role string) ([]assumed, error) {
	var events []assumed
	pages := cloudtrail.NewLookupEventsPaginator(cloudtrail.NewFromConfig(r.Config(region)), &cloudtrail.LookupEventsInput{
		LookupAttributes: []types.LookupAttribute{{AttributeKey: types.LookupAttributeKeyResourceName, AttributeValue: &role}},
	})
	for n := 0; pages.HasMorePages() && n < eventPages; n++ {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, err
		}
		for _, e := range page.Events {
			var read assumed
			if err := json.Unmarshal([]byte(aws.ToString(e.CloudTrailEvent)), &read); err != nil {
				return nil, fmt.Errorf("read an event of CloudTrail: %w", err)
			}
			events = append(events, read)
		}
	}
	return events, nil
}
