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
  {{template "profiles"}}
),
calls AS (
  SELECT
    *,
    coalesce(CAST(timestamp AS date), date) AS day,
    {{template "billing_class"}} AS billing_class,
    {{template "model_of" "named"}} AS called,
    {{template "tier" .}} AS tier,
    {{template "tier_source"}} AS tier_source,
    coalesce(cache_read_input_token_count, 0) + coalesce(cache_write_input_token_count, 0) AS cached_tokens,
    {{.ClaimedTeam}} AS claimed_team,
    {{.GivenTeam}} IS NOT NULL AND {{.ClaimedTeam}} IS NULL AS refused_team,
    {{.ClaimedService}} AS claimed_service,
    {{.ClaimedEnv}} AS claimed_env,
    CASE
      WHEN error_code IS NOT NULL THEN 'error'
      WHEN unreadable_counts THEN 'malformed'
      WHEN output_token_count IS NULL AND operation LIKE '%Stream' THEN 'partial'
      ELSE 'ok'
    END AS status
  FROM (
    SELECT
      *,
{{range .MetadataKeys}}      {{if .Closed}}{{template "accepted" .}}{{else}}{{template "shown" (printf "request_metadata['%s']" .Name)}}{{end}} AS value_{{.Name}},
{{end}}      {{template "named" "coalesce(body_model_id, model_id)"}} AS named
    FROM requests
  )
),
owned AS (
  SELECT
    calls.*,
    -- an application profile hides the model; NULL where the detector did not see the profile
    {{template "model" .}} AS model,
    {{template "routing" .}} AS routing,
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
    {{template "uncached_input"}} AS uncached_input_tokens,
    coalesce({{template "uncached_input"}}, 0) + cached_tokens AS prompt_tokens
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
    {{template "rate_columns" .}}
  FROM identified
  LEFT JOIN bedrock_products AS owners
    ON owners.product = identified.product
    AND owners.valid_from <= day
    AND day < owners.valid_until
  {{template "rates" .}}
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
    {{template "shown" "request_id"}} AS request_id,
    account_id,
    region,
    {{template "shown" "inference_region"}} AS inference_region,
    {{template "shown" "operation"}} AS operation,
    {{template "shown" "model_id"}} AS model_id,
    {{template "shown" "model"}} AS model,
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
{{range .MetadataColumns}}    value_{{.Key}} AS {{.Column}},
{{end}}    {{template "shown" "role_name"}} AS role_name,
    request_metadata,
    billing,
    tier,
    tier_source,
    status,
    coalesce(NOT shared AND claimed_team <> owner, false)
      OR coalesce(claimed_service <> role_service, false)
      OR coalesce(claimed_env <> role_env, false) AS conflict,
    unreadable_metadata OR any_match(map_keys(request_metadata), key -> key NOT IN ({{range $i, $key := .MetadataKeys}}{{if $i}}, {{end}}'{{$key.Name}}'{{end}}))
{{range .MetadataKeys}}{{if .Closed}}      OR {{template "stamped" .}} IS DISTINCT FROM value_{{.Name}}
{{end}}{{end}}      AS schema_drift,
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
    {{template "shown" "identity_arn"}} AS identity_arn
{{- range .MetadataKeys}}{{if .Closed}},
    value_{{.Name}}{{end}}{{end}},
    request,
    {{template "metered_id" "model_id"}} AS metered_id,
    input_token_count AS recorded_input_tokens
  FROM costed
)
SELECT
  {{range $i, $column := .CostColumns}}{{if $i}},
  {{end}}{{$column.Name}}{{end}}
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
