package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/rollup"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// connect returns a session of the account whose credentials the default chain holds.
func connect(ctx context.Context, lists catalog.Catalog) (session, error) {
	home := lists.Account.HomeRegion
	cfg, err := cli.Configure(ctx, home)
	if err != nil {
		return session{}, err
	}
	account, err := cli.Account(ctx, cfg)
	if err != nil {
		return session{}, err
	}
	want, err := ledger.ViewsHash(lists)
	if err != nil {
		return session{}, err
	}
	if err := sameViews(ctx, lambda.NewFromConfig(cfg), account, want); err != nil {
		return session{}, err
	}
	r := rollup.New(cfg, account, lists)
	return session{
		account: account,
		setup:   r.Setup,
		plan:    r.Plan,
		run: func(ctx context.Context, p rollup.Plan, progress func(done, all int, next rollup.Chunk)) (rollup.Result, error) {
			r.Progress = progress
			return r.Run(ctx, p)
		},
	}, nil
}

type functionReader interface {
	GetFunctionConfiguration(context.Context, *lambda.GetFunctionConfigurationInput, ...func(*lambda.Options)) (*lambda.GetFunctionConfigurationOutput, error)
}

// sameViews checks that the views of the account are those of this checkout. A day that other views rolled up would count as rolled up with
// the lists and the prices of this checkout, and would stay wrong.
// https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html
func sameViews(ctx context.Context, client functionReader, account, want string) error {
	function, err := client.GetFunctionConfiguration(ctx, &lambda.GetFunctionConfigurationInput{FunctionName: aws.String(catalog.RollUpFunction)})
	if _, missing := errors.AsType[*types.ResourceNotFoundException](err); missing {
		return fmt.Errorf("account %s has no function %s; deploy the program, or set AWS_PROFILE to the account in which it is deployed", account, catalog.RollUpFunction)
	}
	if err != nil {
		return fmt.Errorf("lambda:GetFunctionConfiguration of %s: %s", catalog.RollUpFunction, awserrors.Advised(err, "allow it (docs/permissions.md)"))
	}
	if function.Environment == nil || function.Environment.Variables[catalog.EnvViewsHash] != want {
		return fmt.Errorf("the lists, the prices or the SQL of this checkout are not those that are deployed in account %s; deploy this checkout, or check out what is deployed", account)
	}
	return nil
}
