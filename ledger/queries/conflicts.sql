SELECT
  role_name,
  value_team AS claimed_team,
  team,
  value_service AS claimed_service,
  service,
  value_env AS claimed_env,
  env,
  {{template "money"}}
FROM bedrock_costs
WHERE {{template "period"}}
  AND conflict
GROUP BY 1, 2, 3, 4, 5, 6, 7
ORDER BY usd DESC NULLS LAST, 1, 2, 3, 4, 5, 6, 7
