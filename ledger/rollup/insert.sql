{{- /* One commit: the sums, the malformed lines and the marker of each day. A row of the sums is left out whose request the day before has with the
same owner and figures: a record delivered again after midnight. */ -}}
INSERT INTO {{.Table}}
{{- if .Read}}
WITH requests AS (
  SELECT *
  FROM bedrock_unrolled
  WHERE date BETWEEN DATE {{literal .First}} AND DATE {{literal .Last}}
    AND date IN ({{range $i, $day := .Read}}{{if $i}}, {{end}}DATE {{literal $day}}{{end}})
),
delivered AS (
  SELECT
    *,
    coalesce(lag(date) OVER (
      PARTITION BY
        request, product, team, role_name, region, metered_id, status, usd, recorded_input_tokens, input_tokens, output_tokens,
        cache_read_tokens, cache_write_5m_tokens, cache_write_30m_tokens, cache_write_1h_tokens
      ORDER BY date
    ) = date - INTERVAL '1' DAY, false) AS again,
    count(*) OVER (PARTITION BY request ORDER BY date RANGE BETWEEN INTERVAL '1' DAY PRECEDING AND INTERVAL '1' DAY PRECEDING) > 0 AS before
  FROM requests
)
SELECT
  date,
  {{template "run" .}},
  'spend' AS kind,
{{range .Dimensions}}  {{.Name}},
{{end}}{{range .Measures}}  {{if eq .Name "disputed_requests"}}sum(CASE WHEN before THEN 1 ELSE disputed_requests END){{else}}sum({{.Name}}){{end}} AS {{.Name}},
{{end}}{{template "nulls" .Lines}},
{{template "nulls" .Marker}}
FROM delivered
WHERE date IN ({{range $i, $day := .Filled}}{{if $i}}, {{end}}DATE {{literal $day}}{{end}})
  AND NOT again
GROUP BY date{{range .Dimensions}}, {{.Name}}{{end}}
UNION ALL
SELECT
  date,
  {{template "run" .}},
  'lines' AS kind,
{{range .Dimensions}}  {{if eq .Name "region"}}regexp_extract(path, '/BedrockModelInvocationLogs/([a-z0-9-]+)/', 1){{else}}CAST(NULL AS {{.Type}}){{end}} AS {{.Name}},
{{end}}{{template "nulls" .Measures}},
  reason,
  count(*) AS lines,
{{template "nulls" .Marker}}
FROM bedrock_malformed
WHERE date BETWEEN DATE {{literal .First}} AND DATE {{literal .Last}}
  AND date IN ({{range $i, $day := .Filled}}{{if $i}}, {{end}}DATE {{literal $day}}{{end}})
GROUP BY date, regexp_extract(path, '/BedrockModelInvocationLogs/([a-z0-9-]+)/', 1), reason
UNION ALL
{{- end}}
SELECT
  date,
  {{template "run" .}},
  'day' AS kind,
{{template "nulls" .Dimensions}},
{{template "nulls" .Measures}},
{{template "nulls" .Lines}},
  objects,
  bytes,
  logs,
  lists
FROM (VALUES
{{- range $i, $day := .Days}}{{if $i}},{{end}}
  (DATE {{literal $day.Date}}, BIGINT '{{$day.Objects}}', BIGINT '{{$day.Bytes}}', CAST({{literal $day.Logs}} AS varchar), CAST({{literal $day.Lists}} AS varchar))
{{- end}}
) AS days (date, objects, bytes, logs, lists)
