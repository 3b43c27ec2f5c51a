package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/shopspring/decimal"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
)

// demo runs everything once, prints what the deployed ledger says, checks it against the calls made, and ends all that it
// started.
func demo(ctx context.Context, p place) error {
	now := time.Now().UTC()
	lists := bootstrap.Catalog()
	if err := lists.Validate(); err != nil {
		return err
	}
	lock, err := p.acquire("demo")
	if err != nil {
		return err
	}
	defer lock.release()
	if err := checkNeeds(ctx, p); err != nil {
		return err
	}
	show := newProgress(os.Stderr)
	defer show.end()

	servers, err := startServers(p, lists.Account.HomeRegion)
	if err != nil {
		return err
	}
	defer servers.End()
	ctx, cancel := servers.watched(ctx)
	defer cancel()

	u, err := useAndDetect(ctx, p, lists, servers, show, now)
	if err != nil {
		return because(ctx, err)
	}
	var a answers
	if err := show.phase("queries", func() error { a, err = u.ask(ctx); return err }); err != nil {
		return because(ctx, err)
	}
	show.end()
	fmt.Println("\nIs Amazon Bedrock logged, Region by Region? (go run ./cmd/coverage)")
	if err := u.coverage(ctx, os.Stdout); err != nil {
		return because(ctx, err)
	}
	printTable(os.Stdout, "Tokens by team, service and environment, last 7 days (named query tokens_by_team_service_env):", a.ByTeam)
	printTable(os.Stdout, "Who used the tokens, seven days ago (named query who_used_the_tokens):", a.OfTheSeventhDay)
	printTable(os.Stdout, "What each service stamped (view bedrock_invocation_logs); "+pythonServices(u.Calls)+" is in Python, the others are in Go:", a.StampedKeys)
	if err := u.check(a); err != nil {
		return err
	}
	printProof(os.Stdout, u.Calls, a)
	fmt.Println()
	var total decimal.Decimal
	if err := show.phase("bill", func() (err error) { total, err = u.bill(ctx, os.Stdout, a.Day); return err }); err != nil {
		return because(ctx, err)
	}
	fmt.Printf("The total equals what the calls made cost, to the last digit: %s USD.\nThe bill as a page: %s\n", total, p.billFile())
	if err := show.phase("end", func() error { servers.End(); return nil }); err != nil {
		return err
	}
	show.summary()
	return nil
}
