SELECT
  product,
  coalesce(nullif(feature, ''), 'unattributed') AS feature,
  sum(requests) AS requests,
  sum(CASE WHEN status = 'error' THEN requests ELSE 0 END) AS failed_requests,
  sum(input_tokens) AS input_tokens,
  sum(output_tokens) AS output_tokens,
  sum(cache_read_tokens) AS cache_read_tokens,
  sum(coalesce(cache_write_5m_tokens + cache_write_30m_tokens + cache_write_1h_tokens, 0)) AS cache_write_tokens,
  sum(usd) AS usd,
  sum(CASE WHEN team_source = 'metadata' THEN usd END) AS usd_claimed,
  sum(CASE WHEN priced THEN 0 ELSE requests END) AS unpriced_requests,
  CAST(sum(usd) * 1000 / nullif(sum(CASE WHEN priced AND status <> 'error' THEN requests ELSE 0 END), 0) AS decimal(38,6)) AS usd_per_1000_calls
FROM bedrock_bill
WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
GROUP BY 1, 2
ORDER BY usd DESC NULLS LAST, 1, 2