package detector

import (
	"context"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
	"github.com/aws/aws-sdk-go-v2/service/iam"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// RoleFinding is what is wrong with the tags of a role that was there before. They decide which profiles it may call and
// who pays, and this program does not set them.
type RoleFinding struct {
	Role string
	// Message is one sentence: what to do.
	Message string
}

// MetricRolesMistagged counts the existing roles whose tags are not known to be those of the lists. It is published where
// there are such roles.
const MetricRolesMistagged = "ExistingRolesMistagged"

// RoleTags compares the tags of existing roles with the lists.
type RoleTags struct {
	tags    iam.ListRoleTagsAPIClient
	metrics putMetricsAPI
	// prefix is put before every tag key of ours.
	prefix string
	roles  []catalog.Role
}

// NewRoleTags returns one for the existing roles of a catalog, with the credentials of cfg.
func NewRoleTags(cfg aws.Config, c catalog.Catalog) RoleTags {
	return RoleTags{
		tags:    iam.NewFromConfig(cfg),
		metrics: cloudwatch.NewFromConfig(cfg, func(o *cloudwatch.Options) { o.Region = c.Account.HomeRegion }),
		prefix:  c.Account.TagPrefix,
		roles:   c.ExistingRoles(),
	}
}

// Check returns a finding for each existing role whose tags are not known to be those of the lists, and publishes their
// number. Without such roles it asks nothing. An error beside the findings means that the number was not published.
func (r RoleTags) Check(ctx context.Context) ([]RoleFinding, error) {
	if len(r.roles) == 0 {
		return nil, nil
	}
	var findings []RoleFinding
	for _, role := range r.roles {
		if message := r.message(ctx, role); message != "" {
			findings = append(findings, RoleFinding{role.Name(), message})
		}
	}
	_, err := r.metrics.PutMetricData(ctx, &cloudwatch.PutMetricDataInput{
		Namespace: aws.String(Namespace),
		MetricData: []types.MetricDatum{{
			MetricName: aws.String(MetricRolesMistagged),
			Unit:       types.StandardUnitCount,
			Value:      aws.Float64(float64(len(findings))),
		}},
	})
	if err != nil {
		return findings, fmt.Errorf("publish metrics of %s: %w", Namespace, err)
	}
	return findings, nil
}

// message returns what to do about a role; "" where there is nothing to do.
func (r RoleTags) message(ctx context.Context, role catalog.Role) string {
	found, err := r.read(ctx, role.Name())
	if err != nil {
		return fmt.Sprintf("make role %s, or allow iam:ListRoleTags on it: its tags could not be read: %s", role.Name(), Reason(err))
	}
	wrong := r.wrong(role, found)
	if len(wrong) == 0 {
		return ""
	}
	return fmt.Sprintf("tag role %s as products.go says, or change its entry there: %s", role.Name(), strings.Join(wrong, ", "))
}

// read returns the tags of a role by their lower-case keys: IAM compares keys without case.
func (r RoleTags) read(ctx context.Context, name string) (map[string]string, error) {
	tags := map[string]string{}
	pages := iam.NewListRoleTagsPaginator(r.tags, &iam.ListRoleTagsInput{RoleName: &name})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, err
		}
		for _, t := range page.Tags {
			tags[strings.ToLower(aws.ToString(t.Key))] = aws.ToString(t.Value)
		}
	}
	return tags, nil
}

func (r RoleTags) wrong(role catalog.Role, found map[string]string) []string {
	var wrong []string
	for _, want := range role.Tags() {
		key := r.prefix + want.Key
		is, set := found[strings.ToLower(key)]
		switch {
		case !set:
			wrong = append(wrong, fmt.Sprintf("%s is missing and must be %q", key, want.Value))
		case is != want.Value:
			wrong = append(wrong, fmt.Sprintf("%s is %q and must be %q", key, is, want.Value))
		}
	}
	return wrong
}
