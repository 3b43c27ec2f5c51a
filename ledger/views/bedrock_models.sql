-- The unit by which each model is billed. A model of the rate card is billed by tokens. The models of ledger/units.csv are billed by
-- units that no record counts, and have no price.
SELECT
  model,
  'tokens' AS billing,
  count(usd_cache_write_30m) > 0 AS cache_30m
FROM bedrock_rates
GROUP BY model
UNION ALL
SELECT
  model,
  billing,
  false
FROM (VALUES
{{- range $i, $u := .Units}}{{if $i}},{{end}}
  ({{literal $u.Model}}, {{literal (print $u.Billing)}})
{{- end}}
) AS units (model, billing)
