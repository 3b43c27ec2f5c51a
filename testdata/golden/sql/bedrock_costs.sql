-- One row a request and owner with every value on which its price and its owner depend; bedrock_spend has the columns for people.
-- Of the records of a request in one day's folders the dearest of each owner stands, so that no record lowers the spend of a team.
--
-- Values that IAM or the invoice proves come first: product from the profile, then from the role; service and env from the role;
-- team from the product's owner of that day. Metadata, which the caller chooses, fills the gaps, and gives the team of a product
-- that several teams share. A row whose metadata contradicts the profile or the role is a conflict. A value of metadata counts as the schema
-- allows it; a text of the caller is shown without characters that hide or move text.
WITH requests AS (
  -- the engine plans the expressions before a join once for each Region, and those after it once
  SELECT *
  FROM bedrock_requests
  LEFT JOIN (
    SELECT profile_id AS id, region AS profile_region, model AS profile_model, routing AS profile_routing, product AS profile_product
    FROM bedrock_profiles
  ) AS profiles
    ON id = profile_id
    AND profile_region = region
),
calls AS (
  SELECT
    *,
    coalesce(CAST(timestamp AS date), date) AS day,
    CASE CASE WHEN model_id LIKE 'arn:%' THEN split_part(split_part(model_id, ':', 6), '/', 1) END
      WHEN 'provisioned-model' THEN 'hourly'
      WHEN 'custom-model' THEN 'hourly'
      WHEN 'imported-model' THEN 'hourly'
      WHEN 'endpoint' THEN 'hourly'
      WHEN 'custom-model-deployment' THEN 'custom'
      WHEN 'prompt-router' THEN 'router'
      WHEN 'default-prompt-router' THEN 'router'
    END AS billing_class,
    CASE
      WHEN named LIKE '%k' OR named LIKE '%:512' OR split_part(named, ':', 1) IN ('amazon.titan-embed-image-v1', 'amazon.titan-embed-text-v1', 'amazon.titan-text-express-v1', 'amazon.titan-text-lite-v1', 'anthropic.claude-instant-v1', 'cohere.command-light-text-v14', 'cohere.command-text-v14', 'cohere.embed-english-v3', 'cohere.embed-multilingual-v3', 'meta.llama2-13b-chat-v1', 'meta.llama2-70b-chat-v1', 'stability.stable-diffusion-xl-v1') THEN regexp_replace(regexp_replace(named, ':([0-9]+k|512)$'), '^(amazon\.titan-embed-image-v1|amazon\.titan-embed-text-v1|amazon\.titan-text-express-v1|amazon\.titan-text-lite-v1|anthropic\.claude-instant-v1|cohere\.command-light-text-v14|cohere\.command-text-v14|cohere\.embed-english-v3|cohere\.embed-multilingual-v3|meta\.llama2-13b-chat-v1|meta\.llama2-70b-chat-v1|stability\.stable-diffusion-xl-v1):[0-9]+$', '$1')
      ELSE named
    END AS called,
    CASE
      WHEN body_latency = 'optimized' AND coalesce(body_tier, 'auto') IN ('auto', 'default', 'standard') THEN 'latency-optimized'
      WHEN coalesce(body_latency, 'standard') <> 'standard' THEN 'unknown'
      WHEN coalesce(body_tier, 'auto') IN ('auto', 'default') THEN 'standard'
      WHEN body_tier IN ('standard', 'priority', 'flex', 'batch', 'latency-optimized', 'ultrafast') THEN body_tier
      ELSE 'unknown'
    END AS tier,
    CASE WHEN coalesce(body_tier, 'auto') = 'auto' AND body_latency IS NULL THEN 'assumed' ELSE 'body' END AS tier_source,
    coalesce(cache_read_input_token_count, 0) + coalesce(cache_write_input_token_count, 0) AS cached_tokens,
    nullif(value_team, '') AS claimed_team,
    nullif(request_metadata['team'], '') IS NOT NULL AND nullif(value_team, '') IS NULL AS refused_team,
    nullif(value_service, '') AS claimed_service,
    nullif(value_env, '') AS claimed_env,
    CASE
      WHEN error_code IS NOT NULL THEN 'error'
      WHEN unreadable_counts THEN 'malformed'
      WHEN output_token_count IS NULL AND operation LIKE '%Stream' THEN 'partial'
      ELSE 'ok'
    END AS status
  FROM (
    SELECT
      *,
      CASE
        WHEN regexp_like(request_metadata['team'], '\A[a-zA-Z][a-zA-Z0-9_-]{0,255}\z') AND any_match(ARRAY[request_metadata['team']], reading -> length(reading) >= 1 AND regexp_like(reading, '^(?:[a-z0-9]+(-[a-z0-9]+)*)$')) THEN request_metadata['team']
        WHEN length(request_metadata['team']) <= 256 THEN element_at(filter(
          flatten(transform(
            filter(
              ARRAY[request_metadata['team'], regexp_replace(regexp_replace(request_metadata['team'], '[\x00-\x08\x0E-\x1F\x{7F}-\x{9F}\p{Cf}\x{034F}\x{061C}\x{0600}-\x{0605}\x{0890}\x{0891}\x{08E2}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{2060}-\x{206F}\x{2800}\x{3164}\x{FE00}-\x{FE0F}\x{FFA0}\x{FFF0}-\x{FFFB}\x{110BD}\x{110CD}\x{13430}-\x{1343F}\x{1BCA0}-\x{1BCA3}\x{1D173}-\x{1D17A}\x{E0000}-\x{E0FFF}]', ''), '\A[\p{Z}\t\n\x0B\f\r]+|[\p{Z}\t\n\x0B\f\r]+\z', '')],
              text -> NOT regexp_like(text, '[^\x00-\x7F]')
            ),
            text -> ARRAY[text, lower(text), upper(text)]
          )),
          reading -> length(reading) <= 256 AND regexp_like(reading, '^[a-zA-Z0-9 \t\n\v\f\r:_@$#=/+,.-]*$') AND NOT regexp_like(reading, '^[ \t\n\v\f\r]|[ \t\n\v\f\r]$') AND NOT regexp_like(reading, '[^ \t\n\v\f\r@]@[a-zA-Z0-9.-]+\.[a-zA-Z][a-zA-Z]') AND NOT regexp_like(reading, '^[0-9]([ ./-]?[0-9]){8,14}$') AND NOT regexp_like(reading, '\+[0-9]([ ./-]?[0-9]){6,14}') AND (length(reading) >= 1 AND regexp_like(reading, '^(?:[a-z0-9]+(-[a-z0-9]+)*)$'))
        ), 1)
      END AS value_team,
      CASE
        WHEN regexp_like(request_metadata['service'], '\A[a-zA-Z][a-zA-Z0-9_-]{0,255}\z') AND any_match(ARRAY[request_metadata['service']], reading -> length(reading) >= 1 AND regexp_like(reading, '^(?:[a-z0-9]+(-[a-z0-9]+)*)$')) THEN request_metadata['service']
        WHEN length(request_metadata['service']) <= 256 THEN element_at(filter(
          flatten(transform(
            filter(
              ARRAY[request_metadata['service'], regexp_replace(regexp_replace(request_metadata['service'], '[\x00-\x08\x0E-\x1F\x{7F}-\x{9F}\p{Cf}\x{034F}\x{061C}\x{0600}-\x{0605}\x{0890}\x{0891}\x{08E2}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{2060}-\x{206F}\x{2800}\x{3164}\x{FE00}-\x{FE0F}\x{FFA0}\x{FFF0}-\x{FFFB}\x{110BD}\x{110CD}\x{13430}-\x{1343F}\x{1BCA0}-\x{1BCA3}\x{1D173}-\x{1D17A}\x{E0000}-\x{E0FFF}]', ''), '\A[\p{Z}\t\n\x0B\f\r]+|[\p{Z}\t\n\x0B\f\r]+\z', '')],
              text -> NOT regexp_like(text, '[^\x00-\x7F]')
            ),
            text -> ARRAY[text, lower(text), upper(text)]
          )),
          reading -> length(reading) <= 256 AND regexp_like(reading, '^[a-zA-Z0-9 \t\n\v\f\r:_@$#=/+,.-]*$') AND NOT regexp_like(reading, '^[ \t\n\v\f\r]|[ \t\n\v\f\r]$') AND NOT regexp_like(reading, '[^ \t\n\v\f\r@]@[a-zA-Z0-9.-]+\.[a-zA-Z][a-zA-Z]') AND NOT regexp_like(reading, '^[0-9]([ ./-]?[0-9]){8,14}$') AND NOT regexp_like(reading, '\+[0-9]([ ./-]?[0-9]){6,14}') AND (length(reading) >= 1 AND regexp_like(reading, '^(?:[a-z0-9]+(-[a-z0-9]+)*)$'))
        ), 1)
      END AS value_service,
      CASE
        WHEN regexp_like(request_metadata['env'], '\A[a-zA-Z][a-zA-Z0-9_-]{0,255}\z') AND any_match(ARRAY[request_metadata['env']], reading -> length(reading) >= 1 AND regexp_like(reading, '^(?:[a-z0-9]+(-[a-z0-9]+)*)$')) THEN request_metadata['env']
        WHEN length(request_metadata['env']) <= 256 THEN element_at(filter(
          flatten(transform(
            filter(
              ARRAY[request_metadata['env'], regexp_replace(regexp_replace(request_metadata['env'], '[\x00-\x08\x0E-\x1F\x{7F}-\x{9F}\p{Cf}\x{034F}\x{061C}\x{0600}-\x{0605}\x{0890}\x{0891}\x{08E2}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{2060}-\x{206F}\x{2800}\x{3164}\x{FE00}-\x{FE0F}\x{FFA0}\x{FFF0}-\x{FFFB}\x{110BD}\x{110CD}\x{13430}-\x{1343F}\x{1BCA0}-\x{1BCA3}\x{1D173}-\x{1D17A}\x{E0000}-\x{E0FFF}]', ''), '\A[\p{Z}\t\n\x0B\f\r]+|[\p{Z}\t\n\x0B\f\r]+\z', '')],
              text -> NOT regexp_like(text, '[^\x00-\x7F]')
            ),
            text -> ARRAY[text, lower(text), upper(text)]
          )),
          reading -> length(reading) <= 256 AND regexp_like(reading, '^[a-zA-Z0-9 \t\n\v\f\r:_@$#=/+,.-]*$') AND NOT regexp_like(reading, '^[ \t\n\v\f\r]|[ \t\n\v\f\r]$') AND NOT regexp_like(reading, '[^ \t\n\v\f\r@]@[a-zA-Z0-9.-]+\.[a-zA-Z][a-zA-Z]') AND NOT regexp_like(reading, '^[0-9]([ ./-]?[0-9]){8,14}$') AND NOT regexp_like(reading, '\+[0-9]([ ./-]?[0-9]){6,14}') AND (length(reading) >= 1 AND regexp_like(reading, '^(?:[a-z0-9]+(-[a-z0-9]+)*)$'))
        ), 1)
      END AS value_env,
      CASE WHEN regexp_like(request_metadata['feature'], '[^ -~]') THEN regexp_replace(request_metadata['feature'], '[\p{Cc}\p{Zl}\p{Zp}\x00-\x08\x0E-\x1F\x{7F}-\x{9F}\p{Cf}\x{034F}\x{061C}\x{0600}-\x{0605}\x{0890}\x{0891}\x{08E2}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{2060}-\x{206F}\x{2800}\x{3164}\x{FE00}-\x{FE0F}\x{FFA0}\x{FFF0}-\x{FFFB}\x{110BD}\x{110CD}\x{13430}-\x{1343F}\x{1BCA0}-\x{1BCA3}\x{1D173}-\x{1D17A}\x{E0000}-\x{E0FFF}]', '�') ELSE request_metadata['feature'] END AS value_feature,
      CASE WHEN regexp_like(request_metadata['request_id'], '[^ -~]') THEN regexp_replace(request_metadata['request_id'], '[\p{Cc}\p{Zl}\p{Zp}\x00-\x08\x0E-\x1F\x{7F}-\x{9F}\p{Cf}\x{034F}\x{061C}\x{0600}-\x{0605}\x{0890}\x{0891}\x{08E2}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{2060}-\x{206F}\x{2800}\x{3164}\x{FE00}-\x{FE0F}\x{FFA0}\x{FFF0}-\x{FFFB}\x{110BD}\x{110CD}\x{13430}-\x{1343F}\x{1BCA0}-\x{1BCA3}\x{1D173}-\x{1D17A}\x{E0000}-\x{E0FFF}]', '�') ELSE request_metadata['request_id'] END AS value_request_id,
      CASE
      WHEN coalesce(body_model_id, model_id) NOT LIKE 'arn:%' THEN coalesce(body_model_id, model_id)
      WHEN CASE WHEN coalesce(body_model_id, model_id) LIKE 'arn:%' THEN split_part(split_part(coalesce(body_model_id, model_id), ':', 6), '/', 1) END IN ('foundation-model', 'inference-profile', 'application-inference-profile', 'custom-model', 'endpoint') THEN split_part(coalesce(body_model_id, model_id), '/', 2)
    END AS named
    FROM requests
  )
),
owned AS (
  SELECT
    calls.*,
    -- an application profile hides the model; NULL where the detector did not see the profile
    CASE
      WHEN profile_id IS NOT NULL THEN profile_model
      WHEN split_part(called, '.', 1) IN ('jp', 'au', 'in', 'ca', 'us', 'eu', 'amer', 'apac', 'us-gov', 'global') THEN substr(called, strpos(called, '.') + 1)
      WHEN split_part(called, '.', 3) IS NOT NULL AND split_part(called, '.', 1) NOT IN ('ai21', 'amazon', 'anthropic', 'cohere', 'deepseek', 'google', 'luma', 'meta', 'minimax', 'mistral', 'moonshot', 'moonshotai', 'nvidia', 'openai', 'qwen', 'stability', 'twelvelabs', 'writer', 'xai', 'zai') AND split_part(called, '.', 2) IN ('ai21', 'amazon', 'anthropic', 'cohere', 'deepseek', 'google', 'luma', 'meta', 'minimax', 'mistral', 'moonshot', 'moonshotai', 'nvidia', 'openai', 'qwen', 'stability', 'twelvelabs', 'writer', 'xai', 'zai') THEN substr(called, strpos(called, '.') + 1)
      ELSE called
    END AS model,
    CASE
      WHEN profile_id IS NOT NULL THEN profile_routing
      WHEN called IS NULL THEN NULL
      WHEN split_part(called, '.', 1) = 'global' THEN 'global'
      WHEN split_part(called, '.', 1) IN ('jp', 'au', 'in', 'ca', 'us', 'eu', 'amer', 'apac', 'us-gov', 'global') THEN 'geo'
      WHEN split_part(called, '.', 3) IS NOT NULL AND split_part(called, '.', 1) NOT IN ('ai21', 'amazon', 'anthropic', 'cohere', 'deepseek', 'google', 'luma', 'meta', 'minimax', 'mistral', 'moonshot', 'moonshotai', 'nvidia', 'openai', 'qwen', 'stability', 'twelvelabs', 'writer', 'xai', 'zai') THEN 'unknown'
      ELSE 'regional'
    END AS routing,
    coalesce(profile_product, callers.product) AS product,
    CASE WHEN profile_product IS NOT NULL THEN 'profile' WHEN callers.product IS NOT NULL THEN 'role' END AS product_source,
    callers.service AS role_service,
    callers.env AS role_env,
    body_cache_write_1h BETWEEN 0 AND cache_write_input_token_count AS split_known
  FROM calls
  LEFT JOIN (SELECT role_name AS role, service, env, product, valid_from, valid_until FROM bedrock_callers) AS callers
    ON role = role_name
    AND callers.valid_from <= day
    AND day < callers.valid_until
),
identified AS (
  SELECT
    owned.*,
    coalesce(billing_class, unit) AS billing,
    coalesce(half_hour, false) AS cache_30m,
    CASE
      WHEN cached_tokens = 0 OR coalesce(model, '') NOT LIKE 'openai.%' OR operation = 'Converse' OR input_token_count < cached_tokens THEN input_token_count
      WHEN operation = 'ConverseStream' THEN input_token_count - cached_tokens
    END AS uncached_input_tokens,
    coalesce(CASE
      WHEN cached_tokens = 0 OR coalesce(model, '') NOT LIKE 'openai.%' OR operation = 'Converse' OR input_token_count < cached_tokens THEN input_token_count
      WHEN operation = 'ConverseStream' THEN input_token_count - cached_tokens
    END, 0) + cached_tokens AS prompt_tokens
  FROM owned
  LEFT JOIN (SELECT model AS billed, billing AS unit, cache_30m AS half_hour FROM bedrock_models)
    ON billed = owned.model
),
priced AS (
  SELECT
    identified.*,
    owners.team AS owner,
    coalesce(owners.shared, false) AS shared,
    CASE
      WHEN cache_30m THEN cache_write_input_token_count * 0
      WHEN split_known THEN cache_write_input_token_count - body_cache_write_1h
      ELSE cache_write_input_token_count
    END AS cache_write_5m_tokens,
    CASE WHEN cache_30m THEN cache_write_input_token_count ELSE cache_write_input_token_count * 0 END AS cache_write_30m_tokens,
    CASE WHEN split_known AND NOT cache_30m THEN body_cache_write_1h ELSE cache_write_input_token_count * 0 END AS cache_write_1h_tokens,
    -- a call without counts, or of a model that is not billed by tokens, has an unknown price and not 0
    unreadable_counts
      OR coalesce(input_token_count, output_token_count, cache_read_input_token_count, cache_write_input_token_count) IS NULL
      OR input_token_count IS NOT NULL AND uncached_input_tokens IS NULL
      OR coalesce(billing, '') <> 'tokens' AS uncounted,
    CAST(CASE WHEN here.model IS NOT NULL THEN here.usd_input ELSE anywhere.usd_input END * DECIMAL '0.000001' AS decimal(18,12)) AS rate_input,
    CAST(CASE WHEN here.model IS NOT NULL THEN here.usd_output ELSE anywhere.usd_output END * DECIMAL '0.000001' AS decimal(18,12)) AS rate_output,
    CAST(CASE WHEN here.model IS NOT NULL THEN here.usd_cache_read ELSE anywhere.usd_cache_read END * DECIMAL '0.000001' AS decimal(18,12)) AS rate_cache_read,
    CAST(CASE WHEN here.model IS NOT NULL THEN here.usd_cache_write_5m ELSE anywhere.usd_cache_write_5m END * DECIMAL '0.000001' AS decimal(18,12)) AS rate_cache_write_5m,
    CAST(CASE WHEN here.model IS NOT NULL THEN here.usd_cache_write_30m ELSE anywhere.usd_cache_write_30m END * DECIMAL '0.000001' AS decimal(18,12)) AS rate_cache_write_30m,
    CAST(CASE WHEN here.model IS NOT NULL THEN here.usd_cache_write_1h ELSE anywhere.usd_cache_write_1h END * DECIMAL '0.000001' AS decimal(18,12)) AS rate_cache_write_1h
  FROM identified
  LEFT JOIN bedrock_products AS owners
    ON owners.product = identified.product
    AND owners.valid_from <= day
    AND day < owners.valid_until
  LEFT JOIN bedrock_rates AS here
    ON here.model = identified.model
    AND here.routing = identified.routing
    AND here.region = identified.region
    AND here.tier = identified.tier
    AND here.valid_from <= day
    AND day < here.valid_until
    AND prompt_tokens BETWEEN here.min_prompt_tokens AND here.max_prompt_tokens
  LEFT JOIN (
    -- few lines have no Region: a text of their own spares the engine a second reading of the whole card
    SELECT
  rate[1] AS model,
  rate[2] AS routing,
  region,
  rate[4] AS tier,
  coalesce(CAST(nullif(rate[5], '') AS bigint), 0) AS min_prompt_tokens,
  coalesce(CAST(nullif(rate[6], '') AS bigint), 9223372036854775807) AS max_prompt_tokens,
  CAST(rate[7] AS date) AS valid_from,
  coalesce(CAST(nullif(rate[8], '') AS date), DATE '9999-12-31') AS valid_until,
  CAST(nullif(rate[9], '') AS decimal(18,6)) AS usd_input,
  CAST(nullif(rate[10], '') AS decimal(18,6)) AS usd_output,
  CAST(nullif(rate[11], '') AS decimal(18,6)) AS usd_cache_read,
  CAST(nullif(rate[12], '') AS decimal(18,6)) AS usd_cache_write_5m,
  CAST(nullif(rate[13], '') AS decimal(18,6)) AS usd_cache_write_30m,
  CAST(nullif(rate[14], '') AS decimal(18,6)) AS usd_cache_write_1h,
  substr(split_part('2026-11-28 litellm 1.110.2; genai-prices 0.2.3|2026-11-28 genai-prices 0.2.3|2026-11-01 https://aws.amazon.com/bedrock/pricing/|2026-11-28 litellm 1.110.2|2026-08-20 https://github.com/aToy0m0/bedrock-pricing/blob/42777bfb4089b919a1e6a9d79ac6a89b08dc0cdf/docs/data.json|2026-10-06 https://github.com/YutaOkoshi/aws-bedrock-quick-reference/blob/53960401d75acaa5e5d308a9a45239dc146c0a50/data/prices.json', '|', CAST(rate[15] AS bigint)), 12) AS source,
  CAST(substr(split_part('2026-11-28 litellm 1.110.2; genai-prices 0.2.3|2026-11-28 genai-prices 0.2.3|2026-11-01 https://aws.amazon.com/bedrock/pricing/|2026-11-28 litellm 1.110.2|2026-08-20 https://github.com/aToy0m0/bedrock-pricing/blob/42777bfb4089b919a1e6a9d79ac6a89b08dc0cdf/docs/data.json|2026-10-06 https://github.com/YutaOkoshi/aws-bedrock-quick-reference/blob/53960401d75acaa5e5d308a9a45239dc146c0a50/data/prices.json', '|', CAST(rate[15] AS bigint)), 1, 10) AS date) AS checked_on
FROM (
  SELECT split(text, '|') AS rate
  FROM UNNEST(split('anthropic.claude-3-5-haiku-20241022-v1:0|geo||standard|||2025-02-01||0.8|4|0.08|1|||1
anthropic.claude-3-5-sonnet-20240620-v1:0|geo||standard|||2024-06-20|2025-12-01|3|15|0.3|3.75|||1
anthropic.claude-3-5-sonnet-20241022-v2:0|geo||standard|||2024-10-22|2025-12-01|3|15|0.3|3.75|||1
anthropic.claude-3-7-sonnet-20250219-v1:0|geo||standard|||2025-02-19||3|15|0.3|3.75|||1
anthropic.claude-3-haiku-20240307-v1:0|geo||standard|||2024-03-07||0.25|1.25|0.025|0.3125|||1
anthropic.claude-3-opus-20240229-v1:0|geo||standard|||2024-02-29||15|75|1.5|18.75|||1
anthropic.claude-3-sonnet-20240229-v1:0|geo||standard|||2024-02-29||3|15|0.3|3.75|||1
anthropic.claude-fable-5|global||standard|||2026-06-02||10|50|1|12.5||20|1
anthropic.claude-fable-5|geo||standard|||2026-06-02||11|55|1.1|13.75||22|1
anthropic.claude-fable-5|regional||standard|||2026-06-02||11|55|1.1|13.75||22|2
anthropic.claude-fable-5-1|global||standard|||2026-09-01||10|50|0.25|12.5||20|1
anthropic.claude-fable-5-1|geo||standard|||2026-09-01||11|55|0.275|13.75||22|1
anthropic.claude-fable-5-2|global||standard|||2026-11-20||8|40|0.2|10||16|2
anthropic.claude-fable-5-2|geo||standard|||2026-11-20||8.8|44|0.22|11||17.6|2
anthropic.claude-fable-5-2|regional||standard|||2026-11-20||8.8|44|0.22|11||17.6|2
anthropic.claude-haiku-4-5-20251001-v1:0|global||standard|||2025-10-01||1|5|0.1|1.25||2|3
anthropic.claude-haiku-4-5-20251001-v1:0|global||batch|||2026-08-02||0.5|2.5|||||4
anthropic.claude-haiku-4-5-20251001-v1:0|geo||standard|||2025-10-01||1.1|5.5|0.11|1.375||2.2|3
anthropic.claude-haiku-4-5-20251001-v1:0|geo||batch|||2025-10-01||0.55|2.75|||||4
anthropic.claude-haiku-5-5|global||standard||100000|2026-10-01||0.1|0.5|0.01|0.125||0.2|1
anthropic.claude-haiku-5-5|global||standard|100001||2026-10-01||0.5|2.5|0.05|0.625||1|1
anthropic.claude-haiku-5-5|geo||standard||100000|2026-10-01||0.11|0.55|0.011|0.1375||0.22|1
anthropic.claude-haiku-5-5|geo||standard|100001||2026-10-01||0.55|2.75|0.055|0.6875||1.1|1
anthropic.claude-mythos-5|geo||standard|||2026-10-01||11|55|1.1|13.75||22|4
anthropic.claude-mythos-5-1|global||standard|||2026-10-01||10|50|0.25|12.5||20|4
anthropic.claude-mythos-5-1|geo||standard|||2026-10-01||11|55|0.275|13.75||22|4
anthropic.claude-mythos-5-2|global||standard|||2026-11-20||8|40|0.2|10||16|2
anthropic.claude-mythos-5-2|geo||standard|||2026-11-20||8.8|44|0.22|11||17.6|2
anthropic.claude-mythos-5-2|regional||standard|||2026-11-20||8.8|44|0.22|11||17.6|2
anthropic.claude-mythos-preview|geo||standard|||2026-08-20||27.5|137.5|2.75|34.375||55|4
anthropic.claude-opus-4-1-20250805-v1:0|geo||standard|||2025-08-05||15|75|1.5|18.75|||1
anthropic.claude-opus-4-20250514-v1:0|geo||standard|||2025-05-14||15|75|1.5|18.75|||1
anthropic.claude-opus-4-5-20251101-v1:0|global||standard|||2025-11-01||5|25|0.5|6.25||10|3
anthropic.claude-opus-4-5-20251101-v1:0|geo||standard|||2025-11-01||5.5|27.5|0.55|6.875||11|3
anthropic.claude-opus-4-5-20251101-v1:0|geo||batch|||2025-11-01||2.75|13.75|||||5
anthropic.claude-opus-4-6-v1|global||standard|||2026-01-01||5|25|0.5|6.25||10|3
anthropic.claude-opus-4-6-v1|geo||standard|||2026-01-01||5.5|27.5|0.55|6.875||11|3
anthropic.claude-opus-4-6-v1|geo||batch|||2026-01-01||2.75|13.75|||||5
anthropic.claude-opus-4-6-v1|regional||standard|||2026-01-01||5.5|27.5|0.55|6.875||11|2
anthropic.claude-opus-4-7|global||standard|||2026-01-01||5|25|0.5|6.25||10|3
anthropic.claude-opus-4-7|geo||standard|||2026-01-01||5.5|27.5|0.55|6.875||11|3
anthropic.claude-opus-4-7|regional||standard|||2026-01-01||5.5|27.5|0.55|6.875||11|2
anthropic.claude-opus-4-8|global||standard|||2026-01-01||5|25|0.5|6.25||10|3
anthropic.claude-opus-4-8|geo||standard|||2026-01-01||5.5|27.5|0.55|6.875||11|3
anthropic.claude-opus-4-8|regional||standard|||2026-01-01||5.5|27.5|0.55|6.875||11|2
anthropic.claude-opus-5|global||standard|||2026-01-01||5|25|0.5|6.25||10|3
anthropic.claude-opus-5|global||batch|||2026-11-04||2.5|12.5|||||4
anthropic.claude-opus-5|geo||standard|||2026-01-01||5.5|27.5|0.55|6.875||11|3
anthropic.claude-opus-5|geo||batch|||2026-01-01||2.75|13.75|||||4
anthropic.claude-opus-5|regional||standard|||2026-01-01||5.5|27.5|0.55|6.875||11|2
anthropic.claude-opus-5|regional||batch|||2026-07-01||2.75|13.75|||||5
anthropic.claude-opus-5-5|global||standard|||2026-01-01||4|20|0.2|5||8|3
anthropic.claude-opus-5-5|geo||standard|||2026-01-01||4.4|22|0.22|5.5||8.8|3
anthropic.claude-opus-5-5|regional||standard|||2026-01-01||4.4|22|0.22|5.5||8.8|2
anthropic.claude-sonnet-4-20250514-v1:0|global||standard||200000|2025-10-05||3|15|0.3|3.75|||1
anthropic.claude-sonnet-4-20250514-v1:0|global||standard|200001||2025-10-05||6|22.5|0.6|7.5|||4
anthropic.claude-sonnet-4-20250514-v1:0|geo||standard|||2025-05-14|2025-09-04|3|15|0.3|3.75|||1
anthropic.claude-sonnet-4-20250514-v1:0|geo||standard||200000|2025-09-04||3|15|0.3|3.75|||1
anthropic.claude-sonnet-4-20250514-v1:0|geo||standard|200001||2025-09-04||6|22.5|0.6|7.5|||4
anthropic.claude-sonnet-4-5-20250929-v1:0|global||standard||200000|2025-09-29||3|15|0.3|3.75||6|3
anthropic.claude-sonnet-4-5-20250929-v1:0|global||standard|200001||2025-09-29||6|22.5|0.6|7.5||12|3
anthropic.claude-sonnet-4-5-20250929-v1:0|global||batch|||2026-08-02||1.5|7.5|||||4
anthropic.claude-sonnet-4-5-20250929-v1:0|geo||standard||200000|2025-09-29||3.3|16.5|0.33|4.125||6.6|3
anthropic.claude-sonnet-4-5-20250929-v1:0|geo||standard|200001||2025-09-29||6.6|24.75|0.66|8.25||13.2|3
anthropic.claude-sonnet-4-5-20250929-v1:0|geo||batch|||2025-09-29||1.65|8.25|||||4
anthropic.claude-sonnet-4-6|global||standard|||2026-01-01||3|15|0.3|3.75||6|3
anthropic.claude-sonnet-4-6|geo||standard|||2026-01-01||3.3|16.5|0.33|4.125||6.6|3
anthropic.claude-sonnet-4-6|geo||batch|||2026-01-01||1.65|8.25|||||5
anthropic.claude-sonnet-4-6|regional||standard|||2026-01-01||3.3|16.5|0.33|4.125||6.6|2
anthropic.claude-sonnet-5|global||standard|||2026-01-01||2|10|0.2|2.5||4|3
anthropic.claude-sonnet-5|geo||standard|||2026-01-01||2.2|11|0.22|2.75||4.4|3
anthropic.claude-sonnet-5|regional||standard|||2026-01-01||2.2|11|0.22|2.75||4.4|2
anthropic.claude-sonnet-5-5|global||standard|||2026-01-01||2|10|0.2|2.5||4|3
anthropic.claude-sonnet-5-5|geo||standard|||2026-01-01||2.2|11|0.22|2.75||4.4|3
cohere.embed-v4:0|global||standard|||2026-10-01||0.12|0|||||4
moonshotai.kimi-k3|global||standard|||2026-09-18||3|15|0.3||3.75||1
moonshotai.kimi-k3|global||priority|||2026-09-18||5.25|26.25|0.525||6.5625||4
moonshotai.kimi-k3|global||flex|||2026-09-18||1.5|7.5|0.15||1.875||4
moonshotai.kimi-k3|geo||standard|||2026-09-18||3.3|16.5|0.33||4.125||1
moonshotai.kimi-k3|geo||priority|||2026-09-18||5.775|28.875|0.5775||7.21875||4
moonshotai.kimi-k3|geo||flex|||2026-09-18||1.65|8.25|0.165||2.0625||4
moonshotai.kimi-k3|geo||batch|||2026-09-18||1.65|8.25|||||6
moonshotai.kimi-k3.1|global||standard|||2026-11-04||4|20|0.2||5||1
moonshotai.kimi-k3.1|global||priority|||2026-11-04||7|35|0.35||8.75||4
moonshotai.kimi-k3.1|global||flex|||2026-11-04||2|10|0.1||2.5||4
moonshotai.kimi-k3.1|geo||standard|||2026-11-04||4.4|22|0.22||5.5||1
moonshotai.kimi-k3.1|geo||priority|||2026-11-04||7.7|38.5|0.385||9.625||4
moonshotai.kimi-k3.1|geo||flex|||2026-11-04||2.2|11|0.11||2.75||4
openai.gpt-5.4|global||standard||272000|2026-10-01||2.5|15|0.25||||4
openai.gpt-5.4|global||standard|272001||2026-10-01||5|22.5|0.5||||4
openai.gpt-5.4|geo||standard||272000|2026-10-01||2.75|16.5|0.275||||4
openai.gpt-5.4|geo||standard|272001||2026-10-01||5.5|24.75|0.55||||4
openai.gpt-5.5|global||standard||272000|2026-10-01||5|30|0.5||||4
openai.gpt-5.5|global||standard|272001||2026-10-01||10|45|1||||4
openai.gpt-5.5|geo||standard||272000|2026-10-01||5.5|33|0.55||||4
openai.gpt-5.5|geo||standard|272001||2026-10-01||11|49.5|1.1||||4
openai.gpt-5.6-luna|global||standard||272000|2026-08-17||0.2|1.2|0.02||0.25||1
openai.gpt-5.6-luna|global||standard|272001||2026-08-17||0.4|1.8|0.04||0.5||1
openai.gpt-5.6-luna|geo||standard||272000|2026-08-17||0.22|1.32|0.022||0.275||1
openai.gpt-5.6-luna|geo||standard|272001||2026-08-17||0.44|1.98|0.044||0.55||1
openai.gpt-5.6-sol|global||standard||272000|2026-08-17|2026-08-21|5|30|0.5||6.25||2
openai.gpt-5.6-sol|global||standard||272000|2026-08-21||4|20|0.4||5||1
openai.gpt-5.6-sol|global||standard|272001||2026-08-17|2026-08-21|10|45|1||12.5||2
openai.gpt-5.6-sol|global||standard|272001||2026-08-21||8|30|0.8||10||1
openai.gpt-5.6-sol|geo||standard||272000|2026-08-17|2026-08-21|5.5|33|0.55||6.875||2
openai.gpt-5.6-sol|geo||standard||272000|2026-08-21||4.4|22|0.44||5.5||1
openai.gpt-5.6-sol|geo||standard|272001||2026-08-17|2026-08-21|11|49.5|1.1||13.75||2
openai.gpt-5.6-sol|geo||standard|272001||2026-08-21||8.8|33|0.88||11||1
openai.gpt-5.6-terra|global||standard||272000|2026-08-17||2|12|0.2||2.5||1
openai.gpt-5.6-terra|global||standard|272001||2026-08-17||4|18|0.4||5||1
openai.gpt-5.6-terra|geo||standard||272000|2026-08-17||2.2|13.2|0.22||2.75||1
openai.gpt-5.6-terra|geo||standard|272001||2026-08-17||4.4|19.8|0.44||5.5||1
openai.gpt-6-astra|global||standard||272000|2026-09-08||10|50|1||12.5||1
openai.gpt-6-astra|global||standard|272001||2026-09-08||20|75|2||25||1
openai.gpt-6-astra|global||ultrafast||272000|2026-09-08||60|300|6||75||4
openai.gpt-6-astra|global||ultrafast|272001||2026-09-08||120|450|12||150||4
openai.gpt-6-astra|geo||standard||272000|2026-09-08||11|55|1.1||13.75||1
openai.gpt-6-astra|geo||standard|272001||2026-09-08||22|82.5|2.2||27.5||1
openai.gpt-6-astra|geo||ultrafast||272000|2026-09-08||66|330|6.6||82.5||4
openai.gpt-6-astra|geo||ultrafast|272001||2026-09-08||132|495|13.2||165||4
openai.gpt-6-luna|global||standard||272000|2026-09-22||0.1|0.5|0.01||0.125||1
openai.gpt-6-luna|global||standard|272001||2026-09-22||0.2|0.75|0.02||0.25||1
openai.gpt-6-luna|geo||standard||272000|2026-09-22||0.11|0.55|0.011||0.1375||1
openai.gpt-6-luna|geo||standard|272001||2026-09-22||0.22|0.825|0.022||0.275||1
openai.gpt-6-sol|global||standard||272000|2026-09-22||2|10|0.2||2.5||1
openai.gpt-6-sol|global||standard|272001||2026-09-22||4|15|0.4||5||1
openai.gpt-6-sol|geo||standard||272000|2026-09-22||2.2|11|0.22||2.75||1
openai.gpt-6-sol|geo||standard|272001||2026-09-22||4.4|16.5|0.44||5.5||1
openai.gpt-6.1-sol|global||standard||272000|2026-09-29||2|10|0.1||2.5||1
openai.gpt-6.1-sol|global||standard|272001||2026-09-29||4|15|0.2||5||1
openai.gpt-6.1-sol|global||ultrafast||272000|2026-09-29||12|60|0.6||15||4
openai.gpt-6.1-sol|global||ultrafast|272001||2026-09-29||24|90|1.2||30||4
openai.gpt-6.1-sol|geo||standard||272000|2026-09-29||2.2|11|0.11||2.75||1
openai.gpt-6.1-sol|geo||standard|272001||2026-09-29||4.4|16.5|0.22||5.5||1
openai.gpt-6.1-sol|geo||ultrafast||272000|2026-09-29||13.2|66|0.66||16.5||4
openai.gpt-6.1-sol|geo||ultrafast|272001||2026-09-29||26.4|99|1.32||33||4
openai.gpt-6.1-terra|global||standard||272000|2026-10-26||1|5|0.05||1.25||1
openai.gpt-6.1-terra|global||standard|272001||2026-10-26||2|7.5|0.1||2.5||1
openai.gpt-6.1-terra|geo||standard||272000|2026-10-26||1.1|5.5|0.055||1.375||1
openai.gpt-6.1-terra|geo||standard|272001||2026-10-26||2.2|8.25|0.11||2.75||1
xai.grok-4.6|global||standard|||2026-08-02||2|6|0.5||||4
xai.grok-4.6|global||priority|||2026-10-01||3.5|10.5|0.875||||4
xai.grok-4.6|global||flex|||2026-10-01||1|3|0.25||||4
xai.grok-4.7|global||standard|||2026-10-01||2|6|0.5||||4
xai.grok-4.7|global||priority|||2026-10-01||3.5|10.5|0.875||||4
xai.grok-4.7|global||flex|||2026-10-01||1|3|0.25||||4
zai.glm-5.3|global||standard|||2026-10-05||1.68|5.28|0.312||2.1||1
zai.glm-5.3|global||priority|||2026-10-05||2.94|9.24|0.546||3.675||4
zai.glm-5.3|global||flex|||2026-10-05||0.84|2.64|0.156||1.05||4
zai.glm-5.3|global||batch|||2026-10-05||0.84|2.64|0.156||1.05||4', chr(10))) AS texts (text)
  WHERE text <> ''
)
CROSS JOIN UNNEST(split(rate[3], ' ')) AS regions (region)
  ) AS anywhere
    ON anywhere.model = identified.model
    AND anywhere.routing = identified.routing
    AND anywhere.tier = identified.tier
    AND anywhere.valid_from <= day
    AND day < anywhere.valid_until
    AND prompt_tokens BETWEEN anywhere.min_prompt_tokens AND anywhere.max_prompt_tokens
),
costed AS (
  SELECT
    *,
    CASE WHEN status = 'error' THEN 0 WHEN uncounted THEN NULL WHEN coalesce(uncached_input_tokens, 0) = 0 THEN 0 ELSE uncached_input_tokens * rate_input END AS cost_input,
    CASE WHEN status = 'error' THEN 0 WHEN uncounted THEN NULL WHEN coalesce(output_token_count, 0) = 0 THEN 0 ELSE output_token_count * rate_output END AS cost_output,
    CASE WHEN status = 'error' THEN 0 WHEN uncounted THEN NULL WHEN coalesce(cache_read_input_token_count, 0) = 0 THEN 0 ELSE cache_read_input_token_count * rate_cache_read END AS cost_cache_read,
    CASE WHEN status = 'error' THEN 0 WHEN uncounted THEN NULL WHEN coalesce(cache_write_5m_tokens, 0) = 0 THEN 0 ELSE cache_write_5m_tokens * rate_cache_write_5m END
      + CASE WHEN status = 'error' THEN 0 WHEN uncounted THEN NULL WHEN coalesce(cache_write_30m_tokens, 0) = 0 THEN 0 ELSE cache_write_30m_tokens * rate_cache_write_30m END
      + CASE WHEN status = 'error' THEN 0 WHEN uncounted THEN NULL WHEN coalesce(cache_write_1h_tokens, 0) = 0 THEN 0 ELSE cache_write_1h_tokens * rate_cache_write_1h END AS cost_cache_write
  FROM priced
),
valued AS (
  SELECT
    date,
    timestamp,
    CASE WHEN regexp_like(request_id, '[^ -~]') THEN regexp_replace(request_id, '[\p{Cc}\p{Zl}\p{Zp}\x00-\x08\x0E-\x1F\x{7F}-\x{9F}\p{Cf}\x{034F}\x{061C}\x{0600}-\x{0605}\x{0890}\x{0891}\x{08E2}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{2060}-\x{206F}\x{2800}\x{3164}\x{FE00}-\x{FE0F}\x{FFA0}\x{FFF0}-\x{FFFB}\x{110BD}\x{110CD}\x{13430}-\x{1343F}\x{1BCA0}-\x{1BCA3}\x{1D173}-\x{1D17A}\x{E0000}-\x{E0FFF}]', '�') ELSE request_id END AS request_id,
    account_id,
    region,
    CASE WHEN regexp_like(inference_region, '[^ -~]') THEN regexp_replace(inference_region, '[\p{Cc}\p{Zl}\p{Zp}\x00-\x08\x0E-\x1F\x{7F}-\x{9F}\p{Cf}\x{034F}\x{061C}\x{0600}-\x{0605}\x{0890}\x{0891}\x{08E2}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{2060}-\x{206F}\x{2800}\x{3164}\x{FE00}-\x{FE0F}\x{FFA0}\x{FFF0}-\x{FFFB}\x{110BD}\x{110CD}\x{13430}-\x{1343F}\x{1BCA0}-\x{1BCA3}\x{1D173}-\x{1D17A}\x{E0000}-\x{E0FFF}]', '�') ELSE inference_region END AS inference_region,
    CASE WHEN regexp_like(operation, '[^ -~]') THEN regexp_replace(operation, '[\p{Cc}\p{Zl}\p{Zp}\x00-\x08\x0E-\x1F\x{7F}-\x{9F}\p{Cf}\x{034F}\x{061C}\x{0600}-\x{0605}\x{0890}\x{0891}\x{08E2}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{2060}-\x{206F}\x{2800}\x{3164}\x{FE00}-\x{FE0F}\x{FFA0}\x{FFF0}-\x{FFFB}\x{110BD}\x{110CD}\x{13430}-\x{1343F}\x{1BCA0}-\x{1BCA3}\x{1D173}-\x{1D17A}\x{E0000}-\x{E0FFF}]', '�') ELSE operation END AS operation,
    CASE WHEN regexp_like(model_id, '[^ -~]') THEN regexp_replace(model_id, '[\p{Cc}\p{Zl}\p{Zp}\x00-\x08\x0E-\x1F\x{7F}-\x{9F}\p{Cf}\x{034F}\x{061C}\x{0600}-\x{0605}\x{0890}\x{0891}\x{08E2}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{2060}-\x{206F}\x{2800}\x{3164}\x{FE00}-\x{FE0F}\x{FFA0}\x{FFF0}-\x{FFFB}\x{110BD}\x{110CD}\x{13430}-\x{1343F}\x{1BCA0}-\x{1BCA3}\x{1D173}-\x{1D17A}\x{E0000}-\x{E0FFF}]', '�') ELSE model_id END AS model_id,
    CASE WHEN regexp_like(model, '[^ -~]') THEN regexp_replace(model, '[\p{Cc}\p{Zl}\p{Zp}\x00-\x08\x0E-\x1F\x{7F}-\x{9F}\p{Cf}\x{034F}\x{061C}\x{0600}-\x{0605}\x{0890}\x{0891}\x{08E2}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{2060}-\x{206F}\x{2800}\x{3164}\x{FE00}-\x{FE0F}\x{FFA0}\x{FFF0}-\x{FFFB}\x{110BD}\x{110CD}\x{13430}-\x{1343F}\x{1BCA0}-\x{1BCA3}\x{1D173}-\x{1D17A}\x{E0000}-\x{E0FFF}]', '�') ELSE model END AS model,
    routing,
    coalesce(product, 'unattributed') AS product,
    coalesce(product_source, 'none') AS product_source,
    CASE
      WHEN shared AND refused_team THEN 'unattributed'
      ELSE coalesce(CASE WHEN shared THEN claimed_team END, owner, claimed_team, 'unattributed')
    END AS team,
    CASE
      WHEN shared AND refused_team THEN 'none'
      WHEN shared AND claimed_team IS NOT NULL THEN 'metadata'
      WHEN owner IS NOT NULL THEN product_source
      WHEN claimed_team IS NOT NULL THEN 'metadata'
      ELSE 'none'
    END AS team_source,
    coalesce(role_service, claimed_service, 'unattributed') AS service,
    CASE WHEN role_service IS NOT NULL THEN 'role' WHEN claimed_service IS NOT NULL THEN 'metadata' ELSE 'none' END AS service_source,
    coalesce(role_env, claimed_env, 'unattributed') AS env,
    CASE WHEN role_env IS NOT NULL THEN 'role' WHEN claimed_env IS NOT NULL THEN 'metadata' ELSE 'none' END AS env_source,
    value_feature AS feature,
    value_request_id AS metadata_request_id,
    CASE WHEN regexp_like(role_name, '[^ -~]') THEN regexp_replace(role_name, '[\p{Cc}\p{Zl}\p{Zp}\x00-\x08\x0E-\x1F\x{7F}-\x{9F}\p{Cf}\x{034F}\x{061C}\x{0600}-\x{0605}\x{0890}\x{0891}\x{08E2}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{2060}-\x{206F}\x{2800}\x{3164}\x{FE00}-\x{FE0F}\x{FFA0}\x{FFF0}-\x{FFFB}\x{110BD}\x{110CD}\x{13430}-\x{1343F}\x{1BCA0}-\x{1BCA3}\x{1D173}-\x{1D17A}\x{E0000}-\x{E0FFF}]', '�') ELSE role_name END AS role_name,
    request_metadata,
    billing,
    tier,
    tier_source,
    status,
    coalesce(NOT shared AND claimed_team <> owner, false)
      OR coalesce(claimed_service <> role_service, false)
      OR coalesce(claimed_env <> role_env, false) AS conflict,
    unreadable_metadata OR any_match(map_keys(request_metadata), key -> key NOT IN ('team', 'service', 'env', 'feature', 'request_id'))
      OR request_metadata['team'] IS DISTINCT FROM value_team
      OR request_metadata['service'] IS DISTINCT FROM value_service
      OR request_metadata['env'] IS DISTINCT FROM value_env
      AS schema_drift,
    uncached_input_tokens AS input_tokens,
    output_token_count AS output_tokens,
    cache_read_input_token_count AS cache_read_tokens,
    cache_write_5m_tokens,
    cache_write_30m_tokens,
    cache_write_1h_tokens,
    CASE WHEN coalesce(cache_write_input_token_count, 0) <= 0 OR split_known OR cache_30m THEN 'exact' ELSE 'assumed' END AS cache_write_split,
    CAST(cost_input AS decimal(38,12)) AS usd_input,
    CAST(cost_output AS decimal(38,12)) AS usd_output,
    CAST(cost_cache_read AS decimal(38,12)) AS usd_cache_read,
    CAST(cost_cache_write AS decimal(38,12)) AS usd_cache_write,
    CAST(cost_input + cost_output + cost_cache_read + cost_cache_write AS decimal(38,12)) AS usd,
    cost_input + cost_output + cost_cache_read + cost_cache_write IS NOT NULL AS priced,
    day,
    prompt_tokens,
    rate_input,
    CASE WHEN regexp_like(identity_arn, '[^ -~]') THEN regexp_replace(identity_arn, '[\p{Cc}\p{Zl}\p{Zp}\x00-\x08\x0E-\x1F\x{7F}-\x{9F}\p{Cf}\x{034F}\x{061C}\x{0600}-\x{0605}\x{0890}\x{0891}\x{08E2}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{2060}-\x{206F}\x{2800}\x{3164}\x{FE00}-\x{FE0F}\x{FFA0}\x{FFF0}-\x{FFFB}\x{110BD}\x{110CD}\x{13430}-\x{1343F}\x{1BCA0}-\x{1BCA3}\x{1D173}-\x{1D17A}\x{E0000}-\x{E0FFF}]', '�') ELSE identity_arn END AS identity_arn,
    value_team,
    value_service,
    value_env,
    request,
    regexp_replace(regexp_replace(element_at(split(model_id, '/'), -1), ':([0-9]+k|512)$'), '^(amazon\.titan-embed-image-v1|amazon\.titan-embed-text-v1|amazon\.titan-text-express-v1|amazon\.titan-text-lite-v1|anthropic\.claude-instant-v1|cohere\.command-light-text-v14|cohere\.command-text-v14|cohere\.embed-english-v3|cohere\.embed-multilingual-v3|meta\.llama2-13b-chat-v1|meta\.llama2-70b-chat-v1|stability\.stable-diffusion-xl-v1):[0-9]+$', '$1') AS metered_id,
    input_token_count AS recorded_input_tokens
  FROM costed
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
  product,
  product_source,
  team,
  team_source,
  service,
  service_source,
  env,
  env_source,
  feature,
  metadata_request_id,
  role_name,
  request_metadata,
  billing,
  tier,
  tier_source,
  status,
  conflict,
  schema_drift,
  input_tokens,
  output_tokens,
  cache_read_tokens,
  cache_write_5m_tokens,
  cache_write_30m_tokens,
  cache_write_1h_tokens,
  cache_write_split,
  usd_input,
  usd_output,
  usd_cache_read,
  usd_cache_write,
  usd,
  priced,
  disputed,
  day,
  prompt_tokens,
  rate_input,
  identity_arn,
  request,
  metered_id,
  recorded_input_tokens,
  value_team,
  value_service,
  value_env
FROM (
  SELECT
    *,
    -- the dearest record of a request and an owner; one that failed comes last, before it one without a known price
    row_number() OVER (
      PARTITION BY date, request, product, team, role_name
      ORDER BY status = 'error', usd DESC NULLS LAST, input_tokens DESC NULLS LAST, output_tokens DESC NULLS LAST, timestamp
    ) AS place,
    min(facts) OVER (PARTITION BY date, request) <> max(facts) OVER (PARTITION BY date, request) AS disputed
  FROM (
    SELECT
      *,
      json_format(CAST(ARRAY[
        product, team, service, env, region, model_id, tier, status, CAST(input_tokens AS varchar), CAST(output_tokens AS varchar),
        CAST(cache_read_tokens AS varchar), CAST(cache_write_5m_tokens AS varchar), CAST(cache_write_30m_tokens AS varchar),
        CAST(cache_write_1h_tokens AS varchar), CAST(usd AS varchar)
      ] AS json)) AS facts
    FROM valued
  )
)
WHERE place = 1