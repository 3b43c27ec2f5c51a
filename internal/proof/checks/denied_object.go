package checks

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// deniedObjectCheck checks whether Athena opens objects that a filter on their path leaves out.
var deniedObjectCheck = proof.Check{
	Belief: 37,
	Calls: slices.Concat([]proof.Call{
		newBucketCall,
		{API: "s3:PutObject", On: "two objects of that bucket"},
	}, lineTableCalls, []proof.Call{
		{API: "iam:CreateRole", On: "role " + proof.Prefix + "<id>; this tool alone may assume it"},
		{API: "iam:PutRolePolicy", On: "that role: it may query that table, and is denied one of its objects"},
		{API: "sts:AssumeRole", On: "that role"},
	}, queryAsRoleCalls, bucket.Calls, stack.Calls, role.Calls),
	Creates: []string{"a bucket with two objects", "a database with a table over it", "a role that runs up to some queries of it"},
	Spends:  queryBound.Mul(decimal.NewFromInt(20)),
	Run:     deniedObject,
}

// deniedObject queries a table with a filter on the path, as a role that is denied an object which the filter leaves out.
func deniedObject(ctx context.Context, r *proof.Run) (proof.Result, error) {
	name, database, err := newLineTable(ctx, r)
	if err != nil {
		return proof.Result{}, err
	}
	c, err := newRole(ctx, r, "", []any{admits(r, "sts:AssumeRole")}, nil)
	if err != nil {
		return proof.Result{}, err
	}
	if err := c.permit(ctx, readsTable(r, database, name)...); err != nil {
		return proof.Result{}, err
	}
	cfg, err := c.config(ctx, r.Home(), "")
	if err != nil {
		return proof.Result{}, err
	}
	if err := putLine(ctx, r, name, "line.json.gz"); err != nil {
		return proof.Result{}, err
	}
	sql := `SELECT count(*) AS lines FROM "` + database + `"."lines" WHERE "$path" NOT LIKE '%` + catalog.BodyFolder + `%'` // names of this run
	if err := queryAsNew(ctx, r, cfg, sql); err != nil {
		return proof.Result{}, fmt.Errorf("the query without a denied object: %w", err)
	}
	denied := "day" + catalog.BodyFolder + "body.json.gz"
	if err := putLine(ctx, r, name, denied); err != nil {
		return proof.Result{}, err
	}
	result, err := query(ctx, r, cfg, sql)
	switch {
	case isDenied(err) || err != nil && strings.Contains(err.Error(), "/"+denied): // the engine may name the object alone
		return proof.Held("a query that leaves s3://%s/%s out by its path is refused to a role that is denied the object: %s", name, denied, outcome(err))
	case err != nil:
		return proof.Result{}, err
	case len(result.Rows) != 1:
		return proof.Result{}, errRows
	default:
		return proof.Failed("a query that leaves s3://%s/%s out by its path succeeds for a role that is denied the object: %s lines", name, denied, aws.ToString(result.Rows[0][0]))
	}
}

// readsTable are the statements of a role that queries a table, as those of the bill reader (constructs/bill_reader_policy.go), and that
// is denied the objects below its body folders.
func readsTable(r *proof.Run, database, bucket string) []any {
	athena, glue := "arn:aws:athena:"+r.Home()+":"+r.Account.ID, "arn:aws:glue:"+r.Home()+":"+r.Account.ID
	own, results := "arn:aws:s3:::"+bucket, "arn:aws:s3:::"+catalog.LedgerBucket(r.Account.ID, r.Home())
	return []any{
		allows([]string{"athena:GetQueryExecution", "athena:GetQueryResults", "athena:StartQueryExecution", "athena:StopQueryExecution"}, athena+":workgroup/"+ledger.Workgroup),
		allows([]string{"glue:GetColumnStatisticsForTable", "glue:GetDatabase", "glue:GetTable", "glue:GetTables"},
			glue+":catalog", glue+":database/default", glue+":database/"+ledger.Database, glue+":database/"+database, glue+":table/"+database+"/*"),
		allows([]string{"s3:GetObject"}, own+"/*"),
		allows([]string{"s3:GetBucketLocation", "s3:ListBucket"}, own, results),
		allows([]string{"s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"}, results+"/"+catalog.ResultsPrefix+"*"),
		map[string]any{"Effect": "Deny", "Action": []string{"s3:GetObject"}, "Resource": []string{own + "/*" + catalog.BodyFolder + "*"}},
	}
}
