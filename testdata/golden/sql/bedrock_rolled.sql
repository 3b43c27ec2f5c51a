-- The sums of the spend of every day that is rolled up: no query of them reads a log. A closed day that is not rolled up is a row of its own,
-- without a sum. Yesterday may be rolled up too, before late records have come.
WITH latest AS (
  SELECT date AS rolled_date, max(run) AS latest_run
  FROM bedrock_bootstrap_rollup.bedrock_spend_daily
  WHERE kind = 'day'
  GROUP BY date
),
sums AS (
  SELECT date, day, account_id, region, product, product_source, team, team_source, service, env, model, routing, metered_id, tier, billing, status, priced, conflict, metadata, requests, streams, disputed_requests, input_tokens, recorded_input_tokens, output_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_30m_tokens, cache_write_1h_tokens, usd_input, usd_output, usd_cache_read, usd_cache_write, usd, usd_cache, usd_cache_saved, compared_requests, usd_global, usd_global_saved, rolled_at
  FROM bedrock_bootstrap_rollup.bedrock_spend_daily
  JOIN latest
    ON rolled_date = date
    AND latest_run = run
  WHERE kind = 'spend'
  UNION ALL
  SELECT
    date,
    date AS day,
    CAST(NULL AS varchar) AS account_id,
    CAST(NULL AS varchar) AS region,
    'not-rolled-up' AS product,
    CAST(NULL AS varchar) AS product_source,
    'not-rolled-up' AS team,
    CAST(NULL AS varchar) AS team_source,
    'not-rolled-up' AS service,
    'not-rolled-up' AS env,
    'not-rolled-up' AS model,
    'not-rolled-up' AS routing,
    CAST(NULL AS varchar) AS metered_id,
    CAST(NULL AS varchar) AS tier,
    CAST(NULL AS varchar) AS billing,
    'not-rolled-up' AS status,
    false AS priced,
    false AS conflict,
    CAST(map() AS map(varchar, varchar)) AS metadata,
    BIGINT '0' AS requests,
    BIGINT '0' AS streams,
    BIGINT '0' AS disputed_requests,
    CAST(NULL AS bigint) AS input_tokens,
    CAST(NULL AS bigint) AS recorded_input_tokens,
    CAST(NULL AS bigint) AS output_tokens,
    CAST(NULL AS bigint) AS cache_read_tokens,
    CAST(NULL AS bigint) AS cache_write_5m_tokens,
    CAST(NULL AS bigint) AS cache_write_30m_tokens,
    CAST(NULL AS bigint) AS cache_write_1h_tokens,
    CAST(NULL AS decimal(38,12)) AS usd_input,
    CAST(NULL AS decimal(38,12)) AS usd_output,
    CAST(NULL AS decimal(38,12)) AS usd_cache_read,
    CAST(NULL AS decimal(38,12)) AS usd_cache_write,
    CAST(NULL AS decimal(38,12)) AS usd,
    CAST(NULL AS decimal(38,12)) AS usd_cache,
    CAST(NULL AS decimal(38,12)) AS usd_cache_saved,
    BIGINT '0' AS compared_requests,
    CAST(NULL AS decimal(38,12)) AS usd_global,
    CAST(NULL AS decimal(38,12)) AS usd_global_saved,
    CAST(NULL AS timestamp(6)) AS rolled_at
  FROM bedrock_days
  WHERE state = 'not-rolled-up'
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
  rolled_at
FROM sums