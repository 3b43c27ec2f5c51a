package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/ssm"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/profiles"
)

// account is the account of the credentials, with the Regions of the lists, retired ones included.
type account struct {
	id      string
	regions []string
	reader  *profiles.Reader
	meter   *metering.Meter
	cfg     aws.Config
}

// connect returns the account whose credentials the default chain holds. The home Region stands in for a configured one.
func connect(ctx context.Context, lists catalog.Catalog) (account, error) {
	cfg, err := cli.Configure(ctx, lists.Account.HomeRegion)
	if err != nil {
		return account{}, err
	}
	id, err := cli.Account(ctx, cfg)
	if err != nil {
		return account{}, err
	}
	return account{id: id, regions: lists.RegionNames(), reader: profiles.New(cfg, id, lists), meter: metering.New(cfg), cfg: cfg}, nil
}

// allParameters is the path of every product's parameters.
const allParameters = "/" + catalog.Namespace + "/profiles"

// parameters returns the names of our SSM parameters in a Region, by the ARN that each holds.
func (a account) parameters(ctx context.Context, region string) (map[string]string, error) {
	client := ssm.NewFromConfig(a.cfg, func(o *ssm.Options) { o.Region = region })
	named := map[string]string{}
	pages := ssm.NewGetParametersByPathPaginator(client, &ssm.GetParametersByPathInput{Path: aws.String(allParameters), Recursive: aws.Bool(true)})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, fmt.Errorf("read the parameters of %s (ssm:GetParametersByPath on %s): %s", region, allParameters, awserrors.Reason(err))
		}
		for _, p := range page.Parameters {
			named[aws.ToString(p.Value)] = aws.ToString(p.Name)
		}
	}
	return named, nil
}

// delete examines all profiles again, deletes the idle ones that are still idle, and prints one line for each.
func (a account) delete(ctx context.Context, all []profiles.Profile, idle []string, stdout io.Writer) error {
	candidates, err := a.examine(ctx, all)
	errs := []error{err}
	for _, c := range candidates {
		if !slices.Contains(idle, c.ARN) {
			continue
		}
		if c.keep != "" {
			_ = cli.Printf(stdout, "kept %s in %s: %s", aws.ToString(c.Name), c.Region, c.keep)
			continue
		}
		client := bedrock.NewFromConfig(a.cfg, func(o *bedrock.Options) { o.Region = c.Region })
		if _, err := client.DeleteInferenceProfile(ctx, &bedrock.DeleteInferenceProfileInput{InferenceProfileIdentifier: &c.ARN}); err != nil {
			errs = append(errs, fmt.Errorf("delete %s in %s (bedrock:DeleteInferenceProfile): %s", c.ARN, c.Region, awserrors.Reason(err)))
			continue
		}
		_ = cli.Printf(stdout, "deleted %s in %s: %s", aws.ToString(c.Name), c.Region, c.ARN)
	}
	return errors.Join(errs...)
}
