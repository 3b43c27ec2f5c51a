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
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/detector"
)

// account is the account that the credentials are of.
type account struct {
	id      string
	regions []string
	*detector.Detector
	cfg aws.Config
}

// connect finds out whose credentials the default chain holds. The home Region stands in for one that is configured.
func connect(ctx context.Context, lists catalog.Catalog) (account, error) {
	config := detector.FromCatalog(lists)
	cfg, err := cli.Configure(ctx, config.Home)
	if err != nil {
		return account{}, err
	}
	if config.Account, err = cli.Account(ctx, cfg); err != nil {
		return account{}, err
	}
	a := account{id: config.Account, Detector: detector.New(cfg, config), cfg: cfg}
	for _, r := range lists.Regions {
		a.regions = append(a.regions, r.Name)
	}
	return a, nil
}

// allParameters is the path of every product's parameters.
const allParameters = "/" + catalog.Namespace + "/profiles"

// parameters returns which SSM parameter of ours names an ARN in a Region.
func (a account) parameters(ctx context.Context, region string) (map[string]string, error) {
	client := ssm.NewFromConfig(a.cfg, func(o *ssm.Options) { o.Region = region })
	named := map[string]string{}
	pages := ssm.NewGetParametersByPathPaginator(client, &ssm.GetParametersByPathInput{Path: aws.String(allParameters), Recursive: aws.Bool(true)})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, fmt.Errorf("read the parameters of %s (ssm:GetParametersByPath on %s): %s", region, allParameters, detector.Reason(err))
		}
		for _, p := range page.Parameters {
			named[aws.ToString(p.Value)] = aws.ToString(p.Name)
		}
	}
	return named, nil
}

// delete looks at all profiles once more, deletes the idle ones that are still so, and says it of each.
func (a account) delete(ctx context.Context, profiles []detector.Profile, idle []string, stdout io.Writer) error {
	candidates, err := a.examine(ctx, profiles)
	errs := []error{err}
	for _, c := range candidates {
		if !slices.Contains(idle, c.ARN) {
			continue
		}
		if c.keep != "" {
			_, _ = fmt.Fprintf(stdout, "kept %s in %s: %s\n", aws.ToString(c.Name), c.Region, c.keep)
			continue
		}
		client := bedrock.NewFromConfig(a.cfg, func(o *bedrock.Options) { o.Region = c.Region })
		if _, err := client.DeleteInferenceProfile(ctx, &bedrock.DeleteInferenceProfileInput{InferenceProfileIdentifier: &c.ARN}); err != nil {
			errs = append(errs, fmt.Errorf("delete %s in %s (bedrock:DeleteInferenceProfile): %s", c.ARN, c.Region, detector.Reason(err)))
			continue
		}
		_, _ = fmt.Fprintf(stdout, "deleted %s in %s: %s\n", aws.ToString(c.Name), c.Region, c.ARN)
	}
	return errors.Join(errs...)
}
