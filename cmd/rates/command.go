package main

import (
	"context"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/pricing"
	"github.com/spf13/cobra"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// tool is the command with its lists, its clock and its connection.
type tool struct {
	catalog catalog.Catalog
	// card is the folder of the rate card's files, rates reads it.
	card    string
	rates   func() ([]ledger.Rate, error)
	models  func() (map[string]string, error)
	today   time.Time
	connect func(context.Context) (pricing.GetProductsAPIClient, error)
}

func (t tool) command() *cobra.Command {
	root := &cobra.Command{
		Use:           "rates",
		Short:         "Work on the rate card, ledger/rates",
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddCommand(t.update(), opinion{rates: t.rates, units: ledger.Units, today: t.today, index: cached}.command())
	return root
}
