SELECT
  product,
  {{template "rolled_money"}}
FROM bedrock_bill
WHERE {{template "period"}}
GROUP BY 1
ORDER BY usd DESC NULLS LAST, 1
