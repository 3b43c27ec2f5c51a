{{- /* The view bedrock_reconciliation. Logged is the view of the logged usage, NotRead the condition of the days that it lacks. */ -}}
{{define "reconciliation"}}WITH logs AS (
  SELECT
    date AS delivered,
    day AS called_on,
    region,
    metered_id AS called,
    CASE WHEN status = 'error' THEN 0 ELSE requests END AS requests,
    coalesce(recorded_input_tokens, 0) AS input,
    coalesce(output_tokens, 0) AS output,
    coalesce(cache_read_tokens, 0) AS cache_read,
    coalesce(cache_write_5m_tokens + cache_write_30m_tokens + cache_write_1h_tokens, 0) AS cache_write
  FROM {{.Logged}}
  WHERE status <> 'not-rolled-up'
),
meters AS (
  SELECT date AS day, region, {{template "metered_id" "model_id"}} AS called, complete,
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
    {{template "model" .}} AS model,
    {{template "routing" .}} AS routing,
    coalesce(profile_product, 'unattributed') AS product
  FROM (SELECT *, CASE WHEN strpos(called, '.') = 0 THEN called END AS profile_id FROM days) AS days
  {{template "profiles"}}
),
priced AS (
  SELECT
    identified.*,
    {{template "rate_columns" .}}
  FROM identified
  {{template "rates" .}}
)
SELECT
  day AS date,
  region,
  {{template "shown" "called"}} AS model_id,
  {{template "shown" "model"}} AS model,
  routing,
  CASE WHEN called IS NOT NULL THEN product END AS product,
  CASE WHEN missing IS NOT NULL THEN 'not-rolled-up' WHEN final IS NULL THEN 'unmetered' WHEN NOT final THEN 'pending' WHEN lost * 100 <= m_tokens * {{.TolerancePercent}} THEN 'complete' ELSE 'not-logged' END AS state,
  CASE WHEN final IS NOT NULL THEN m_requests END AS metered_invocations,
  requests AS logged_invocations,
  CASE WHEN final IS NOT NULL THEN m_tokens END AS metered_tokens,
  tokens AS logged_tokens,
  CASE WHEN missing IS NULL AND final IS NOT NULL AND m_tokens > 0 THEN CAST(CAST(tokens AS decimal(38,4)) / m_tokens AS decimal(20,4)) END AS ratio,
  CASE WHEN missing IS NULL AND final IS NOT NULL THEN lost END AS tokens_not_logged,
  CASE WHEN missing IS NULL AND final IS NOT NULL THEN CAST(
    CASE WHEN lost_input = 0 THEN 0 ELSE lost_input * rate_input END
    + CASE WHEN lost_output = 0 THEN 0 ELSE lost_output * rate_output END
    + CASE WHEN lost_cache_read = 0 THEN 0 ELSE lost_cache_read * rate_cache_read END
    + CASE WHEN lost_cache_write = 0 THEN 0 ELSE lost_cache_write * coalesce(rate_cache_write_5m, rate_cache_write_30m) END
  AS decimal(38,12)) END AS usd_not_logged
FROM (SELECT *, lost_input + lost_output + lost_cache_read + lost_cache_write AS lost FROM priced)
-- the calls of a day are delivered on that day and the next: without the roll-up of either, the logs cannot be compared
LEFT JOIN (
  SELECT date AS missing FROM bedrock_days WHERE {{.NotRead}}
  UNION
  SELECT date - INTERVAL '1' DAY AS missing FROM bedrock_days WHERE {{.NotRead}}
)
  ON missing = day{{end}}
