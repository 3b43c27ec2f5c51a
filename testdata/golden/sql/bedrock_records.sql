-- Every line of the logs, parsed. One cast parses a whole line; it matches keys by their lower-case names. Where the cast fails
-- because a field has an unexpected type, the fields are parsed one by one, so that such a record loses only those fields. A line
-- that is no JSON object has no schema_type.
WITH whole AS (
  SELECT
    date,
    line,
    try(CAST(json_parse(line) AS ROW(schematype varchar, "timestamp" varchar, accountid varchar, region varchar, inferenceregion varchar, requestid varchar, operation varchar, modelid varchar, identity ROW(arn varchar), requestmetadata map(varchar, varchar), input ROW(inputtokencount bigint, cachereadinputtokencount bigint, cachewriteinputtokencount bigint), output ROW(outputtokencount bigint), errorcode varchar))) AS record
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
      ) AS ROW(schematype varchar, "timestamp" varchar, accountid varchar, region varchar, inferenceregion varchar, requestid varchar, operation varchar, modelid varchar, identity ROW(arn varchar), requestmetadata map(varchar, varchar), input ROW(inputtokencount bigint, cachereadinputtokencount bigint, cachewriteinputtokencount bigint), output ROW(outputtokencount bigint), errorcode varchar))
    END AS record,
    record.schematype IS NULL AS odd
  FROM whole
)
SELECT
  date,
  line,
  record.schematype AS schema_type,
  CAST(CASE
    WHEN record."timestamp" NOT LIKE '%Z' AND regexp_like(record."timestamp", '[Tt].*[+-]') THEN try(date_add(
      'minute',
      CASE regexp_extract(record."timestamp", '^(.+[Tt][0-9:.,]+)([+-])([01][0-9]|2[0-3])(?::?([0-5][0-9]))?$', 2) WHEN '+' THEN -1 ELSE 1 END * (
        60 * CAST(regexp_extract(record."timestamp", '^(.+[Tt][0-9:.,]+)([+-])([01][0-9]|2[0-3])(?::?([0-5][0-9]))?$', 3) AS bigint)
        + coalesce(CAST(regexp_extract(record."timestamp", '^(.+[Tt][0-9:.,]+)([+-])([01][0-9]|2[0-3])(?::?([0-5][0-9]))?$', 4) AS bigint), 0)
      ),
      from_iso8601_timestamp(regexp_extract(record."timestamp", '^(.+[Tt][0-9:.,]+)([+-])([01][0-9]|2[0-3])(?::?([0-5][0-9]))?$', 1) || 'Z')
    ))
    ELSE try(from_iso8601_timestamp(record."timestamp"))
  END AS timestamp(3)) AS timestamp,
  record.accountid AS account_id,
  record.region AS region,
  record.inferenceregion AS inference_region,
  record.requestid AS request_id,
  record.operation AS operation,
  record.modelid AS model_id,
  record.identity.arn AS identity_arn,
  record.requestmetadata AS request_metadata,
  CASE WHEN record.input.inputtokencount BETWEEN 0 AND 1000000000000 THEN record.input.inputtokencount END AS input_token_count,
  CASE WHEN record.output.outputtokencount BETWEEN 0 AND 1000000000000 THEN record.output.outputtokencount END AS output_token_count,
  CASE WHEN record.input.cachereadinputtokencount BETWEEN 0 AND 1000000000000 THEN record.input.cachereadinputtokencount END AS cache_read_input_token_count,
  CASE WHEN record.input.cachewriteinputtokencount BETWEEN 0 AND 1000000000000 THEN record.input.cachewriteinputtokencount END AS cache_write_input_token_count,
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
  CASE WHEN strpos(line, 'erviceTier') > 0 OR strpos(line, 'service_tier') > 0 THEN lower(coalesce(
    json_extract_scalar(line, '$.output.outputBodyJson.serviceTier.type'),
    json_extract_scalar(line, '$.output.outputBodyJson.service_tier'),
    element_at(filter(
      transform(
        try(CAST(json_extract(line, '$.output.outputBodyJson') AS array(json))),
        event -> json_extract_scalar(event, '$.service_tier')
      ),
      tier -> tier IS NOT NULL
    ), 1),
    json_extract_scalar(line, '$.serviceTier.type'),
    json_extract_scalar(line, '$.input.inputBodyJson.serviceTier.type'),
    json_extract_scalar(line, '$.input.inputBodyJson.service_tier')
  )) END AS body_tier,
  CASE WHEN strpos(line, 'performanceConfig') > 0 THEN lower(coalesce(
    json_extract_scalar(line, '$.output.outputBodyJson.performanceConfig.latency'),
    json_extract_scalar(line, '$.performanceConfig.latency'),
    json_extract_scalar(line, '$.input.inputBodyJson.performanceConfig.latency')
  )) END AS body_latency,
  -- the model that a prompt router chose
  CASE WHEN strpos(record.modelid, 'prompt-router/') > 0 THEN
    json_extract_scalar(line, '$.output.outputBodyJson.trace.promptRouter.invokedModelId')
  END AS body_model_id,
  -- a count is present and has another type or size than a count
  coalesce(record.input.inputtokencount NOT BETWEEN 0 AND 1000000000000, false)
    OR coalesce(record.output.outputtokencount NOT BETWEEN 0 AND 1000000000000, false)
    OR coalesce(record.input.cachereadinputtokencount NOT BETWEEN 0 AND 1000000000000, false)
    OR coalesce(record.input.cachewriteinputtokencount NOT BETWEEN 0 AND 1000000000000, false)
    OR odd AND (
      coalesce(json_format(json_extract(line, '$.input')), 'null') <> 'null' AND try(CAST(json_extract(line, '$.input') AS map(varchar, json))) IS NULL
      OR coalesce(json_format(json_extract(line, '$.output')), 'null') <> 'null' AND try(CAST(json_extract(line, '$.output') AS map(varchar, json))) IS NULL
      OR coalesce(json_format(json_extract(line, '$.input.inputTokenCount')), 'null') <> 'null' AND record.input.inputtokencount IS NULL
      OR coalesce(json_format(json_extract(line, '$.input.cacheReadInputTokenCount')), 'null') <> 'null' AND record.input.cachereadinputtokencount IS NULL
      OR coalesce(json_format(json_extract(line, '$.input.cacheWriteInputTokenCount')), 'null') <> 'null' AND record.input.cachewriteinputtokencount IS NULL
      OR coalesce(json_format(json_extract(line, '$.output.outputTokenCount')), 'null') <> 'null' AND record.output.outputtokencount IS NULL
    ) AS unreadable_counts,
  odd AND coalesce(json_format(json_extract(line, '$.requestMetadata')), 'null') <> 'null' AND record.requestmetadata IS NULL AS unreadable_metadata
FROM records