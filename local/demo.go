package main

import (
	"context"
	"fmt"
	"os"

	"github.com/shopspring/decimal"
	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// demo deploys, calls, detects, prints the answers of the deployed ledger, checks them against the calls, and ends everything that
// it started.
func demo(ctx context.Context, p environment.Place) error {
	running, err := start(ctx, p)
	if err != nil {
		return err
	}
	defer running.end()
	page, err := running.demo()
	if err != nil {
		return environment.Cause(running.ctx, err)
	}
	if err := running.show.run("end", func() error { running.end(); return nil }); err != nil {
		return err
	}
	running.show.summary()
	fmt.Printf("The bill as a page, which a browser opens without a network: %s\n", page)
	return nil
}

// demo returns the path of the bill as a page.
func (s *session) demo() (string, error) {
	a, err := s.useAndDetect()
	if err != nil {
		return "", err
	}
	var answers account.Answers
	group, ctx := errgroup.WithContext(s.ctx)
	group.Go(func() error {
		return s.show.run("queries", func() (err error) { answers, err = a.Answers(ctx); return err })
	})
	group.Go(func() error { return s.show.run("roll-up", func() error { return a.RollUp(ctx, s.now) }) })
	if err := group.Wait(); err != nil {
		return "", err
	}
	s.show.end()
	fmt.Println("\nIs Amazon Bedrock logged, Region by Region? (go run ./cmd/coverage)")
	if err := a.Coverage(s.ctx, os.Stdout); err != nil {
		return "", err
	}
	printTable(os.Stdout, "Tokens by team, service and environment, last 7 days (named query tokens_by_team_service_env):", answers.ByTeam)
	printTable(os.Stdout, "Who used the tokens, seven days ago (named query who_used_the_tokens):", answers.OfTheSeventhDay)
	printTable(os.Stdout, "Metadata keys that each service stamped (view bedrock_invocation_logs); "+calls.PythonServices(a.Calls)+" is in Python, the others are in Go:", answers.MetadataKeys)
	if err := a.Check(answers); err != nil {
		return "", err
	}
	printProof(os.Stdout, a.Calls, answers)
	fmt.Println()
	var total decimal.Decimal
	if err := s.show.run("bill", func() (err error) { total, err = a.Bill(s.ctx, os.Stdout, answers.Day); return err }); err != nil {
		return "", err
	}
	fmt.Printf("The total equals the cost of the calls made, to the last digit: %s USD.\n", total)
	return a.BillFile(), nil
}
