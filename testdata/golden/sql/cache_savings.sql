-- usd_saved is the price of the cached tokens as input, less the spend on reading and writing the cache.
SELECT
  product,
  model,
  sum(cache_read_tokens) AS cache_read_tokens,
  sum(cache_write_5m_tokens + cache_write_30m_tokens + cache_write_1h_tokens) AS cache_write_tokens,
  sum(usd_cache) AS usd_cache,
  sum(usd_cache_saved) AS usd_saved
FROM bedrock_bill
WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
  AND status IN ('ok', 'partial')
  AND coalesce(cache_read_tokens, 0) + coalesce(cache_write_5m_tokens + cache_write_30m_tokens + cache_write_1h_tokens, 0) > 0
GROUP BY 1, 2
ORDER BY usd_saved DESC NULLS LAST, 1, 2