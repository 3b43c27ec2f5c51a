SELECT
  service,
  env,
  {{template "money"}}
FROM bedrock_spend
WHERE {{template "period"}}
GROUP BY 1, 2
ORDER BY usd DESC NULLS LAST, 1, 2
