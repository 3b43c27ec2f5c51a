package main

import (
	"context"
	"encoding/json"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/rollup"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda/customresource"
)

// startsFor is the time in which a run starts queries, of the function's 15 minutes.
const startsFor = 10 * time.Minute

// wired returns the function for an account with these lists, with the credentials of cfg and with clients of each event's own.
func wired(cfg aws.Config, account string, lists catalog.Catalog) func(context.Context, json.RawMessage) (string, error) {
	return func(ctx context.Context, event json.RawMessage) (string, error) {
		clients, err := customresource.ClientConfig(cfg, event)
		if err != nil {
			return "", err
		}
		return newHandler(clients, account, lists, time.Now()).handle(ctx, event)
	}
}

// newHandler returns the handler of one event, which came at this time.
func newHandler(cfg aws.Config, account string, lists catalog.Catalog, at time.Time) handler {
	r := rollup.New(cfg, account, lists)
	r.NoStartAfter = at.Add(startsFor)
	metrics := cloudwatch.NewFromConfig(cfg, func(o *cloudwatch.Options) { o.Region = lists.Account.HomeRegion })
	return handler{
		setup: r.Setup,
		plan: func(ctx context.Context) (rollup.Plan, error) {
			return r.Plan(ctx, at.AddDate(0, 0, -rollup.Lookback), at)
		},
		run:      r.Run,
		maintain: r.Maintain,
		publish: func(ctx context.Context, failed bool, notRolledUp *int) error {
			return rollup.Publish(ctx, metrics, at, failed, notRolledUp)
		},
		patience: customresource.Patience,
		pause:    3 * time.Second,
	}
}
