-- One row a request, read from the logs, with the dimensions and the measures of the roll-up.
-- usd_global is the spend with Global routing of a Geo call that has a price and whose model has every Global rate that it needs.
WITH costs AS (
  SELECT
    *,
    coalesce(cache_read_tokens, 0) + coalesce(cache_write_5m_tokens + cache_write_30m_tokens + cache_write_1h_tokens, 0) AS cached
  FROM bedrock_costs
),
compared AS (
  SELECT
    costs.*,
    CAST((CASE WHEN worldwide.model IS NULL THEN NULL ELSE 0 END
      + CASE WHEN coalesce(costs.input_tokens, 0) = 0 THEN 0 ELSE costs.input_tokens * worldwide.usd_input END
      + CASE WHEN coalesce(costs.output_tokens, 0) = 0 THEN 0 ELSE costs.output_tokens * worldwide.usd_output END
      + CASE WHEN coalesce(costs.cache_read_tokens, 0) = 0 THEN 0 ELSE costs.cache_read_tokens * worldwide.usd_cache_read END
      + CASE WHEN coalesce(costs.cache_write_5m_tokens, 0) = 0 THEN 0 ELSE costs.cache_write_5m_tokens * worldwide.usd_cache_write_5m END
      + CASE WHEN coalesce(costs.cache_write_30m_tokens, 0) = 0 THEN 0 ELSE costs.cache_write_30m_tokens * worldwide.usd_cache_write_30m END
      + CASE WHEN coalesce(costs.cache_write_1h_tokens, 0) = 0 THEN 0 ELSE costs.cache_write_1h_tokens * worldwide.usd_cache_write_1h END) * DECIMAL '0.000001'
      AS decimal(38,12)) AS usd_global
  FROM costs
  LEFT JOIN (SELECT * FROM bedrock_rates WHERE routing = 'global' AND region = '') AS worldwide
    ON costs.routing = 'geo'
    AND costs.priced
    AND costs.status <> 'error'
    AND worldwide.model = costs.model
    AND worldwide.tier = costs.tier
    AND worldwide.valid_from <= costs.day
    AND costs.day < worldwide.valid_until
    AND costs.prompt_tokens BETWEEN worldwide.min_prompt_tokens AND worldwide.max_prompt_tokens
)
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
  CASE WHEN regexp_like(metered_id, '[^ -~]') THEN regexp_replace(metered_id, '[\p{Cc}\p{Zl}\p{Zp}\x00-\x08\x0E-\x1F\x{7F}-\x{9F}\p{Cf}\x{034F}\x{061C}\x{0600}-\x{0605}\x{0890}\x{0891}\x{08E2}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{2060}-\x{206F}\x{2800}\x{3164}\x{FE00}-\x{FE0F}\x{FFA0}\x{FFF0}-\x{FFFB}\x{110BD}\x{110CD}\x{13430}-\x{1343F}\x{1BCA0}-\x{1BCA3}\x{1D173}-\x{1D17A}\x{E0000}-\x{E0FFF}]', '�') ELSE metered_id END AS metered_id,
  tier,
  billing,
  status,
  priced,
  conflict,
  map_filter(
    map(
      CAST(ARRAY['feature'] AS array(varchar)),
      CAST(ARRAY[feature] AS array(varchar))
    ),
    (key, value) -> coalesce(value, '') <> ''
  ) AS metadata,
  BIGINT '1' AS requests,
  CASE WHEN operation LIKE '%Stream' AND status <> 'error' THEN BIGINT '1' ELSE BIGINT '0' END AS streams,
  CASE WHEN disputed THEN BIGINT '1' ELSE BIGINT '0' END AS disputed_requests,
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
  CASE WHEN status IN ('ok', 'partial') AND cached > 0 THEN CAST(usd_cache_read + usd_cache_write AS decimal(38,12)) END AS usd_cache,
  CASE WHEN status IN ('ok', 'partial') AND cached > 0 THEN CAST(cached * rate_input - usd_cache_read - usd_cache_write AS decimal(38,12)) END AS usd_cache_saved,
  CASE WHEN usd_global IS NULL THEN BIGINT '0' ELSE BIGINT '1' END AS compared_requests,
  usd_global,
  CAST(usd - usd_global AS decimal(38,12)) AS usd_global_saved,
  request,
  role_name
FROM compared