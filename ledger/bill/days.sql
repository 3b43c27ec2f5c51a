-- The completeness of a bill. part is region (one a Region that the account can call, of the days from the first one of the bill) or day (one a
-- day, the period before included, with its state in name).
SELECT
  'region' AS part,
  coverage.region AS name,
  count(DISTINCT days.date) AS days_metered,
  coalesce(sum(days.tokens_not_logged), 0) AS tokens_not_logged,
  sum(days.usd_not_logged) AS usd_not_logged,
  coalesce(sum(CASE WHEN days.usd_not_logged IS NULL THEN days.tokens_not_logged END), 0) AS unpriced_tokens,
  CAST(NULL AS date) AS date,
  CAST(NULL AS timestamp(6)) AS rolled_at
FROM bedrock_coverage AS coverage
LEFT JOIN (
  SELECT *
  FROM {{if .Closed}}bedrock_rolled_reconciliation{{else}}bedrock_reconciliation{{end}}
  WHERE date BETWEEN DATE {{literal .From}} AND DATE {{literal .Last}}
    AND date >= DATE {{literal .First}}
    AND state IN ('complete', 'not-logged')
) AS days
  ON days.region = coverage.region
WHERE coverage.state <> 'not-enabled'
GROUP BY 2
UNION ALL
SELECT
  'day' AS part,
  state AS name,
  0 AS days_metered,
  0 AS tokens_not_logged,
  NULL AS usd_not_logged,
  0 AS unpriced_tokens,
  date,
  rolled_at
FROM bedrock_days
WHERE date BETWEEN DATE {{literal .First}} AND DATE {{literal .Last}}
