-- The sums of the spend of every day that is rolled up: no query of them reads a log. A closed day that is not rolled up is a row of its own,
-- without a sum. Yesterday may be rolled up too, before late records have come.
WITH latest AS (
  SELECT date AS rolled_date, max(run) AS latest_run
  FROM {{.RollUp}}
  WHERE kind = 'day'
  GROUP BY date
),
sums AS (
  SELECT date{{range .RollUpDimensions}}, {{.Name}}{{end}}{{range .RollUpMeasures}}, {{.Name}}{{end}}, rolled_at
  FROM {{.RollUp}}
  JOIN latest
    ON rolled_date = date
    AND latest_run = run
  WHERE kind = 'spend'
  UNION ALL
  SELECT
    date,
{{range .RollUpDimensions}}    {{if eq .Name "day"}}date{{else if eq .Name "priced" "conflict"}}false{{else if eq .Name "product" "team" "service" "env" "model" "routing" "status"}}'not-rolled-up'{{else if eq .Name "metadata"}}CAST(map() AS map(varchar, varchar)){{else}}CAST(NULL AS {{.Type}}){{end}} AS {{.Name}},
{{end}}{{range .RollUpMeasures}}    {{if eq .Name "requests" "streams" "disputed_requests" "compared_requests"}}BIGINT '0'{{else}}CAST(NULL AS {{.Type}}){{end}} AS {{.Name}},
{{end}}    CAST(NULL AS timestamp(6)) AS rolled_at
  FROM bedrock_days
  WHERE state = 'not-rolled-up'
)
SELECT
{{template "billed" .}}  rolled_at
FROM sums
