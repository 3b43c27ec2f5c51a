package checks

import (
	"context"
	"slices"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

var billReaderCheck = proof.Check{
	Belief: 36,
	Calls: slices.Concat([]proof.Call{
		{API: "iam:CreateRole", On: "role " + proof.Prefix + "<id>; this tool alone may assume it"},
		{API: "iam:AttachRolePolicy", On: "policy " + catalog.BillReaderPolicy + " to that role"},
		{API: "sts:AssumeRole", On: "that role"},
	}, role.Calls, queryAsRoleCalls),
	Creates: []string{"a role with the policy of a bill reader, which runs up to three queries"},
	Spends:  logsBound.Add(dayBound),
	Run:     billReader,
}

// billReader runs the queries of a bill reader with the bill reader's policy alone.
func billReader(ctx context.Context, r *proof.Run) (proof.Result, error) {
	if !r.Catalog.Account.BillReader {
		return proof.NotShown("the account has no bill reader: set BillReader in regions.go and deploy")
	}
	c, err := newRole(ctx, r, "", []any{admits(r, "sts:AssumeRole")}, nil)
	if err != nil {
		return proof.Result{}, err
	}
	if err := c.attach(ctx, catalog.BillReaderPolicy); err != nil {
		return proof.Result{}, err
	}
	cfg, err := c.config(ctx, r.Home(), "")
	if err != nil {
		return proof.Result{}, err
	}
	queries := []string{
		"SELECT count(*) FROM bedrock_spend WHERE date = current_date",
		"SELECT count(*) FROM " + ledger.RollUpDatabase + "." + ledger.RollUpTable + " WHERE date = current_date - interval '2' day",
	}
	read := "bedrock_spend and the roll-up"
	for _, region := range r.Catalog.ActiveRegions() {
		if region.CustomerKey {
			table := ledger.LogTable(region.Name)
			queries = append(queries, "SELECT count(*) FROM "+table+" WHERE day = date_format(current_date, '%Y/%m/%d')")
			read += " and " + table + ", whose logs a customer key encrypts,"
			break
		}
	}
	for _, sql := range queries {
		if err := affordsLogs(r); err != nil {
			return proof.Result{}, err
		}
		err := queryAsNew(ctx, r, cfg, sql)
		switch {
		case err == nil:
		case isDenied(err):
			return proof.Failed("a bill reader's query is denied: %s: %s", sql, outcome(err))
		default:
			return proof.Result{}, err
		}
	}
	return proof.Held("a bill reader reads %s", read)
}
