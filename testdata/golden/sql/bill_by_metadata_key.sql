-- A value of a key with closed values counts as the schema allows it.
SELECT
  coalesce(nullif(CASE key
    WHEN 'team' THEN value_team
    WHEN 'service' THEN value_service
    WHEN 'env' THEN value_env
    ELSE CASE WHEN regexp_like(element_at(request_metadata, key), '[^ -~]') THEN regexp_replace(element_at(request_metadata, key), '[\p{Cc}\p{Zl}\p{Zp}\x00-\x08\x0E-\x1F\x{7F}-\x{9F}\p{Cf}\x{034F}\x{061C}\x{0600}-\x{0605}\x{0890}\x{0891}\x{08E2}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{2060}-\x{206F}\x{2800}\x{3164}\x{FE00}-\x{FE0F}\x{FFA0}\x{FFF0}-\x{FFFB}\x{110BD}\x{110CD}\x{13430}-\x{1343F}\x{1BCA0}-\x{1BCA3}\x{1D173}-\x{1D17A}\x{E0000}-\x{E0FFF}]', '�') ELSE element_at(request_metadata, key) END
  END, ''), 'unattributed') AS value,
  count(*) AS requests,
  count_if(status = 'error') AS failed_requests,
  sum(input_tokens) AS input_tokens,
  sum(output_tokens) AS output_tokens,
  sum(cache_read_tokens) AS cache_read_tokens,
  sum(coalesce(cache_write_5m_tokens + cache_write_30m_tokens + cache_write_1h_tokens, 0)) AS cache_write_tokens,
  sum(usd) AS usd,
  sum(CASE WHEN team_source = 'metadata' THEN usd END) AS usd_claimed,
  count_if(NOT priced) AS unpriced_requests
FROM (SELECT *, CAST(? AS varchar) AS key FROM bedrock_costs)
WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
GROUP BY 1
ORDER BY usd DESC NULLS LAST, 1