// Package roletags checks whether the existing roles of an account carry the tags of the lists.
package roletags

import (
	"context"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
	"github.com/aws/aws-sdk-go-v2/service/iam"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

// Finding is a mistake in the tags of an existing role. The tags decide which profiles the role may call and which team pays, and
// this program does not set them.
type Finding struct {
	Role string
	// Message is one sentence that begins with the action to take.
	Message string
}

type putMetricsAPI interface {
	PutMetricData(context.Context, *cloudwatch.PutMetricDataInput, ...func(*cloudwatch.Options)) (*cloudwatch.PutMetricDataOutput, error)
}

// Checker compares the tags of existing roles with the lists.
type Checker struct {
	tags    iam.ListRoleTagsAPIClient
	metrics putMetricsAPI
	// prefix is put before every tag key of ours.
	prefix string
	roles  []catalog.Role
}

// New returns a checker of the existing roles of a catalog, with the credentials of cfg.
func New(cfg aws.Config, c catalog.Catalog) Checker {
	return Checker{
		tags:    iam.NewFromConfig(cfg),
		metrics: cloudwatch.NewFromConfig(cfg, func(o *cloudwatch.Options) { o.Region = c.Account.HomeRegion }),
		prefix:  c.Account.TagPrefix,
		roles:   c.ExistingRoles(),
	}
}

// Check returns a finding for each existing role whose tags are not known to be those of the lists, and publishes their number as
// [catalog.MetricRolesMistagged]. Where the lists have no existing roles, Check calls nothing. An error beside the findings means that
// the number was not published.
func (c Checker) Check(ctx context.Context) ([]Finding, error) {
	if len(c.roles) == 0 {
		return nil, nil
	}
	var findings []Finding
	for _, role := range c.roles {
		if message := c.message(ctx, role); message != "" {
			findings = append(findings, Finding{role.Name(), message})
		}
	}
	_, err := c.metrics.PutMetricData(ctx, &cloudwatch.PutMetricDataInput{
		Namespace: aws.String(catalog.MetricNamespace),
		MetricData: []types.MetricDatum{{
			MetricName: aws.String(catalog.MetricRolesMistagged),
			Unit:       types.StandardUnitCount,
			Value:      aws.Float64(float64(len(findings))),
		}},
	})
	if err != nil {
		return findings, fmt.Errorf("publish metrics of %s: %w", catalog.MetricNamespace, err)
	}
	return findings, nil
}

// message returns the action to take about a role; "" for none.
func (c Checker) message(ctx context.Context, role catalog.Role) string {
	found, err := c.read(ctx, role.Name())
	if err != nil {
		return fmt.Sprintf("create role %s, or allow iam:ListRoleTags on it: its tags could not be read: %s", role.Name(), awserrors.Reason(err))
	}
	wrong := c.wrong(role, found)
	if len(wrong) == 0 {
		return ""
	}
	return fmt.Sprintf("tag role %s as products.go says, or change its entry there: %s", role.Name(), strings.Join(wrong, ", "))
}

// read returns the tags of a role by their lower-case keys: IAM compares keys without regard to case.
func (c Checker) read(ctx context.Context, name string) (map[string]string, error) {
	tags := map[string]string{}
	pages := iam.NewListRoleTagsPaginator(c.tags, &iam.ListRoleTagsInput{RoleName: &name})
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

// wrong returns one clause for each tag that is missing or has another value.
func (c Checker) wrong(role catalog.Role, found map[string]string) []string {
	var wrong []string
	for _, want := range role.Tags() {
		key := c.prefix + want.Key
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
