-- Every line of the logs, parsed. One cast parses a whole line; it matches keys by their lower-case names. Where the cast fails
-- because a field has an unexpected type, the fields are parsed one by one, so that such a record loses only those fields. A line
-- that is no JSON object has no schema_type.
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
        -- a line that is no JSON has none of the fields with which it begins
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
  {{template "instant" `record."timestamp"`}} AS timestamp,
  record.accountid AS account_id,
  record.region AS region,
  record.inferenceregion AS inference_region,
  record.requestid AS request_id,
  record.operation AS operation,
  record.modelid AS model_id,
  record.identity.arn AS identity_arn,
  record.requestmetadata AS request_metadata,
  {{template "count" "record.input.inputtokencount"}} AS input_token_count,
  {{template "count" "record.output.outputtokencount"}} AS output_token_count,
  {{template "count" "record.input.cachereadinputtokencount"}} AS cache_read_input_token_count,
  {{template "count" "record.input.cachewriteinputtokencount"}} AS cache_write_input_token_count,
  record.errorcode AS error_code,
  -- the body is parsed only where it has cache writes to split: the body of InvokeModel, of the events of a stream, or of Converse,
  -- which lists the tokens of each lifetime
  CASE WHEN record.input.cachewriteinputtokencount > 0 THEN coalesce(
    try_cast(json_extract_scalar(line, '$.output.outputBodyJson.usage.cache_creation.ephemeral_1h_input_tokens') AS bigint),
    try_cast(element_at(filter(
      transform(
        try(CAST(json_extract(line, '$.output.outputBodyJson') AS array(json))),
        event -> json_extract_scalar(event, '$.message.usage.cache_creation.ephemeral_1h_input_tokens')
      ),
      tokens -> tokens IS NOT NULL
    ), 1) AS bigint),
    try(reduce(
      CAST(json_extract(line, '$.output.outputBodyJson.usage.cacheDetails') AS array(json)),
      BIGINT '0',
      (tokens, written) -> tokens + CASE json_extract_scalar(written, '$.ttl')
        WHEN '1h' THEN CAST(json_extract_scalar(written, '$.inputTokens') AS bigint)
        ELSE 0
      END,
      tokens -> tokens
    ))
  ) END AS body_cache_write_1h,
  {{template "body_tier" .}} AS body_tier,
  {{template "body_latency" .}} AS body_latency,
  -- the model that a prompt router chose
  CASE WHEN strpos(record.modelid, 'prompt-router/') > 0 THEN
    json_extract_scalar(line, '$.output.outputBodyJson.trace.promptRouter.invokedModelId')
  END AS body_model_id,
  -- a count is present and has another type or size than a count
  {{template "absurd" "record.input.inputtokencount"}}
    OR {{template "absurd" "record.output.outputtokencount"}}
    OR {{template "absurd" "record.input.cachereadinputtokencount"}}
    OR {{template "absurd" "record.input.cachewriteinputtokencount"}}
    OR odd AND (
      {{template "given" "$.input"}} AND try(CAST(json_extract(line, '$.input') AS map(varchar, json))) IS NULL
      OR {{template "given" "$.output"}} AND try(CAST(json_extract(line, '$.output') AS map(varchar, json))) IS NULL
      OR {{template "given" "$.input.inputTokenCount"}} AND record.input.inputtokencount IS NULL
      OR {{template "given" "$.input.cacheReadInputTokenCount"}} AND record.input.cachereadinputtokencount IS NULL
      OR {{template "given" "$.input.cacheWriteInputTokenCount"}} AND record.input.cachewriteinputtokencount IS NULL
      OR {{template "given" "$.output.outputTokenCount"}} AND record.output.outputtokencount IS NULL
    ) AS unreadable_counts,
  odd AND {{template "given" "$.requestMetadata"}} AND record.requestmetadata IS NULL AS unreadable_metadata
FROM records
