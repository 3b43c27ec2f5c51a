SELECT
  team,
  {{template "money"}}
FROM bedrock_spend
WHERE {{template "period"}}
GROUP BY 1
ORDER BY usd DESC NULLS LAST, 1
