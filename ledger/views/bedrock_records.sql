-- Every line of the logs, read. One cast reads a whole line; it matches keys by their lower-case names. Only where it fails,
-- because something has an unexpected type, are the fields read one by one, so that an odd record loses no more than its odd
-- fields. A line that is no JSON object has no schema_type.
WITH whole AS (
  SELECT
    date,
    line,
    try(CAST(json_parse(line) AS {{.RecordType}})) AS record
  FROM bedrock_log_lines
),
records AS (
  SELECT
    date,
    line,
    CASE
      WHEN record.schematype IS NOT NULL THEN record
      ELSE CAST(ROW(
        -- a line that is no JSON must not pass for the fields it begins with
        json_extract_scalar(try(json_parse(line)), '$.schemaType'),
        json_extract_scalar(line, '$.timestamp'),
        json_extract_scalar(line, '$.accountId'),
        json_extract_scalar(line, '$.region'),
        json_extract_scalar(line, '$.inferenceRegion'),
        json_extract_scalar(line, '$.requestId'),
        json_extract_scalar(line, '$.operation'),
        json_extract_scalar(line, '$.modelId'),
        ROW(json_extract_scalar(line, '$.identity.arn')),
        try(CAST(json_extract(line, '$.requestMetadata') AS map(varchar, varchar))),
        ROW(
          try_cast(json_extract_scalar(line, '$.input.inputTokenCount') AS bigint),
          try_cast(json_extract_scalar(line, '$.input.cacheReadInputTokenCount') AS bigint),
          try_cast(json_extract_scalar(line, '$.input.cacheWriteInputTokenCount') AS bigint)
        ),
        ROW(try_cast(json_extract_scalar(line, '$.output.outputTokenCount') AS bigint)),
        json_extract_scalar(line, '$.errorCode')
      ) AS {{.RecordType}})
    END AS record,
    record.schematype IS NULL AS odd
  FROM whole
)
SELECT
  date,
  line,
  record.schematype AS schema_type,
  CAST(try(from_iso8601_timestamp(record."timestamp")) AS timestamp(3)) AS timestamp,
  record.accountid AS account_id,
  record.region AS region,
  record.inferenceregion AS inference_region,
  record.requestid AS request_id,
  record.operation AS operation,
  record.modelid AS model_id,
  record.identity.arn AS identity_arn,
  record.requestmetadata AS request_metadata,
  record.input.inputtokencount AS input_token_count,
  record.output.outputtokencount AS output_token_count,
  record.input.cachereadinputtokencount AS cache_read_input_token_count,
  record.input.cachewriteinputtokencount AS cache_write_input_token_count,
  record.errorcode AS error_code,
  -- the body is read only where it has cache writes to split: of one answer, or of the events of a stream
  CASE WHEN record.input.cachewriteinputtokencount > 0 THEN coalesce(
    try_cast(json_extract_scalar(line, '$.output.outputBodyJson.usage.cache_creation.ephemeral_1h_input_tokens') AS bigint),
    try_cast(element_at(filter(
      transform(
        try(CAST(json_extract(line, '$.output.outputBodyJson') AS array(json))),
        event -> json_extract_scalar(event, '$.message.usage.cache_creation.ephemeral_1h_input_tokens')
      ),
      tokens -> tokens IS NOT NULL
    ), 1) AS bigint)
  ) END AS body_cache_write_1h,
  -- there, but not what it should be
  odd AND (
    json_extract(line, '$.input') IS NOT NULL AND try(CAST(json_extract(line, '$.input') AS map(varchar, json))) IS NULL
    OR json_extract(line, '$.output') IS NOT NULL AND try(CAST(json_extract(line, '$.output') AS map(varchar, json))) IS NULL
    OR json_extract(line, '$.input.inputTokenCount') IS NOT NULL AND record.input.inputtokencount IS NULL
    OR json_extract(line, '$.input.cacheReadInputTokenCount') IS NOT NULL AND record.input.cachereadinputtokencount IS NULL
    OR json_extract(line, '$.input.cacheWriteInputTokenCount') IS NOT NULL AND record.input.cachewriteinputtokencount IS NULL
    OR json_extract(line, '$.output.outputTokenCount') IS NOT NULL AND record.output.outputtokencount IS NULL
  ) AS unreadable_counts,
  odd AND json_extract(line, '$.requestMetadata') IS NOT NULL AND record.requestmetadata IS NULL AS unreadable_metadata
FROM records
