-- The spend of a bill. part is row (one a period and keys), page (one a period, date and keys of the page, where the bill has one), caveat (one a
-- period, status and billing) or lines (the lines that are no record, by reason, in key_1 and requests). A closed day that is not rolled up
-- is left out: bill/days.sql names it, and the bill reads its requests by a query of their own.
WITH
{{- if not .Raw}} latest AS (
  SELECT date, max(run) AS run
  FROM {{.RollUp}}
  WHERE kind = 'day'
    AND date BETWEEN DATE {{literal .From}} AND DATE {{literal .Last}}
  GROUP BY 1
),
{{- end}} malformed AS (
{{- if .Raw}}
  SELECT reason, 1 AS lines
  FROM bedrock_malformed
  WHERE date BETWEEN DATE {{literal .From}} AND DATE {{literal .Last}}
    AND date >= DATE {{literal .First}}
{{template "days" .}}{{else}}
  SELECT reason, lines
  FROM {{.RollUp}} AS rolled
  JOIN latest
    ON latest.date = rolled.date
    AND latest.run = rolled.run
  WHERE kind = 'lines'
    AND rolled.date BETWEEN DATE {{literal .From}} AND DATE {{literal .Last}}
    AND rolled.date >= DATE {{literal .First}}
    AND rolled.date < current_date - INTERVAL '{{.ClosedAfter}}' DAY
{{if not .Closed}}  UNION ALL
  SELECT reason, 1 AS lines
  FROM bedrock_malformed
  WHERE date BETWEEN DATE {{literal .From}} AND DATE {{literal .Last}}
    AND date >= DATE {{literal .First}}
    AND date >= current_date - INTERVAL '{{.ClosedAfter}}' DAY
{{end}}{{end}}),
calls AS (
  SELECT
    date < DATE {{literal .From}} AS before,
{{if .Step}}    {{template "step" .}} AS date,
{{end}}{{range $i, $key := .Columns}}    {{template "value" $key}} AS key_{{add $i 1}},
{{end}}    status,
    billing,
    priced,
    team = 'unattributed' AS unattributed,
    requests,
    CASE WHEN status = 'error' THEN requests ELSE 0 END AS failed_requests,
    disputed_requests,
    input_tokens,
    output_tokens,
    cache_read_tokens,
    coalesce(cache_write_5m_tokens, 0) + coalesce(cache_write_30m_tokens, 0) + coalesce(cache_write_1h_tokens, 0) AS cache_write_tokens,
    coalesce(input_tokens, 0) + coalesce(output_tokens, 0) + coalesce(cache_read_tokens, 0)
      + coalesce(cache_write_5m_tokens, 0) + coalesce(cache_write_30m_tokens, 0) + coalesce(cache_write_1h_tokens, 0) AS tokens,
    usd,
    CASE WHEN team_source = 'metadata' THEN usd END AS usd_claimed,
    usd_cache_saved
  FROM {{if .Raw}}({{template "requests" .}}){{else if .Closed}}bedrock_rolled{{else}}bedrock_bill{{end}}
  WHERE date BETWEEN DATE {{literal .First}} AND DATE {{literal .Last}}
{{template "days" .}}{{if not .Raw}}{{if .Closed}}    AND date < current_date - INTERVAL '{{.ClosedAfter}}' DAY
{{end}}    AND status <> 'not-rolled-up'
{{end}}{{range .Filters}}    AND {{template "value" .Key}} IN ({{literals .Values}})
{{end}})
SELECT
  CASE {{if .Step}}WHEN grouping(date) = 0 THEN 'page' {{end}}WHEN grouping(status) = 0 THEN 'caveat' ELSE 'row' END AS part,
  before,
  {{if .Step}}date{{else}}CAST(NULL AS date) AS date{{end}},
{{range $i, $key := .Columns}}  key_{{add $i 1}},
{{end}}  status,
  billing,
  priced,
  unattributed,
  {{template "measures"}}
FROM calls
GROUP BY GROUPING SETS (
  (before{{range $i, $key := .Keys}}, key_{{add $i 1}}{{end}}),
{{if .Step}}  (before, date{{range $i, $key := .Columns}}, key_{{add $i 1}}{{end}}),
{{end}}  (before, status, billing, priced, unattributed)
)
UNION ALL
SELECT
  'lines' AS part,
  false AS before,
  NULL AS date,
{{range $i, $key := .Columns}}  {{if $i}}NULL{{else}}reason{{end}} AS key_{{add $i 1}},
{{end}}  NULL AS status,
  NULL AS billing,
  NULL AS priced,
  NULL AS unattributed,
  sum(lines) AS requests,
  NULL AS failed_requests,
  NULL AS disputed_requests,
  NULL AS input_tokens,
  NULL AS output_tokens,
  NULL AS cache_read_tokens,
  NULL AS cache_write_tokens,
  NULL AS usd,
  NULL AS usd_claimed,
  NULL AS usd_cache_saved,
  NULL AS unpriced_requests,
  NULL AS charged_requests,
  NULL AS charged_tokens
FROM malformed
GROUP BY reason
