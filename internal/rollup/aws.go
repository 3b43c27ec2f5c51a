package rollup

import (
	"context"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	sdk "github.com/aws/aws-sdk-go-v2/service/athena"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// New returns the roll-up of an account, with the credentials of cfg and the workgroup of the home Region.
func New(cfg aws.Config, account string, lists catalog.Catalog) *RollUp {
	home := lists.Account.HomeRegion
	queries := sdk.NewFromConfig(cfg, func(o *sdk.Options) { o.Region = home })
	return &RollUp{
		Lists:     lists,
		Location:  Location(account, home),
		ScanLimit: int64(lists.Account.ScanLimit()) << 30,
		Query:     athena.Workgroup{Client: queries, Name: ledger.Workgroup, Database: ledger.Database}.Run,
		List: func(ctx context.Context, region string, day time.Time) (Listing, error) {
			return list(ctx, s3.NewFromConfig(cfg, func(o *s3.Options) { o.Region = region }), account, region, day)
		},
	}
}

// Location returns the folder of the table. account may be a CDK token.
func Location(account, home string) string {
	return "s3://" + catalog.LedgerBucket(account, home) + "/" + catalog.RollUpPrefix
}
