SELECT
  timestamp,
  request_id,
  region,
  product,
  team,
  service,
  env,
  feature,
  model,
  routing,
  tier,
  input_tokens,
  output_tokens,
  cache_read_tokens,
  cache_write_5m_tokens,
  cache_write_30m_tokens,
  cache_write_1h_tokens,
  usd
FROM bedrock_spend
WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
ORDER BY usd DESC NULLS LAST, request_id
LIMIT 20