SELECT
  date,
  team,
  {{template "rolled_money"}},
  sum(disputed_requests) AS disputed_requests
FROM bedrock_bill
WHERE {{template "period"}}
GROUP BY 1, 2
ORDER BY 1, 2
