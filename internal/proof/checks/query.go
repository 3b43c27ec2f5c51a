package checks

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	sdk "github.com/aws/aws-sdk-go-v2/service/athena"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// queryCalls are the calls of query.
var queryCalls = []proof.Call{
	{API: "athena:StartQueryExecution", On: "workgroup " + ledger.Workgroup + " in the home Region; the result is stored in the ledger bucket"},
	{API: "athena:GetQueryExecution", On: "that query"},
	{API: "athena:GetQueryResults", On: "that query"},
	{API: "athena:StopQueryExecution", On: "that query, where the run is interrupted"},
	{API: "kms:Decrypt", On: "the customer keys of log buckets, where the lists have them", By: proof.ByService},
}

// queryAsRoleCalls are the calls of queryAsNew.
var queryAsRoleCalls = asRole(queryCalls)

// asRole are calls that the tool makes as a role of the check.
func asRole(calls []proof.Call) []proof.Call {
	made := slices.Clone(calls)
	for i := range made {
		made[i].By = proof.ByRole
	}
	return made
}

// The price of a query. https://aws.amazon.com/athena/pricing/ (2026-11-28)
var (
	usdPerByte = decimal.RequireFromString("0.000000000005")
	leastBytes = int64(10_000_000)
)

// queryBound is the spend of a query that reads next to nothing, in USD.
var queryBound = usdPerByte.Mul(decimal.NewFromInt(leastBytes))

// logsBound is the spend of a query of the logs, in USD: it reads as much as the workgroup allows, 100 GiB where the lists do not say more.
var logsBound = usdPerByte.Mul(decimal.NewFromInt(100 << 30))

// dayBound is what a check may spend on the logs of a day, in USD, and still make another query of them.
var dayBound = decimal.RequireFromString("0.05")

// affordsLogs returns an error where the next query of the logs may spend more than what is left of the check's bound.
func affordsLogs(r *proof.Run) error {
	most := usdPerByte.Mul(decimal.NewFromInt(int64(r.Catalog.Account.ScanLimit()) << 30))
	if err := r.Affords(most); err != nil {
		return fmt.Errorf("a query reads at most %d GiB (QueryScanLimitGB): %w", r.Catalog.Account.ScanLimit(), err)
	}
	return nil
}

// query runs SQL in the deployed workgroup with the credentials of cfg. Each parameter is a literal that takes the place of a question mark.
func query(ctx context.Context, r *proof.Run, cfg aws.Config, sql string, parameters ...string) (*athena.Result, error) {
	cfg = cfg.Copy()
	cfg.Region = r.Home()
	result, err := athena.Workgroup{Client: sdk.NewFromConfig(cfg), Name: ledger.Workgroup, Database: ledger.Database}.Run(ctx, sql, parameters...)
	if err != nil {
		return nil, err
	}
	r.Spent(usdPerByte.Mul(decimal.NewFromInt(max(result.Statistics.ScannedBytes, leastBytes))))
	return result, nil
}

// isDenied reports whether a query was denied: its start, or the read of a table or an object of it.
func isDenied(err error) bool {
	if err == nil || errors.Is(err, context.Canceled) {
		return false
	}
	text := strings.ToLower(err.Error())
	return awserrors.Refused(err) || strings.Contains(text, "denied") || strings.Contains(text, "not authorized")
}

// queryAsNew runs SQL with the credentials of a new role. It is repeated while it is denied, up to the patience of the run: the
// permissions of the role take some seconds to reach every service.
func queryAsNew(ctx context.Context, r *proof.Run, cfg aws.Config, sql string) error {
	var last error
	_, err := r.Until(ctx, func() (bool, error) {
		_, last = query(ctx, r, cfg, sql)
		if isDenied(last) {
			return false, nil
		}
		return last == nil, last
	})
	if err == nil {
		err = last
	}
	return err
}
