-- The sums of the spend of closed days, and the requests of open ones, which are read from the logs.
SELECT *
FROM bedrock_rolled
WHERE date < current_date - INTERVAL '{{.ClosedAfter}}' DAY
UNION ALL
SELECT
{{template "billed" .}}  CAST(NULL AS timestamp(6)) AS rolled_at
FROM bedrock_unrolled
WHERE date >= current_date - INTERVAL '{{.ClosedAfter}}' DAY
