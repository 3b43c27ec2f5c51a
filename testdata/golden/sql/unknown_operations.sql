-- operation is NULL where the record names none. A request whose output was not counted is priced by its other tokens.
SELECT
  operation,
  model,
  count(*) AS requests,
  count_if(status = 'error') AS failed_requests,
  sum(input_tokens) AS input_tokens,
  sum(output_tokens) AS output_tokens,
  sum(cache_read_tokens) AS cache_read_tokens,
  sum(coalesce(cache_write_5m_tokens + cache_write_30m_tokens + cache_write_1h_tokens, 0)) AS cache_write_tokens,
  sum(usd) AS usd,
  sum(CASE WHEN team_source = 'metadata' THEN usd END) AS usd_claimed,
  count_if(NOT priced) AS unpriced_requests,
  count_if(status <> 'error' AND output_tokens IS NULL) AS requests_without_output
FROM bedrock_spend
WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
  AND coalesce(operation, '') NOT IN ('Converse', 'ConverseStream', 'InvokeModel', 'InvokeModelWithResponseStream')
GROUP BY 1, 2
ORDER BY usd DESC NULLS LAST, 1, 2