-- The state of each delivery day. An open day is read from the logs: late records still change it.
SELECT
  days.date,
  CASE
    WHEN days.date >= current_date - INTERVAL '1' DAY THEN 'open'
    WHEN markers.date IS NULL THEN 'not-rolled-up'
    ELSE 'rolled-up'
  END AS state,
  markers.rolled_at,
  markers.objects,
  markers.bytes
FROM UNNEST(sequence(DATE '2024-01-01', current_date, INTERVAL '1' DAY)) AS days (date)
LEFT JOIN (
  SELECT date, max_by(rolled_at, run) AS rolled_at, max_by(objects, run) AS objects, max_by(bytes, run) AS bytes
  FROM bedrock_bootstrap_rollup.bedrock_spend_daily
  WHERE kind = 'day'
  GROUP BY date
) AS markers
  ON markers.date = days.date