SELECT
  role_name,
  account_id,
  region,
  model_id,
  {{template "money"}}
FROM bedrock_spend
WHERE {{template "period"}}
  AND team = 'unattributed'
GROUP BY 1, 2, 3, 4
ORDER BY usd DESC NULLS LAST, 1, 2, 3, 4
