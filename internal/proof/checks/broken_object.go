package checks

import (
	"context"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// brokenObjectCheck checks the error of a query that opens an object which cannot be read, and that the same query without the object works.
var brokenObjectCheck = proof.Check{
	Belief: 48,
	Calls: slices.Concat([]proof.Call{
		newBucketCall,
		{API: "s3:PutObject", On: "two objects of that bucket, one of which is no gzip"},
	}, lineTableCalls, queryCalls, bucket.Calls, stack.Calls),
	Creates: []string{"a bucket with two objects", "a database with a table over it"},
	Spends:  queryBound.Mul(decimal.NewFromInt(2)),
	Run:     brokenObject,
}

// brokenObject queries a table with an object that is no gzip, and then the table without it.
func brokenObject(ctx context.Context, r *proof.Run) (proof.Result, error) {
	name, database, err := newLineTable(ctx, r)
	if err != nil {
		return proof.Result{}, err
	}
	if err := putLine(ctx, r, name, "line.json.gz"); err != nil {
		return proof.Result{}, err
	}
	if err := putObject(ctx, r, name, "broken.json.gz", []byte("no gzip\n")); err != nil {
		return proof.Result{}, err
	}
	table := `"` + database + `"."lines"` // names of this run
	address := "s3://" + name + "/broken.json.gz"
	_, failure := query(ctx, r, r.Config(r.Home()), `SELECT count(*) AS lines FROM `+table)
	if failure == nil {
		return proof.Failed("a query succeeds that reads %s, which is no gzip", address)
	}
	if isDenied(failure) {
		return proof.Result{}, failure
	}
	if !strings.Contains(failure.Error(), address) {
		return proof.Failed("the error of a query that reads %s does not name it: %s", address, outcome(failure))
	}
	result, err := query(ctx, r, r.Config(r.Home()), `SELECT count(*) AS lines FROM `+table+` WHERE "$path" NOT IN ('`+address+`')`)
	switch {
	case isDenied(err):
		return proof.Result{}, err
	case err != nil:
		return proof.Failed("the query that leaves %s out by its path fails as well: %s", address, outcome(err))
	case len(result.Rows) != 1:
		return proof.Result{}, errRows
	}
	lines := aws.ToString(result.Rows[0][0])
	return proof.Shown(lines == "1", "a query that reads %s fails and names it (%s); without it the query counts %s", address, outcome(failure), lines)
}
