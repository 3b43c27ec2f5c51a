SELECT
  team,
  count(*) AS requests,
  count_if(status = 'error') AS failed_requests,
  sum(input_tokens) AS input_tokens,
  sum(output_tokens) AS output_tokens,
  sum(cache_read_tokens) AS cache_read_tokens,
  sum(coalesce(cache_write_5m_tokens + cache_write_30m_tokens + cache_write_1h_tokens, 0)) AS cache_write_tokens,
  sum(usd) AS usd,
  sum(CASE WHEN team_source = 'metadata' THEN usd END) AS usd_claimed,
  count_if(NOT priced) AS unpriced_requests
FROM bedrock_spend
WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
GROUP BY 1
ORDER BY usd DESC NULLS LAST, 1