package checks

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/pricelist"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

var pricesCheck = proof.Check{
	Belief: 24,
	Calls:  []proof.Call{{API: "pricing:GetProducts", On: "the products of Amazon Bedrock in the Regions of the lists"}},
	Run:    prices,
}

// prices compares the rate card with the AWS Price List, as cmd/rates does.
func prices(ctx context.Context, r *proof.Run) (proof.Result, error) {
	rates, err := ledger.Rates()
	if err != nil {
		return proof.Result{}, err
	}
	models, err := pricelist.Models()
	if err != nil {
		return proof.Result{}, err
	}
	regions := append(r.Catalog.ActiveRegionNames(), r.Home())
	slices.Sort(regions)
	regions = slices.Compact(regions)
	client := pricelist.NewClient(r.Config(pricelist.EndpointRegion))
	products, err := pricelist.Fetch(ctx, client, regions, func(int, int, int) {})
	if err != nil {
		return proof.Result{}, err
	}
	day := catalog.Date(time.Now().UTC().Format(time.DateOnly))
	c := pricelist.Compare(rates, pricelist.Read(products, models), day, regions, r.Catalog.ModelsInUse())
	if c.Compared == 0 {
		return proof.NotShown("the price list of %s has no price of a model of the rate card", strings.Join(regions, ", "))
	}
	return proof.Shown(len(c.Differences) == 0, "%d prices were compared with %d products of %d Regions; different: %s",
		c.Compared, len(products), len(regions), differences(c.Differences))
}

// shownDifferences is the number of differences that a result names.
const shownDifferences = 5

// differences returns the first differences in words, and the number of the others.
func differences(all []pricelist.Difference) string {
	var words []string
	for _, d := range all[:min(len(all), shownDifferences)] {
		text := strings.TrimSpace(fmt.Sprintf("%s %s %s %s %s", d.Status, d.Model, d.Routing, d.Tier, d.TokenKind))
		if usd, known := d.Price(); known {
			text += fmt.Sprintf(" %s:%d %s USD", d.Rate.File, d.Rate.Line, usd)
		}
		for _, p := range d.Published {
			text += fmt.Sprintf(" published %s USD in %s", p.USDPerMillion, strings.Join(p.Regions, " "))
		}
		words = append(words, text)
	}
	if more := len(all) - len(words); more > 0 {
		words = append(words, fmt.Sprintf("%d more", more))
	}
	return listed(words)
}
