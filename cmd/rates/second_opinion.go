package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/pypi"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/secondopinion"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// Packages with prices.
const (
	litellm = "litellm"
	genai   = "genai-prices"
)

// opinion is the command second-opinion with its lists, its clock and its index of packages.
type opinion struct {
	rates func() ([]ledger.Rate, error)
	units func() ([]ledger.Unit, error)
	today time.Time
	index func() (pypi.Index, error)
}

type opinionOptions struct {
	format *cli.Format
	files  map[string]*string // by package
	today  string
}

// cached returns the Python Package Index, with copies in the folder that the machine has for them.
func cached() (pypi.Index, error) {
	folder, err := os.UserCacheDir()
	if err != nil {
		return pypi.Index{}, fmt.Errorf("find the folder for copies: %w", err)
	}
	return pypi.Index{Address: pypi.Address, Folder: filepath.Join(folder, "bedrock-bootstrap", "pypi")}, nil
}

func (p opinion) command() *cobra.Command {
	o := opinionOptions{today: p.today.Format(time.DateOnly), files: map[string]*string{}}
	command := &cobra.Command{
		Use:   "second-opinion",
		Short: "Compare the rate card with the prices in the packages litellm and genai-prices",
		Long: `Compares the rate card, as it holds today, with the prices of Amazon Bedrock that two Python packages publish: litellm and
genai-prices. Prints each difference with both values. It changes nothing: where they differ, AWS's own list decides.

  differs     both have the price, and not the same one
  missing     a package has the price, and the card has none

Prices that are the same are counted. So are entries that a card cannot have, with the reason, such as AWS GovCloud (US). Models of
ledger/units.csv are not compared: they are not billed by tokens alone.

The packages name fewer Regions than the card. The documentation of the package internal/secondopinion says how they are read.

Without files, it reads the newest version of both packages from pypi.org and keeps a copy in the user's cache folder; litellm has
about 45 MB. A copy that is complete is not read again, and one that is not is continued. Nothing of the packages is installed or run.
genai-prices is Python source, which needs python3 to read. It needs no AWS credentials.

Exit status: 0 all prices are the same, 1 some differ or are missing, 2 that is not known. Build the command to see the 2: go run returns
1 for both.`,
		Example: `  go run ./cmd/rates second-opinion
  go run ./cmd/rates second-opinion --litellm litellm-1.110.2-cp310-abi3-manylinux_2_28_x86_64.whl --genai-prices data.py
  go run ./cmd/rates second-opinion --format json | jq -r '.findings[] | select(.status == "differs") | .key'`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return p.compare(c.Context(), o, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	flags := command.Flags()
	o.format = cli.FormatFlag(flags, "table", "json", "csv")
	o.files[litellm] = flags.String(litellm, "", "a wheel of litellm, or its price file (default: the newest wheel)")
	o.files[genai] = flags.String(genai, "", "a wheel of genai-prices, or its price file (default: the newest wheel)")
	flags.StringVar(&o.today, "today", o.today, "the day whose rates are compared")
	_ = flags.MarkHidden("today")
	return command
}

// compare returns errDrift where a package has another price than the rate card, or one that the card lacks. A package that cannot be read
// does not keep the other from being compared.
func (p opinion) compare(ctx context.Context, o opinionOptions, stdout, stderr io.Writer) error {
	day := catalog.Date(o.today)
	if day == "" || !day.Valid() {
		return fmt.Errorf("--today is %q; write it as 2026-11-23", o.today)
	}
	rates, err := p.rates()
	if err != nil {
		return fmt.Errorf("ledger/rates has mistakes:\n%w", err)
	}
	units, err := p.units()
	if err != nil {
		return fmt.Errorf("ledger/units.csv has mistakes:\n%w", err)
	}
	lists, unread := p.read(ctx, o, knownModels(rates, units), stderr)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if len(lists) == 0 {
		return unread
	}
	r := opinionReport{day: day, lists: lists}
	for _, list := range lists {
		r.findings = append(r.findings, secondopinion.Compare(list.Prices, rates, units, day)...)
	}
	if err := r.print(stdout, o.format.String()); err != nil {
		return err
	}
	_ = cli.Println(o.format.Footer(stdout, stderr), r.footer()...)
	if len(r.differences()) == 0 {
		return unread
	}
	if unread != nil {
		_ = cli.PrintError(stderr, "not compared: ", unread)
	}
	return errDrift
}

// knownModels returns the models that the card and units.csv know.
func knownModels(rates []ledger.Rate, units []ledger.Unit) []string {
	var models []string
	for _, r := range rates {
		models = append(models, r.Model)
	}
	for _, u := range units {
		models = append(models, u.Model)
	}
	slices.Sort(models)
	return slices.Compact(models)
}

// read returns the lists that can be read, and why others cannot. The models that litellm names are known to the reading of genai-prices.
func (p opinion) read(ctx context.Context, o opinionOptions, models []string, stderr io.Writer) ([]secondopinion.List, error) {
	var lists []secondopinion.List
	var unread []error
	source, text, err := p.file(ctx, litellm, secondopinion.LitellmFile, *o.files[litellm], stderr)
	if err == nil {
		var list secondopinion.List
		if list, err = secondopinion.ReadLitellm(source, bytes.NewReader(text)); err == nil {
			lists = append(lists, list)
			for _, price := range list.Prices {
				models = append(models, price.Model)
			}
		}
	}
	unread = append(unread, err)
	slices.Sort(models)
	source, text, err = p.file(ctx, genai, secondopinion.GenaiFile, *o.files[genai], stderr)
	if err == nil {
		var list secondopinion.List
		if list, err = secondopinion.ReadGenai(ctx, source, bytes.NewReader(text), slices.Compact(models)); err == nil {
			lists = append(lists, list)
		}
	}
	return lists, errors.Join(append(unread, err)...)
}

// file returns the price file of a package: of the given file, or of the newest wheel.
func (p opinion) file(ctx context.Context, name, member, given string, stderr io.Writer) (source string, text []byte, err error) {
	if given != "" {
		source, text, err = pypi.ReadFile(given, name, member)
		if err != nil {
			err = fmt.Errorf("--%s: %w", name, err)
		}
		return source, text, err
	}
	index, err := p.index()
	if err != nil {
		return "", nil, err
	}
	show, clear := cli.Progress(stderr)
	defer clear()
	show("find the newest version of %s", name)
	wheel, err := index.Newest(ctx, name)
	if err == nil {
		var path string
		path, err = index.Fetch(ctx, wheel, func(done int64) {
			show("read %s %s, %.1f of %.1f MB", name, wheel.Version, float64(done)/1e6, float64(wheel.Size)/1e6)
		})
		given = path
	}
	if err != nil {
		return "", nil, fmt.Errorf("%w\nwithout a network, give the file: --%s FILE", err, name)
	}
	return pypi.ReadFile(given, name, member)
}
