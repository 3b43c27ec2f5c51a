-- One row a request with every value on which its price and its owner depend; bedrock_spend has the columns for people.
--
-- Values that IAM or the invoice proves come first: product from the profile, then from the role; service and env from the role;
-- team from the product's owner of that day. Metadata, which the caller chooses, fills the gaps, and gives the team of a product
-- that several teams share. A row whose metadata contradicts the profile or the role is a conflict.
WITH calls AS (
  SELECT
    *,
    coalesce(CAST(timestamp AS date), date) AS day,
    CASE WHEN strpos(model_id, '/') > 0 THEN split_part(model_id, '/', 2) ELSE model_id END AS called,
    coalesce(input_token_count, 0) + coalesce(cache_read_input_token_count, 0) + coalesce(cache_write_input_token_count, 0) AS prompt_tokens,
    nullif(request_metadata['team'], '') AS claimed_team,
    nullif(request_metadata['service'], '') AS claimed_service,
    nullif(request_metadata['env'], '') AS claimed_env,
    CASE
      WHEN error_code IS NOT NULL THEN 'error'
      WHEN unreadable_counts THEN 'malformed'
      WHEN output_token_count IS NULL AND operation LIKE '%Stream' THEN 'partial'
      ELSE 'ok'
    END AS status,
    -- a call without counts, of images for example, has an unknown price and not 0
    unreadable_counts
      OR coalesce(input_token_count, output_token_count, cache_read_input_token_count, cache_write_input_token_count) IS NULL AS uncounted
  FROM bedrock_requests
),
identified AS (
  SELECT
    calls.*,
    -- an application profile hides the model; NULL where the detector did not see the profile
    CASE
      WHEN profile_id IS NOT NULL THEN profiles.model
      WHEN split_part(called, '.', 1) IN ('jp', 'au', 'in', 'ca', 'us', 'eu', 'amer', 'apac', 'us-gov', 'global') THEN substr(called, strpos(called, '.') + 1)
      ELSE called
    END AS model,
    CASE
      WHEN profile_id IS NOT NULL THEN profiles.routing
      WHEN split_part(called, '.', 1) = 'global' THEN 'global'
      WHEN split_part(called, '.', 1) IN ('jp', 'au', 'in', 'ca', 'us', 'eu', 'amer', 'apac', 'us-gov', 'global') THEN 'geo'
      WHEN split_part(called, '.', 3) IS NOT NULL AND split_part(called, '.', 1) NOT IN ('ai21', 'amazon', 'anthropic', 'cohere', 'deepseek', 'google', 'luma', 'meta', 'minimax', 'mistral', 'moonshot', 'moonshotai', 'nvidia', 'openai', 'qwen', 'stability', 'twelvelabs', 'writer', 'xai', 'zai') THEN 'unknown'
      ELSE 'regional'
    END AS routing,
    coalesce(profiles.product, callers.product) AS product,
    CASE WHEN profiles.product IS NOT NULL THEN 'profile' WHEN callers.product IS NOT NULL THEN 'role' END AS product_source,
    callers.service AS role_service,
    callers.env AS role_env,
    body_cache_write_1h BETWEEN 0 AND cache_write_input_token_count AS split_known
  FROM calls
  LEFT JOIN (SELECT profile_id AS id, region AS profile_region, model, routing, product FROM bedrock_profiles) AS profiles
    ON id = profile_id
    AND profile_region = region
  LEFT JOIN (SELECT role_name AS role, service, env, product, valid_from, valid_until FROM bedrock_callers) AS callers
    ON role = role_name
    AND callers.valid_from <= day
    AND day < callers.valid_until
),
priced AS (
  SELECT
    identified.*,
    owners.team AS owner,
    coalesce(owners.shared, false) AS shared,
    CASE WHEN split_known THEN cache_write_input_token_count - body_cache_write_1h ELSE cache_write_input_token_count END AS cache_write_5m_tokens,
    CASE WHEN split_known THEN body_cache_write_1h ELSE cache_write_input_token_count * 0 END AS cache_write_1h_tokens,
    coalesce(here.usd_input, anywhere.usd_input) AS rate_input,
    coalesce(here.usd_output, anywhere.usd_output) AS rate_output,
    coalesce(here.usd_cache_read, anywhere.usd_cache_read) AS rate_cache_read,
    coalesce(here.usd_cache_write_5m, anywhere.usd_cache_write_5m) AS rate_cache_write_5m,
    coalesce(here.usd_cache_write_1h, anywhere.usd_cache_write_1h) AS rate_cache_write_1h
  FROM identified
  LEFT JOIN bedrock_products AS owners
    ON owners.product = identified.product
    AND owners.valid_from <= day
    AND day < owners.valid_until
  LEFT JOIN bedrock_rate_periods AS here
    ON here.model = identified.model
    AND here.routing = identified.routing
    AND here.region = identified.region
    AND here.valid_from <= day
    AND day < here.valid_until
    AND prompt_tokens BETWEEN here.min_prompt_tokens AND here.max_prompt_tokens
  LEFT JOIN (SELECT * FROM bedrock_rate_periods WHERE region = '') AS anywhere
    ON anywhere.model = identified.model
    AND anywhere.routing = identified.routing
    AND anywhere.valid_from <= day
    AND day < anywhere.valid_until
    AND prompt_tokens BETWEEN anywhere.min_prompt_tokens AND anywhere.max_prompt_tokens
),
costed AS (
  SELECT
    *,
    CASE WHEN status = 'error' THEN 0 WHEN uncounted THEN NULL WHEN coalesce(input_token_count, 0) = 0 THEN 0 ELSE input_token_count * rate_input END AS cost_input,
    CASE WHEN status = 'error' THEN 0 WHEN uncounted THEN NULL WHEN coalesce(output_token_count, 0) = 0 THEN 0 ELSE output_token_count * rate_output END AS cost_output,
    CASE WHEN status = 'error' THEN 0 WHEN uncounted THEN NULL WHEN coalesce(cache_read_input_token_count, 0) = 0 THEN 0 ELSE cache_read_input_token_count * rate_cache_read END AS cost_cache_read,
    CASE WHEN status = 'error' THEN 0 WHEN uncounted THEN NULL WHEN coalesce(cache_write_5m_tokens, 0) = 0 THEN 0 ELSE cache_write_5m_tokens * rate_cache_write_5m END AS cost_cache_write_5m,
    CASE WHEN status = 'error' THEN 0 WHEN uncounted THEN NULL WHEN coalesce(cache_write_1h_tokens, 0) = 0 THEN 0 ELSE cache_write_1h_tokens * rate_cache_write_1h END AS cost_cache_write_1h
  FROM priced
)
SELECT
  date,
  timestamp,
  request_id,
  account_id,
  region,
  inference_region,
  operation,
  model_id,
  model,
  routing,
  coalesce(product, 'unattributed') AS product,
  coalesce(product_source, 'none') AS product_source,
  coalesce(CASE WHEN shared THEN claimed_team END, owner, claimed_team, 'unattributed') AS team,
  CASE
    WHEN shared AND claimed_team IS NOT NULL THEN 'metadata'
    WHEN owner IS NOT NULL THEN product_source
    WHEN claimed_team IS NOT NULL THEN 'metadata'
    ELSE 'none'
  END AS team_source,
  coalesce(role_service, claimed_service, 'unattributed') AS service,
  CASE WHEN role_service IS NOT NULL THEN 'role' WHEN claimed_service IS NOT NULL THEN 'metadata' ELSE 'none' END AS service_source,
  coalesce(role_env, claimed_env, 'unattributed') AS env,
  CASE WHEN role_env IS NOT NULL THEN 'role' WHEN claimed_env IS NOT NULL THEN 'metadata' ELSE 'none' END AS env_source,
  request_metadata['feature'] AS feature,
  request_metadata['request_id'] AS metadata_request_id,
  role_name,
  request_metadata,
  status,
  coalesce(NOT shared AND claimed_team <> owner, false)
    OR coalesce(claimed_service <> role_service, false)
    OR coalesce(claimed_env <> role_env, false) AS conflict,
  unreadable_metadata OR any_match(map_keys(request_metadata), key -> key NOT IN ('team', 'service', 'env', 'feature', 'request_id')) AS schema_drift,
  input_token_count AS input_tokens,
  output_token_count AS output_tokens,
  cache_read_input_token_count AS cache_read_tokens,
  cache_write_5m_tokens,
  cache_write_1h_tokens,
  CASE WHEN coalesce(cache_write_input_token_count, 0) <= 0 OR split_known THEN 'exact' ELSE 'assumed' END AS cache_write_split,
  CAST(cost_input AS decimal(38,12)) AS usd_input,
  CAST(cost_output AS decimal(38,12)) AS usd_output,
  CAST(cost_cache_read AS decimal(38,12)) AS usd_cache_read,
  CAST(cost_cache_write_5m + cost_cache_write_1h AS decimal(38,12)) AS usd_cache_write,
  CAST(cost_input + cost_output + cost_cache_read + cost_cache_write_5m + cost_cache_write_1h AS decimal(38,12)) AS usd,
  cost_input + cost_output + cost_cache_read + cost_cache_write_5m + cost_cache_write_1h IS NOT NULL AS priced,
  day,
  prompt_tokens,
  rate_input,
  identity_arn
FROM costed