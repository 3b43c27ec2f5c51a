package main

import (
	"context"
	"errors"
	"fmt"

	sdk "github.com/aws/aws-sdk-go-v2/service/athena"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// connect returns the workgroup of the home Region.
func connect(ctx context.Context, home string) (runNamed, error) {
	cfg, err := cli.Configure(ctx, home)
	if err != nil {
		return nil, err
	}
	workgroup := athena.Workgroup{Client: sdk.NewFromConfig(cfg), Name: ledger.Workgroup, Database: ledger.Database}
	return func(ctx context.Context, query string, parameters ...string) (*athena.Result, error) {
		result, err := workgroup.RunNamed(ctx, query, parameters...)
		if refusal, ok := errors.AsType[smithy.APIError](err); ok {
			return nil, fmt.Errorf("query %s in workgroup %s of %s: %s; is this the account, is the program deployed there, and may you query "+
				"(README.md, Permissions needed)?", query, ledger.Workgroup, home, awserrors.Reason(refusal))
		}
		return result, err
	}, nil
}
