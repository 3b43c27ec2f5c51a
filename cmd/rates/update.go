package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/pricelist"
)

type updateOptions struct {
	format                       *cli.Format
	regions                      []string
	write, check, verbose, fresh bool
	cache, today                 string
}

func (t tool) update() *cobra.Command {
	o := updateOptions{today: t.today.Format(time.DateOnly)}
	command := &cobra.Command{
		Use:   "update",
		Short: "Propose the prices that AWS publishes as new lines of the rate card",
		Long: `Reads every price of Amazon Bedrock from the AWS Price List, under all its service codes, compares those of text tokens on
demand, of every tier, with the lines that hold today, and prints the change of ledger/rates as a unified diff.

A price that changed ends its line today and begins a new one. A price of a model that the card has begins a line today. A line without
Region whose Regions now differ gets lines of those Regions beside it. What was charged before today stays, and so do lines that the
list lacks.

  differs        both have the price, and not the same one; a line without Region must equal every published price
  missing        AWS publishes the price of a model that the card has or a product calls, and the card has none
  gone           the card has the price, and AWS publishes it in none of the Regions read; a price of 0 is never gone
  unknown-model  AWS publishes prices of a model whose name internal/pricelist/models.csv does not have, of a provider the card has
                 models of

Published prices that have no place on the card are counted by reason, and so are products that are not understood; --verbose lists
both. The documentation of the package internal/pricelist lists the limits of the price list.

Uses the default AWS credential chain. It needs pricing:GetProducts, and reads from the endpoint in us-east-1, one request at a time.
Pages that were read are kept for the day in the user's cache folder: a run that was interrupted goes on.

Exit status: 0 done; with --check 1 if the card would change, a published price has no place on it or a model is unknown, and 0 if not;
2 that is not known. Build the command to see the 2: go run returns 1 for both.`,
		Example: `  go run ./cmd/rates update
  go run ./cmd/rates update --write
  go run ./cmd/rates update --check --region us-east-1,eu-west-1
  go run ./cmd/rates update --format json | jq -r '.[] | select(.status == "differs") | .model'`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return t.propose(c.Context(), o, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	flags := command.Flags()
	o.format = cli.FormatFlag(flags, "diff", "table", "json", "csv")
	flags.StringSliceVar(&o.regions, "region", nil, "the Regions whose prices are read (default: every commercial Region)")
	flags.BoolVar(&o.write, "write", false, "write the change to the files of ledger/rates")
	flags.BoolVar(&o.check, "check", false, "exit with status 1 on a difference; nothing is written")
	flags.BoolVar(&o.verbose, "verbose", false, "also list the prices and products that have no place on the card")
	flags.StringVar(&o.cache, "cache", "", "the folder for the pages that were read (default: bedrock-bootstrap/price-list in the user's cache folder)")
	flags.BoolVar(&o.fresh, "fresh", false, "read every page anew")
	flags.StringVar(&o.today, "today", o.today, "the day whose lines are compared, and from which new ones hold")
	_ = flags.MarkHidden("today")
	command.MarkFlagsMutuallyExclusive("write", "check")
	return command
}

// propose returns errDrift where --check finds a difference.
func (t tool) propose(ctx context.Context, o updateOptions, stdout, stderr io.Writer) error {
	day := catalog.Date(o.today)
	if day == "" || !day.Valid() {
		return fmt.Errorf("--today is %q; write it as 2026-11-23", o.today)
	}
	regions, err := updateRegions(o.regions)
	if err != nil {
		return err
	}
	rates, err := t.rates()
	if err != nil {
		return fmt.Errorf("ledger/rates has mistakes:\n%w", err)
	}
	models, err := t.models()
	if err != nil {
		return fmt.Errorf("internal/pricelist/models.csv has mistakes:\n%w", err)
	}
	products, err := t.fetch(ctx, o, day, regions, stderr)
	if err != nil {
		return err
	}
	list := pricelist.Read(products, models)
	r := report{
		list: list, day: day, regions: regions,
		comparison: pricelist.Compare(rates, list, day, regions, t.catalog.ModelsInUse()),
		proposal:   pricelist.Propose(rates, list, day, regions),
	}
	files, err := cardFiles(t.card, r.proposal)
	if err != nil {
		return err
	}
	if err := r.print(stdout, o.format.String(), files); err != nil {
		return err
	}
	_ = cli.Println(o.format.Footer(stdout, stderr), r.footer(o.verbose)...)
	if o.write {
		return writeFiles(files)
	}
	if o.check && r.drift() {
		return errDrift
	}
	return nil
}

// fetch reads the products of the price lists, those of the day that were read before from the cache.
func (t tool) fetch(ctx context.Context, o updateOptions, day catalog.Date, regions []string, stderr io.Writer) ([]pricelist.Product, error) {
	folder := o.cache
	if folder == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return nil, fmt.Errorf("no folder for the pages that are read; give one with --cache: %w", err)
		}
		folder = filepath.Join(cache, "bedrock-bootstrap", "price-list")
	}
	if err := removePages(folder, day, o.fresh); err != nil {
		return nil, err
	}
	folder = filepath.Join(folder, string(day))
	client, err := t.connect(ctx)
	if err != nil {
		return nil, err
	}
	show, clear := cli.Progress(stderr)
	defer clear()
	products, err := pricelist.Fetch(ctx, pricelist.Cached(client, folder), regions, func(done, all, products int) {
		show("read %d of %d price lists, %d products", done, all, products)
	})
	if err != nil && ctx.Err() == nil {
		return nil, fmt.Errorf("%w\nthe pages that were read are kept in %s; the next run goes on from there", err, folder)
	}
	return products, err
}

// removePages removes the pages of other days from the cache, and those of the day as well where they are read anew. A folder that is not
// named for a day stays.
func removePages(folder string, day catalog.Date, fresh bool) error {
	kept, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var failed []error
	for _, entry := range kept {
		if name := catalog.Date(entry.Name()); entry.IsDir() && name.Valid() && (fresh || name != day) {
			failed = append(failed, os.RemoveAll(filepath.Join(folder, entry.Name())))
		}
	}
	return errors.Join(failed...)
}

// updateRegions returns the Regions whose prices are read: the given Regions, or every commercial one.
func updateRegions(given []string) ([]string, error) {
	var mistakes []error
	for _, region := range given {
		if !slices.Contains(catalog.KnownRegions, region) {
			mistakes = append(mistakes, fmt.Errorf("--region is %q, which is not a commercial Region with Amazon Bedrock", region))
		}
	}
	regions := given
	if len(given) == 0 {
		regions = catalog.KnownRegions
	}
	regions = slices.Clone(regions)
	slices.Sort(regions)
	return slices.Compact(regions), errors.Join(mistakes...)
}
