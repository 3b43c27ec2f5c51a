SELECT
  role_name,
  request_metadata['team'] AS claimed_team,
  team,
  request_metadata['service'] AS claimed_service,
  service,
  request_metadata['env'] AS claimed_env,
  env,
  {{template "money"}}
FROM bedrock_spend
WHERE {{template "period"}}
  AND conflict
GROUP BY 1, 2, 3, 4, 5, 6, 7
ORDER BY usd DESC NULLS LAST, 1, 2, 3, 4, 5, 6, 7
