-- The sums of the spend of closed days, and the requests of open ones, which are read from the logs.
SELECT *
FROM bedrock_rolled
WHERE date < current_date - INTERVAL '1' DAY
UNION ALL
SELECT
  date,
  day,
  account_id,
  region,
  product,
  product_source,
  team,
  team_source,
  service,
  env,
  model,
  routing,
  metered_id,
  tier,
  billing,
  status,
  priced,
  conflict,
  metadata,
  element_at(metadata, 'feature') AS feature,
  requests,
  streams,
  disputed_requests,
  input_tokens,
  recorded_input_tokens,
  output_tokens,
  cache_read_tokens,
  cache_write_5m_tokens,
  cache_write_30m_tokens,
  cache_write_1h_tokens,
  usd_input,
  usd_output,
  usd_cache_read,
  usd_cache_write,
  usd,
  usd_cache,
  usd_cache_saved,
  compared_requests,
  usd_global,
  usd_global_saved,
  CAST(NULL AS timestamp(6)) AS rolled_at
FROM bedrock_unrolled
WHERE date >= current_date - INTERVAL '1' DAY