SELECT
  date,
  team,
  {{template "money"}},
  count_if(disputed) AS disputed_requests
FROM bedrock_spend
WHERE {{template "period"}}
GROUP BY 1, 2
ORDER BY 1, 2
