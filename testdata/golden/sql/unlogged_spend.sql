-- usd_not_logged is NULL where the tokens have no rate. Days that CloudWatch has not finished metering are left out.
SELECT
  region,
  product,
  model,
  routing,
  count(DISTINCT date) AS days,
  sum(tokens_not_logged) AS tokens_not_logged,
  sum(usd_not_logged) AS usd_not_logged,
  sum(CASE WHEN usd_not_logged IS NULL THEN tokens_not_logged ELSE 0 END) AS unpriced_tokens
FROM bedrock_reconciliation
WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
  AND state = 'not-logged'
GROUP BY 1, 2, 3, 4
ORDER BY usd_not_logged DESC NULLS FIRST, 1, 2, 3, 4