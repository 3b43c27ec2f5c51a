package checks

import (
	"context"
	"fmt"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// duplicatesQuery counts the requests of a week that were delivered more than once, and those of them in the folders of more than one
// day.
const duplicatesQuery = `SELECT count(*) AS requests, count_if(days > 1) AS apart
FROM (
  SELECT request_id, count(*) AS lines, count(DISTINCT date) AS days
  FROM bedrock_records
  WHERE date >= current_date - INTERVAL '7' DAY AND reason IS NULL AND request_id IS NOT NULL
  GROUP BY request_id
)
WHERE lines > 1`

// deliveredTwice counts the requests that Amazon Bedrock delivered twice.
func deliveredTwice(ctx context.Context, r *proof.Run) (proof.Result, error) {
	if err := affordsLogs(r); err != nil {
		return proof.Result{}, err
	}
	result, err := query(ctx, r, r.Config(r.Home()), duplicatesQuery)
	if err != nil {
		return proof.Result{}, err
	}
	if len(result.Rows) != 1 || len(result.Rows[0]) != 2 {
		return proof.Result{}, errRows
	}
	requests, err := strconv.Atoi(aws.ToString(result.Rows[0][0]))
	if err != nil {
		return proof.Result{}, fmt.Errorf("%w: %w", errRows, err)
	}
	apart, err := strconv.Atoi(aws.ToString(result.Rows[0][1]))
	if err != nil {
		return proof.Result{}, fmt.Errorf("%w: %w", errRows, err)
	}
	if requests == 0 {
		return proof.NotShown("no request of the last 7 days was delivered twice: check again in a week with more calls")
	}
	return proof.Shown(apart == 0, "%d requests of the last 7 days were delivered more than once, %d of them on more than one day", requests, apart)
}
