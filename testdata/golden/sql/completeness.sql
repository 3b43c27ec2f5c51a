-- Every Region that the account can call, also without calls. days_metered is the number of finished days that are compared.
SELECT
  coverage.region,
  coverage.listed,
  coverage.state,
  count(DISTINCT days.date) AS days_metered,
  coalesce(sum(days.metered_tokens), 0) AS metered_tokens,
  coalesce(sum(days.logged_tokens), 0) AS logged_tokens,
  CAST(100 * CAST(sum(days.logged_tokens) AS decimal(38,4)) / nullif(sum(days.metered_tokens), 0) AS decimal(20,2)) AS percent_logged,
  coalesce(sum(days.tokens_not_logged), 0) AS tokens_not_logged,
  sum(days.usd_not_logged) AS usd_not_logged,
  coalesce(sum(CASE WHEN days.usd_not_logged IS NULL THEN days.tokens_not_logged END), 0) AS unpriced_tokens
FROM bedrock_coverage AS coverage
LEFT JOIN (
  SELECT *
  FROM bedrock_reconciliation
  WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
    AND state IN ('complete', 'not-logged')
) AS days
  ON days.region = coverage.region
WHERE coverage.state <> 'not-enabled'
GROUP BY 1, 2, 3
ORDER BY usd_not_logged DESC NULLS LAST, tokens_not_logged DESC, 1