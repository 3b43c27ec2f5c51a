package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/pricing"
	"github.com/spf13/cobra"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/pricelist"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// tool is the command with its lists, its clock and its connection.
type tool struct {
	catalog catalog.Catalog
	rates   func() ([]ledger.Rate, error)
	models  func() (map[string]string, error)
	today   time.Time
	connect func(context.Context) (pricing.GetProductsAPIClient, error)
}

type options struct {
	format  *cli.Format
	regions []string
	verbose bool
	today   string
}

func (t tool) command() *cobra.Command {
	root := &cobra.Command{
		Use:           "rates",
		Short:         "Work on the rate card, ledger/rates.csv",
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddCommand(t.check(), opinion{rates: t.rates, units: ledger.Units, today: t.today, index: cached}.command())
	return root
}

func (t tool) check() *cobra.Command {
	o := options{today: t.today.Format(time.DateOnly)}
	command := &cobra.Command{
		Use:   "check",
		Short: "Compare the rate card with the prices that AWS publishes",
		Long: `Reads every price of Amazon Bedrock from the AWS Price List, for the Regions of regions.go, and compares those of text
tokens, on demand and in the standard tier, with the rates that hold today.

  differs        both have the price, and not the same one; a rate of any Region must equal every published one
  missing        AWS publishes the price of a model that the card has or a product calls, and the card has none
  gone           the card has the price, and AWS publishes it in none of the Regions read; a rate of 0 is never gone
  unknown-model  AWS publishes prices of a model whose name internal/pricelist/models.csv does not have, of a provider the card has
                 models of

Models that internal/pricelist/models.csv knows and the card does not have are not compared, nor are other providers'. Products that
are not understood are counted, and listed with --verbose. The documentation of the package internal/pricelist lists the
limits of the price list.

Uses the default AWS credential chain and changes nothing. It needs pricing:GetProducts, and reads from the endpoint in us-east-1.

Exit status: 0 they are equal, 1 they are not, 2 that is not known. Build the command to see the 2: go run returns 1 for
both.`,
		Example: `  go run ./cmd/rates check
  go run ./cmd/rates check --region us-east-1,eu-west-1
  go run ./cmd/rates check --format json | jq -r '.[] | select(.status == "differs") | .model'
  go run ./cmd/rates check --verbose`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return t.compare(c.Context(), o, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	flags := command.Flags()
	o.format = cli.FormatFlag(flags, "table", "json", "csv")
	flags.StringSliceVar(&o.regions, "region", nil, "the Regions whose prices are read (default: the home Region and the Regions of regions.go)")
	flags.BoolVar(&o.verbose, "verbose", false, "also list the prices that were not compared and the products that are not understood")
	flags.StringVar(&o.today, "today", o.today, "the day whose rates are compared")
	_ = flags.MarkHidden("today")
	return command
}

// compare returns errDrift where the rate card differs from the prices that AWS publishes.
func (t tool) compare(ctx context.Context, o options, stdout, stderr io.Writer) error {
	day := catalog.Date(o.today)
	if day == "" || !day.Valid() {
		return fmt.Errorf("--today is %q; write it as 2026-11-23", o.today)
	}
	regions, err := t.regions(o.regions)
	if err != nil {
		return err
	}
	rates, err := t.rates()
	if err != nil {
		return fmt.Errorf("ledger/rates.csv has mistakes:\n%w", err)
	}
	models, err := t.models()
	if err != nil {
		return fmt.Errorf("internal/pricelist/models.csv has mistakes:\n%w", err)
	}
	client, err := t.connect(ctx)
	if err != nil {
		return err
	}
	show, clear := cli.Progress(stderr)
	products, err := pricelist.Fetch(ctx, client, regions, func(done, all, products int) {
		show("read %d of %d price lists, %d products", done, all, products)
	})
	clear()
	if err != nil {
		return err
	}
	list := pricelist.Read(products, models)
	r := report{list: list, comparison: pricelist.Compare(rates, list, day, regions, t.called()), day: day, regions: regions}
	if err := r.print(stdout, o.format.String()); err != nil {
		return err
	}
	_, _ = fmt.Fprintln(o.format.Footer(stdout, stderr), strings.Join(r.footer(o.verbose), "\n"))
	if len(r.comparison.Differences) > 0 {
		return errDrift
	}
	return nil
}

// regions returns the Regions whose prices are read: the given Regions, or the home Region and the Regions in use.
func (t tool) regions(given []string) ([]string, error) {
	for _, region := range given {
		if !slices.Contains(catalog.KnownRegions, region) {
			return nil, fmt.Errorf("--region is %q, which is not a commercial Region with Amazon Bedrock", region)
		}
	}
	regions := given
	if len(given) == 0 {
		regions = append(t.catalog.ActiveRegionNames(), t.catalog.Account.HomeRegion)
	}
	regions = slices.Clone(regions)
	slices.Sort(regions)
	return slices.Compact(regions), nil
}

// called returns the ids of the models that products in use call.
func (t tool) called() []string {
	var models []string
	for _, p := range t.catalog.Products {
		if p.Retired != "" {
			continue
		}
		for _, m := range p.Models {
			models = append(models, m.ID)
		}
	}
	return models
}
