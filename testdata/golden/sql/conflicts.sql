SELECT
  role_name,
  value_team AS claimed_team,
  team,
  value_service AS claimed_service,
  service,
  value_env AS claimed_env,
  env,
  count(*) AS requests,
  count_if(status = 'error') AS failed_requests,
  sum(input_tokens) AS input_tokens,
  sum(output_tokens) AS output_tokens,
  sum(cache_read_tokens) AS cache_read_tokens,
  sum(coalesce(cache_write_5m_tokens + cache_write_30m_tokens + cache_write_1h_tokens, 0)) AS cache_write_tokens,
  sum(usd) AS usd,
  sum(CASE WHEN team_source = 'metadata' THEN usd END) AS usd_claimed,
  count_if(NOT priced) AS unpriced_requests
FROM bedrock_costs
WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
  AND conflict
GROUP BY 1, 2, 3, 4, 5, 6, 7
ORDER BY usd DESC NULLS LAST, 1, 2, 3, 4, 5, 6, 7