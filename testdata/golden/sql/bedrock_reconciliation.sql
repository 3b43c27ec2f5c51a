-- Usage by two meters side by side, CloudWatch and the logs, per day of the call, Region and model. The difference is priced
-- through the profiles like calls: at the rate of short prompts in the standard tier, every cache write at the shortest lifetime of the
-- model's cache.
WITH logs AS (
  SELECT
    date AS delivered,
    coalesce(CAST(timestamp AS date), date) AS called_on,
    region,
    regexp_replace(regexp_replace(element_at(split(model_id, '/'), -1), ':([0-9]+k|512)$'), '^(amazon\.titan-embed-image-v1|amazon\.titan-embed-text-v1|amazon\.titan-text-express-v1|amazon\.titan-text-lite-v1|anthropic\.claude-instant-v1|cohere\.command-light-text-v14|cohere\.command-text-v14|cohere\.embed-english-v3|cohere\.embed-multilingual-v3|meta\.llama2-13b-chat-v1|meta\.llama2-70b-chat-v1|stability\.stable-diffusion-xl-v1):[0-9]+$', '$1') AS called,
    CASE WHEN error_code IS NULL THEN 1 ELSE 0 END AS requests,
    coalesce(input_token_count, 0) AS input,
    coalesce(output_token_count, 0) AS output,
    coalesce(cache_read_input_token_count, 0) AS cache_read,
    coalesce(cache_write_input_token_count, 0) AS cache_write
  FROM bedrock_requests
),
meters AS (
  SELECT date AS day, region, regexp_replace(regexp_replace(element_at(split(model_id, '/'), -1), ':([0-9]+k|512)$'), '^(amazon\.titan-embed-image-v1|amazon\.titan-embed-text-v1|amazon\.titan-text-express-v1|amazon\.titan-text-lite-v1|anthropic\.claude-instant-v1|cohere\.command-light-text-v14|cohere\.command-text-v14|cohere\.embed-english-v3|cohere\.embed-multilingual-v3|meta\.llama2-13b-chat-v1|meta\.llama2-70b-chat-v1|stability\.stable-diffusion-xl-v1):[0-9]+$', '$1') AS called, complete,
    invocations AS m_requests, input_tokens AS m_input, output_tokens AS m_output, cache_read_tokens AS m_cache_read, cache_write_tokens AS m_cache_write,
    0 AS requests, 0 AS input, 0 AS output, 0 AS cache_read, 0 AS cache_write
  FROM bedrock_metered
  UNION ALL
  SELECT delivered, region, called, NULL, 0, 0, 0, 0, 0, requests, input, output, cache_read, cache_write
  FROM logs
  WHERE called_on >= delivered
  UNION ALL
  -- calls delivered after midnight; in this form a filter on the day still selects the folders
  SELECT delivered - interval '1' day, region, called, NULL, 0, 0, 0, 0, 0, requests, input, output, cache_read, cache_write
  FROM logs
  WHERE called_on = delivered - interval '1' day
),
days AS (
  SELECT
    day,
    region,
    called,
    -- of the Region and day; NULL where CloudWatch was not read
    bool_and(bool_and(complete)) OVER (PARTITION BY day, region) AS final,
    sum(m_requests) AS m_requests,
    sum(requests) AS requests,
    sum(m_input + m_output + m_cache_read + m_cache_write) AS m_tokens,
    sum(input + output + cache_read + cache_write) AS tokens,
    greatest(sum(m_input) - sum(input), 0) AS lost_input,
    greatest(sum(m_output) - sum(output), 0) AS lost_output,
    greatest(sum(m_cache_read) - sum(cache_read), 0) AS lost_cache_read,
    greatest(sum(m_cache_write) - sum(cache_write), 0) AS lost_cache_write
  FROM meters
  GROUP BY day, region, called
),
identified AS (
  SELECT
    days.*,
    0 AS prompt_tokens,
    'standard' AS tier,
    CASE
      WHEN profile_id IS NOT NULL THEN profiles.model
      WHEN split_part(called, '.', 1) IN ('jp', 'au', 'in', 'ca', 'us', 'eu', 'amer', 'apac', 'us-gov', 'global') THEN substr(called, strpos(called, '.') + 1)
      WHEN split_part(called, '.', 3) IS NOT NULL AND split_part(called, '.', 1) NOT IN ('ai21', 'amazon', 'anthropic', 'cohere', 'deepseek', 'google', 'luma', 'meta', 'minimax', 'mistral', 'moonshot', 'moonshotai', 'nvidia', 'openai', 'qwen', 'stability', 'twelvelabs', 'writer', 'xai', 'zai') AND split_part(called, '.', 2) IN ('ai21', 'amazon', 'anthropic', 'cohere', 'deepseek', 'google', 'luma', 'meta', 'minimax', 'mistral', 'moonshot', 'moonshotai', 'nvidia', 'openai', 'qwen', 'stability', 'twelvelabs', 'writer', 'xai', 'zai') THEN substr(called, strpos(called, '.') + 1)
      ELSE called
    END AS model,
    CASE
      WHEN profile_id IS NOT NULL THEN profiles.routing
      WHEN called IS NULL THEN NULL
      WHEN split_part(called, '.', 1) = 'global' THEN 'global'
      WHEN split_part(called, '.', 1) IN ('jp', 'au', 'in', 'ca', 'us', 'eu', 'amer', 'apac', 'us-gov', 'global') THEN 'geo'
      WHEN split_part(called, '.', 3) IS NOT NULL AND split_part(called, '.', 1) NOT IN ('ai21', 'amazon', 'anthropic', 'cohere', 'deepseek', 'google', 'luma', 'meta', 'minimax', 'mistral', 'moonshot', 'moonshotai', 'nvidia', 'openai', 'qwen', 'stability', 'twelvelabs', 'writer', 'xai', 'zai') THEN 'unknown'
      ELSE 'regional'
    END AS routing,
    coalesce(profiles.product, 'unattributed') AS product
  FROM (SELECT *, CASE WHEN strpos(called, '.') = 0 THEN called END AS profile_id FROM days) AS days
  LEFT JOIN (SELECT profile_id AS id, region AS profile_region, model, routing, product FROM bedrock_profiles) AS profiles
    ON id = profile_id
    AND profile_region = region
),
priced AS (
  SELECT
    identified.*,
    CAST(CASE WHEN here.model IS NOT NULL THEN here.usd_input ELSE anywhere.usd_input END * DECIMAL '0.000001' AS decimal(18,12)) AS rate_input,
    CAST(CASE WHEN here.model IS NOT NULL THEN here.usd_output ELSE anywhere.usd_output END * DECIMAL '0.000001' AS decimal(18,12)) AS rate_output,
    CAST(CASE WHEN here.model IS NOT NULL THEN here.usd_cache_read ELSE anywhere.usd_cache_read END * DECIMAL '0.000001' AS decimal(18,12)) AS rate_cache_read,
    CAST(CASE WHEN here.model IS NOT NULL THEN here.usd_cache_write_5m ELSE anywhere.usd_cache_write_5m END * DECIMAL '0.000001' AS decimal(18,12)) AS rate_cache_write_5m,
    CAST(CASE WHEN here.model IS NOT NULL THEN here.usd_cache_write_30m ELSE anywhere.usd_cache_write_30m END * DECIMAL '0.000001' AS decimal(18,12)) AS rate_cache_write_30m,
    CAST(CASE WHEN here.model IS NOT NULL THEN here.usd_cache_write_1h ELSE anywhere.usd_cache_write_1h END * DECIMAL '0.000001' AS decimal(18,12)) AS rate_cache_write_1h
  FROM identified
  LEFT JOIN bedrock_rates AS here
    ON here.model = identified.model
    AND here.routing = identified.routing
    AND here.region = identified.region
    AND here.tier = identified.tier
    AND here.valid_from <= day
    AND day < here.valid_until
    AND prompt_tokens BETWEEN here.min_prompt_tokens AND here.max_prompt_tokens
  LEFT JOIN (SELECT * FROM bedrock_rates WHERE region = '') AS anywhere
    ON anywhere.model = identified.model
    AND anywhere.routing = identified.routing
    AND anywhere.tier = identified.tier
    AND anywhere.valid_from <= day
    AND day < anywhere.valid_until
    AND prompt_tokens BETWEEN anywhere.min_prompt_tokens AND anywhere.max_prompt_tokens
)
SELECT
  day AS date,
  region,
  called AS model_id,
  model,
  routing,
  CASE WHEN called IS NOT NULL THEN product END AS product,
  CASE WHEN final IS NULL THEN 'unmetered' WHEN NOT final THEN 'pending' WHEN lost * 100 <= m_tokens * 1 THEN 'complete' ELSE 'not-logged' END AS state,
  CASE WHEN final IS NOT NULL THEN m_requests END AS metered_invocations,
  requests AS logged_invocations,
  CASE WHEN final IS NOT NULL THEN m_tokens END AS metered_tokens,
  tokens AS logged_tokens,
  CASE WHEN final IS NOT NULL AND m_tokens > 0 THEN CAST(CAST(tokens AS decimal(38,4)) / m_tokens AS decimal(20,4)) END AS ratio,
  CASE WHEN final IS NOT NULL THEN lost END AS tokens_not_logged,
  CASE WHEN final IS NOT NULL THEN CAST(
    CASE WHEN lost_input = 0 THEN 0 ELSE lost_input * rate_input END
    + CASE WHEN lost_output = 0 THEN 0 ELSE lost_output * rate_output END
    + CASE WHEN lost_cache_read = 0 THEN 0 ELSE lost_cache_read * rate_cache_read END
    + CASE WHEN lost_cache_write = 0 THEN 0 ELSE lost_cache_write * coalesce(rate_cache_write_5m, rate_cache_write_30m) END
  AS decimal(38,12)) END AS usd_not_logged
FROM (SELECT *, lost_input + lost_output + lost_cache_read + lost_cache_write AS lost FROM priced)