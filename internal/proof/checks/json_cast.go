package checks

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// jsonCast casts a JSON object with an upper-case letter in its key to a row, and under try one with a name that the reader of JSON refuses.
func jsonCast(ctx context.Context, r *proof.Run) (proof.Result, error) {
	result, err := query(ctx, r, r.Config(r.Home()), `SELECT
  CAST(CAST(json_parse('{"aB":1}') AS ROW(ab bigint)).ab AS varchar) AS ab,
  CAST(try(CAST(json_parse('{"' || rpad('k', 50001, 'k') || '":2}') AS ROW(ab bigint))) IS NULL AS varchar) AS refused`)
	if err != nil {
		return proof.Result{}, err
	}
	if len(result.Rows) != 1 || len(result.Rows[0]) != 2 {
		return proof.Result{}, errRows
	}
	got, refused := aws.ToString(result.Rows[0][0]), aws.ToString(result.Rows[0][1])
	return proof.Shown(got == "1" && refused == "true", "the field ab of the key aB is %q, an object with a long name is NULL: %s", got, refused)
}
