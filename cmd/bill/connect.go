package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	sdk "github.com/aws/aws-sdk-go-v2/service/athena"
	"github.com/aws/aws-sdk-go-v2/service/athena/types"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// allow is what to do about a denial.
const allow = "allow it (docs/permissions.md)"

// connect returns the workgroup of the home Region. The SDK repeats its requests as AWS_RETRY_MODE and AWS_MAX_ATTEMPTS say.
func connect(ctx context.Context, home string) (runSQL, error) {
	cfg, err := cli.Configure(ctx, home)
	if err != nil {
		return nil, err
	}
	workgroup := athena.Workgroup{Client: sdk.NewFromConfig(cfg), Name: ledger.Workgroup, Database: ledger.Database}
	return func(ctx context.Context, name, sql string) (*athena.Result, error) {
		result, err := workgroup.Run(ctx, sql)
		if err != nil && ctx.Err() == nil {
			return nil, explained(ctx, cfg, name, err)
		}
		if err == nil {
			result.Query = name
		}
		return result, err
	}, nil
}

// explained returns the error of a query in one line, with what helps against it. A failure of the query is still an [athena.Failure].
func explained(ctx context.Context, cfg aws.Config, query string, err error) error {
	at := fmt.Sprintf("query %s in workgroup %s of %s", query, ledger.Workgroup, cfg.Region)
	if failure, ok := errors.AsType[*athena.Failure](err); ok {
		if help := remedy(failure); help != "" {
			return fmt.Errorf("%s: %w; %s", at, failure, help)
		}
		return fmt.Errorf("%s: %w", at, failure)
	}
	if invalid, ok := errors.AsType[*types.InvalidRequestException](err); ok && strings.Contains(invalid.ErrorMessage(), "not found") {
		return fmt.Errorf("%s: %s; deploy the program in %s, or set AWS_PROFILE to the account in which it is deployed",
			at, awserrors.Reason(err), accountOf(ctx, cfg))
	}
	if _, ok := errors.AsType[*smithy.OperationError](err); ok {
		return fmt.Errorf("%s: %s", at, awserrors.Advised(err, allow))
	}
	return err
}

// accountOf returns the account of the credentials in words.
func accountOf(ctx context.Context, cfg aws.Config) string {
	if account, err := cli.Account(ctx, cfg); err == nil {
		return "account " + account
	}
	return "the account of the credentials"
}

// remedy returns what to do about a query that Athena did not finish. Empty: nothing is known to help.
func remedy(f *athena.Failure) string {
	switch {
	case f.OverScanLimit():
		return "choose a shorter period, or raise QueryScanLimitGB of regions.go"
	case f.Cancelled():
		return "somebody cancelled it: run it again"
	case f.Throttled():
		return "wait a minute and run it again"
	case f.Denied():
		return allow
	case f.Exhausted():
		return "choose a shorter period"
	case strings.Contains(f.Reason, "COLUMN_NOT_FOUND") || strings.Contains(f.Reason, "TABLE_NOT_FOUND"):
		return "the deployed views are of another version of this program: deploy this version"
	case f.OfData() && f.Object() != "":
		return "docs/runbook.md says how to move a broken object aside"
	}
	return ""
}
