-- One row a request. A line is a record when it is JSON and its schemaType says so; a request delivered twice in one day
-- counts once, and one without a request id is known by its whole line.
WITH records AS (
  SELECT
    date,
    try(json_parse(line)) AS record,
    line
  FROM bedrock_log_lines
),
invocations AS (
  SELECT
    date,
    record,
    row_number() OVER (
      PARTITION BY date, coalesce(json_extract_scalar(record, '$.requestId'), line)
      ORDER BY json_extract_scalar(record, '$.timestamp')
    ) AS delivery
  FROM records
  WHERE json_extract_scalar(record, '$.schemaType') = 'ModelInvocationLog'
),
fields AS (
  SELECT
    date,
    json_extract_scalar(record, '$.timestamp') AS timestamp,
    json_extract_scalar(record, '$.accountId') AS account_id,
    json_extract_scalar(record, '$.region') AS region,
    json_extract_scalar(record, '$.inferenceRegion') AS inference_region,
    json_extract_scalar(record, '$.requestId') AS request_id,
    json_extract_scalar(record, '$.operation') AS operation,
    json_extract_scalar(record, '$.modelId') AS model_id,
    json_extract_scalar(record, '$.identity.arn') AS identity_arn,
    try(CAST(json_extract(record, '$.requestMetadata') AS map(varchar, varchar))) AS request_metadata,
    json_extract_scalar(record, '$.input.inputTokenCount') AS input_token_count,
    json_extract_scalar(record, '$.output.outputTokenCount') AS output_token_count,
    json_extract_scalar(record, '$.input.cacheReadInputTokenCount') AS cache_read_input_token_count,
    json_extract_scalar(record, '$.input.cacheWriteInputTokenCount') AS cache_write_input_token_count,
    json_extract_scalar(record, '$.errorCode') AS error_code
  FROM invocations
  WHERE delivery = 1
)
SELECT
  date,
  CAST(try(from_iso8601_timestamp(timestamp)) AS timestamp(3)) AS timestamp,
  account_id,
  region,
  inference_region,
  request_id,
  operation,
  model_id,
  regexp_extract(model_id, ':application-inference-profile/(.+)$', 1) AS profile_id,
  identity_arn,
  regexp_extract(identity_arn, ':assumed-role/([^/]+)/', 1) AS role_name,
  regexp_extract(identity_arn, ':assumed-role/[^/]+/(.+)$', 1) AS session_name,
  map_concat(
    map(ARRAY[{{.SchemaKeys}}], CAST(ARRAY[{{.SchemaNulls}}] AS array(varchar))),
    coalesce(request_metadata, CAST(map() AS map(varchar, varchar)))
  ) AS request_metadata,
  try_cast(input_token_count AS bigint) AS input_token_count,
  try_cast(output_token_count AS bigint) AS output_token_count,
  try_cast(cache_read_input_token_count AS bigint) AS cache_read_input_token_count,
  try_cast(cache_write_input_token_count AS bigint) AS cache_write_input_token_count,
  error_code
FROM fields
