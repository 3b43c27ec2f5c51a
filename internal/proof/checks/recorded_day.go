package checks

import (
	"context"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// recordedQuery reads the first day with calls, of the last two weeks, that the detector recorded as complete, and that has been over
// for a day. CloudWatch takes at most 500 series a call.
const recordedQuery = `WITH recorded AS (
  SELECT date, region, model_id, invocations, checked_at
  FROM bedrock_metered
  WHERE date BETWEEN current_date - INTERVAL '13' DAY AND current_date - INTERVAL '2' DAY
    AND complete AND model_id IS NOT NULL AND invocations > 0
)
SELECT date, region, model_id, invocations, checked_at
FROM recorded
WHERE (date, region) = (SELECT min_by(ROW(date, region), date) FROM recorded)
ORDER BY model_id
LIMIT 500`

// recorded is the number of calls that the detector recorded.
type recorded struct {
	Date        string `csv:"date"`
	Region      string `csv:"region"`
	ModelID     string `csv:"model_id"`
	Invocations int64  `csv:"invocations"`
	CheckedAt   string `csv:"checked_at"`
}

// recordedDay compares the calls of a day that the detector recorded as complete with those that CloudWatch has now. seen is the
// observation so far.
func recordedDay(ctx context.Context, r *proof.Run, seen string) (proof.Result, error) {
	result, err := query(ctx, r, r.Config(r.Home()), recordedQuery)
	if ctx.Err() != nil {
		return proof.Result{}, err
	}
	if err != nil {
		return proof.NotShown("%s; the days that the detector recorded could not be read: %s", seen, awserrors.Reason(err))
	}
	rows, err := athena.Decode[recorded](result)
	if err != nil {
		return proof.Result{}, err
	}
	if len(rows) == 0 {
		return proof.Later("%s; the detector has recorded no day with calls that has been over for a day", seen)
	}
	var ids []string
	for _, row := range rows {
		ids = append(ids, row.ModelID)
	}
	day, err := time.Parse(time.DateOnly, rows[0].Date)
	if err != nil {
		return proof.Result{}, err
	}
	region := rows[0].Region
	now, err := invocations(ctx, cloudwatch.NewFromConfig(r.Config(region)), ids, day, day.AddDate(0, 0, 1), 24*time.Hour)
	if err != nil {
		return proof.Result{}, err
	}
	for _, row := range rows {
		if now[row.ModelID] != row.Invocations {
			return proof.Failed("%s; the calls of %s in %s on %s were %d at %s, and are %d now",
				seen, row.ModelID, region, row.Date, row.Invocations, row.CheckedAt, now[row.ModelID])
		}
	}
	return proof.Held("%s; the calls of %d models and profiles in %s on %s are those that were recorded at %s", seen, len(rows), region, rows[0].Date, rows[0].CheckedAt)
}
