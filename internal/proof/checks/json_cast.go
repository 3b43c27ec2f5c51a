package checks

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// jsonCast casts a JSON object with an upper-case letter in its key to a row.
func jsonCast(ctx context.Context, r *proof.Run) (proof.Result, error) {
	result, err := query(ctx, r, r.Config(r.Home()), `SELECT CAST(CAST(json_parse('{"aB":1}') AS ROW(ab bigint)).ab AS varchar) AS ab`)
	if err != nil {
		return proof.Result{}, err
	}
	if len(result.Rows) != 1 || len(result.Rows[0]) != 1 {
		return proof.Result{}, errRows
	}
	got := result.Rows[0][0]
	return proof.Shown(aws.ToString(got) == "1", "the field ab of the key aB is %q", aws.ToString(got))
}
