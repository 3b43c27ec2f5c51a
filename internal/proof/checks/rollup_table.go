package checks

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// rollUpTableCheck checks the statements of the roll-up with its permissions, on a table of its own.
var rollUpTableCheck = proof.Check{
	Belief: 49,
	Calls: slices.Concat([]proof.Call{
		newBucketCall,
		newStackCall("a database"),
		{API: "glue:CreateDatabase", On: "database bedrock_prove_<id>", By: proof.ByService},
		{API: "glue:GetDatabase", On: "that database", By: proof.ByService},
		{API: "glue:DeleteDatabase", On: "that database, with its table", By: proof.ByService},
		{API: "iam:CreateRole", On: "role " + proof.Prefix + "<id>; this tool alone may assume it"},
		{API: "iam:PutRolePolicy", On: "that role: it may create and write tables of that database, in that bucket"},
		{API: "sts:AssumeRole", On: "that role"},
	}, queryAsRoleCalls, []proof.Call{
		{API: "glue:CreateTable", On: "a table of that database, as that role", By: proof.ByService},
		{API: "glue:UpdateTable", On: "that table, as that role", By: proof.ByService},
	}, bucket.Calls, stack.Calls, role.Calls),
	Creates: []string{"a bucket", "a database with a table in that bucket", "a role that runs up to some queries of it"},
	Spends:  queryBound.Mul(decimal.NewFromInt(20)),
	Run:     rollUpTable,
}

// rollUpTable creates the table of the roll-up under other names, rolls an empty day up twice and maintains the table, as a role with the
// permissions of the roll-up's function. One version of the day must be left.
func rollUpTable(ctx context.Context, r *proof.Run) (proof.Result, error) {
	name, err := newBucket(ctx, r, r.Home())
	if err != nil {
		return proof.Result{}, err
	}
	database := strings.ReplaceAll(r.Name(), "-", "_")
	_, err = newStack(ctx, r, r.Home(), map[string]any{"Database": map[string]any{"Type": "AWS::Glue::Database", "Properties": map[string]any{
		"CatalogId": r.Account.ID, "DatabaseInput": map[string]any{"Name": database},
	}}}, nil)
	if err != nil {
		return proof.Result{}, err
	}
	c, err := newRole(ctx, r, "", []any{admits(r, "sts:AssumeRole")}, nil)
	if err != nil {
		return proof.Result{}, err
	}
	if err := c.permit(ctx, writesRollUp(r, database, name)...); err != nil {
		return proof.Result{}, err
	}
	cfg, err := c.config(ctx, r.Home(), "")
	if err != nil {
		return proof.Result{}, err
	}
	statements, err := rollUpStatements("s3://" + name + "/" + catalog.RollUpPrefix)
	if err != nil {
		return proof.Result{}, err
	}
	for _, sql := range statements {
		sql = strings.ReplaceAll(sql, ledger.RollUpDatabase, database)
		if err := queryAsNew(ctx, r, cfg, sql); err != nil {
			words := strings.Join(strings.Fields(sql)[:2], " ")
			if isDenied(err) {
				return proof.Failed("the %s of the roll-up is denied: %s", words, outcome(err))
			}
			return failedQuery(err, "the %s of the roll-up", words)
		}
	}
	result, err := query(ctx, r, cfg, `SELECT count(*) AS rows FROM "`+database+`"."`+ledger.RollUpTable+`"`) // names of this run
	if err != nil {
		return proof.Result{}, err
	}
	if len(result.Rows) != 1 {
		return proof.Result{}, errRows
	}
	rows := aws.ToString(result.Rows[0][0])
	return proof.Shown(rows == "1", "a role with the permissions of the roll-up creates its table, rolls a day up twice, and maintains the table, which then has %s version(s) of the day", rows)
}

// rollUpStatements are the statements of the roll-up: its table, created twice, two runs of a day without log objects, and the maintenance.
func rollUpStatements(location string) ([]string, error) {
	setup, err := ledger.RollUpSetup(location)
	if err != nil {
		return nil, err
	}
	maintenance, err := ledger.RollUpMaintenance()
	if err != nil {
		return nil, err
	}
	var runs []string
	day := ledger.RollUpDay{Date: time.Now().UTC().AddDate(0, 0, -2).Format(time.DateOnly)}
	for _, run := range []string{"20260101T000000.000000Z-00000000", "20260101T000001.000000Z-00000000"} {
		sql, err := ledger.RollUp(run, []ledger.RollUpDay{day})
		if err != nil {
			return nil, err
		}
		runs = append(runs, sql)
	}
	return slices.Concat(setup, setup, runs, maintenance), nil
}

// writesRollUp are the statements of a role that writes the table, as those of the roll-up's function (constructs/rollup.go).
func writesRollUp(r *proof.Run, database, bucket string) []any {
	athena, glue := "arn:aws:athena:"+r.Home()+":"+r.Account.ID, "arn:aws:glue:"+r.Home()+":"+r.Account.ID
	own, results := "arn:aws:s3:::"+bucket, "arn:aws:s3:::"+catalog.LedgerBucket(r.Account.ID, r.Home())
	ours, table := glue+":database/"+database, glue+":table/"+database+"/"+ledger.RollUpTable
	writes := []string{"s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"}
	return []any{
		allows([]string{"athena:GetQueryExecution", "athena:GetQueryResults", "athena:StartQueryExecution", "athena:StopQueryExecution"}, athena+":workgroup/"+ledger.Workgroup),
		allows([]string{"glue:GetColumnStatisticsForPartition", "glue:GetColumnStatisticsForTable", "glue:GetDatabase", "glue:GetTable", "glue:GetTables"},
			glue+":catalog", glue+":database/default", glue+":database/"+ledger.Database, ours, glue+":table/"+ledger.Database+"/*", glue+":table/"+database+"/*"),
		allows([]string{"glue:CreateDatabase"}, glue+":catalog", ours),
		allows([]string{"glue:CreateTable", "glue:UpdateTable"}, glue+":catalog", ours, table),
		allows(append(slices.Clone(writes), "s3:DeleteObject"), own+"/"+catalog.RollUpPrefix+"*"),
		allows(writes, results+"/"+catalog.ResultsPrefix+"*"),
		allows([]string{"s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"}, own, results),
	}
}
