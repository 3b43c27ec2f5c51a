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

var serviceSourceCheck = proof.Check{Belief: 18, Calls: assumptionCalls, Run: serviceSource}

// assumptionCalls are the calls of assumptions.
var assumptionCalls = []proof.Call{{API: "cloudtrail:LookupEvents", On: "events of the deployed roles, the last 90 days"}}

// serviceSource reads whether the services whose roles require aws:SourceAccount and aws:SourceArn could assume them.
func serviceSource(ctx context.Context, r *proof.Run) (proof.Result, error) {
	return assumedBy(ctx, r, "Amazon ECS, Step Functions or AgentCore", func(role catalog.Role) (string, func(assumed) bool) {
		service, ok := role.Trust().(catalog.ServicePrincipal)
		if !ok || service.SourceARN(r.Account.ID) == "" {
			return "", nil
		}
		return service.Name, func(e assumed) bool { return e.EventName == "AssumeRole" && e.UserIdentity.InvokedBy == service.Name }
	})
}

// assumed is an event of CloudTrail about an assumed role.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
type assumed struct {
	EventName    string `json:"eventName"`
	ErrorCode    string `json:"errorCode"`
	UserIdentity struct {
		InvokedBy string `json:"invokedBy"`
	} `json:"userIdentity"`
}

// assumedBy reads whether principals could assume the deployed roles that trust them. of returns the principal of a role and its events; ""
// leaves the role out. A principal that was denied and never assumed a role contradicts the belief.
func assumedBy(ctx context.Context, r *proof.Run, principals string, of func(catalog.Role) (string, func(assumed) bool)) (proof.Result, error) {
	succeeded, denied := map[string]int{}, map[string]int{}
	roles := 0
	for _, role := range r.Catalog.Roles() {
		principal, is := of(role)
		if principal == "" || role.Existing.Name != "" {
			continue
		}
		roles++
		for _, region := range r.Catalog.ActiveRegionNames() {
			events, err := assumptions(ctx, r, region, role.ARN(r.Account.ID))
			if err != nil {
				return proof.Result{}, err
			}
			for _, e := range events {
				switch {
				case !is(e):
				case e.ErrorCode == "":
					succeeded[principal]++
				default:
					denied[principal]++
				}
			}
		}
	}
	var seen, refused []string
	for principal, n := range succeeded {
		seen = append(seen, fmt.Sprintf("%s assumed its roles %d times", principal, n))
	}
	for principal, n := range denied {
		if succeeded[principal] == 0 {
			refused = append(refused, fmt.Sprintf("%s was denied %d times and never assumed a role", principal, n))
		}
	}
	slices.Sort(seen)
	slices.Sort(refused)
	switch {
	case len(refused) > 0:
		return proof.Failed("%s", strings.Join(refused, "; "))
	case len(seen) > 0:
		return proof.Held("%s", strings.Join(seen, "; "))
	case roles == 0:
		return proof.NotShown("the lists have no role for %s", principals)
	default:
		return proof.NotShown("CloudTrail has no event of the %d roles for %s: start a program that uses one, and run again after 15 minutes", roles, principals)
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
