SELECT
  service,
  env,
  {{template "rolled_money"}}
FROM bedrock_bill
WHERE {{template "period"}}
GROUP BY 1, 2
ORDER BY usd DESC NULLS LAST, 1, 2
