SELECT
  date,
  team,
  {{template "money"}}
FROM bedrock_spend
WHERE {{template "period"}}
GROUP BY 1, 2
ORDER BY 1, 2
