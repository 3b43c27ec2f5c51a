-- Every line of the logs, parsed. One cast parses a whole line; it matches keys by their lower-case names. Where the cast fails, the line
-- is parsed again with its long strings and numbers cut, so that a caller's long text takes no record away. Where that fails too, because
-- a field has an unexpected type, the fields are parsed one by one, so that such a record loses only those fields. A line that is no
-- record of this account and of a known Region has a reason.
WITH lines AS (
  SELECT
    date,
    line,
    path,
    folder_account,
    length(to_utf8(line)) AS size,
    CASE
      WHEN NOT (strpos(line, '"ModelInvocationLog"') > 0 AND rtrim(line) LIKE '%}') OR length(to_utf8(line)) > 8000000 THEN NULL
      WHEN length(to_utf8(line)) > 1000000 THEN regexp_replace(
        line,
        '"([^"\\]*(?:\\.[^"\\]*)*)(?:"|\z)|[-+.0-9eE]{100,}',
        found -> CASE WHEN length(found[1]) <= 2048 THEN '"' || found[1] || '"' ELSE '""' END
      )
      ELSE line
    END AS text
  FROM bedrock_log_lines
),
whole AS (
  SELECT *, try(CAST(json_parse(text) AS ROW(schematype varchar, "timestamp" varchar, accountid varchar, region varchar, inferenceregion varchar, requestid varchar, operation varchar, modelid varchar, identity ROW(arn varchar), requestmetadata map(varchar, varchar), input ROW(inputtokencount bigint, cachereadinputtokencount bigint, cachewriteinputtokencount bigint), output ROW(outputtokencount bigint), errorcode varchar))) AS read FROM lines
),
cut AS (
  SELECT
    date,
    line,
    path,
    folder_account,
    size,
    read,
    -- a short line has nothing to cut: no limit of the reader is below 1000 characters
    CASE WHEN read IS NULL AND text IS NOT NULL AND size > 1000 THEN regexp_replace(
        line,
        '"([^"\\]*(?:\\.[^"\\]*)*)(?:"|\z)|[-+.0-9eE]{100,}',
        found -> CASE WHEN length(found[1]) <= 2048 THEN '"' || found[1] || '"' ELSE '""' END
      ) ELSE text END AS text,
    CASE WHEN read IS NULL AND text IS NOT NULL AND size > 1000 THEN try(CAST(json_parse(regexp_replace(
        line,
        '"([^"\\]*(?:\\.[^"\\]*)*)(?:"|\z)|[-+.0-9eE]{100,}',
        found -> CASE WHEN length(found[1]) <= 2048 THEN '"' || found[1] || '"' ELSE '""' END
      )) AS ROW(schematype varchar, "timestamp" varchar, accountid varchar, region varchar, inferenceregion varchar, requestid varchar, operation varchar, modelid varchar, identity ROW(arn varchar), requestmetadata map(varchar, varchar), input ROW(inputtokencount bigint, cachereadinputtokencount bigint, cachewriteinputtokencount bigint), output ROW(outputtokencount bigint), errorcode varchar))) END AS read_cut
  FROM whole
),
records AS (
  SELECT
    date,
    line,
    path,
    folder_account,
    size,
    text,
    CASE
      WHEN read.schematype IS NOT NULL THEN read
      WHEN read_cut.schematype IS NOT NULL THEN read_cut
      WHEN json_extract_scalar(CASE WHEN try(CAST(json_parse(text) AS ROW(schematype json))) IS NOT NULL THEN text END, '$.schemaType') = 'ModelInvocationLog' THEN CAST(ROW(
        json_extract_scalar(text, '$.schemaType'),
        json_extract_scalar(text, '$.timestamp'),
        json_extract_scalar(text, '$.accountId'),
        json_extract_scalar(text, '$.region'),
        json_extract_scalar(text, '$.inferenceRegion'),
        json_extract_scalar(text, '$.requestId'),
        json_extract_scalar(text, '$.operation'),
        json_extract_scalar(text, '$.modelId'),
        ROW(json_extract_scalar(text, '$.identity.arn')),
        try(CAST(json_parse(text) AS ROW(requestmetadata map(varchar, varchar)))).requestmetadata,
        ROW(
          try_cast(json_extract_scalar(text, '$.input.inputTokenCount') AS bigint),
          try_cast(json_extract_scalar(text, '$.input.cacheReadInputTokenCount') AS bigint),
          try_cast(json_extract_scalar(text, '$.input.cacheWriteInputTokenCount') AS bigint)
        ),
        ROW(try_cast(json_extract_scalar(text, '$.output.outputTokenCount') AS bigint)),
        json_extract_scalar(text, '$.errorCode')
      ) AS ROW(schematype varchar, "timestamp" varchar, accountid varchar, region varchar, inferenceregion varchar, requestid varchar, operation varchar, modelid varchar, identity ROW(arn varchar), requestmetadata map(varchar, varchar), input ROW(inputtokencount bigint, cachereadinputtokencount bigint, cachewriteinputtokencount bigint), output ROW(outputtokencount bigint), errorcode varchar))
    END AS record,
    read.schematype IS NULL AND read_cut.schematype IS NULL AS odd
  FROM cut
)
SELECT
  date,
  line,
  path,
  CASE
    WHEN record.schematype = 'ModelInvocationLog' THEN CASE
      WHEN record.accountid <> folder_account THEN 'other account'
      WHEN coalesce(record.region, '') NOT IN ('af-south-1', 'ap-east-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-south-2', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7', 'ca-central-1', 'ca-west-1', 'eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'il-central-1', 'me-central-1', 'me-south-1', 'mx-central-1', 'sa-east-1', 'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2') THEN 'unknown Region'
    END
    WHEN size > 8000000 THEN 'too large'
    ELSE 'no record'
  END AS reason,
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
  CASE WHEN trim(record.requestid) <> '' THEN record.requestid END AS request_id,
  record.operation AS operation,
  record.modelid AS model_id,
  record.identity.arn AS identity_arn,
  record.requestmetadata AS request_metadata,
  CASE WHEN record.input.inputtokencount BETWEEN 0 AND 1000000000000 THEN record.input.inputtokencount END AS input_token_count,
  CASE WHEN record.output.outputtokencount BETWEEN 0 AND 1000000000000 THEN record.output.outputtokencount END AS output_token_count,
  CASE WHEN record.input.cachereadinputtokencount BETWEEN 0 AND 1000000000000 THEN record.input.cachereadinputtokencount END AS cache_read_input_token_count,
  CASE WHEN record.input.cachewriteinputtokencount BETWEEN 0 AND 1000000000000 THEN record.input.cachewriteinputtokencount END AS cache_write_input_token_count,
  CASE WHEN trim(record.errorcode) <> '' THEN record.errorcode END AS error_code,
  -- the body is parsed only where it has cache writes to split: the body of InvokeModel, of the events of a stream, or of Converse,
  -- which lists the tokens of each lifetime
  CASE WHEN record.input.cachewriteinputtokencount > 0 THEN coalesce(
    try_cast(json_extract_scalar(text, '$.output.outputBodyJson.usage.cache_creation.ephemeral_1h_input_tokens') AS bigint),
    try_cast(element_at(filter(
      transform(
        try(CAST(json_parse(text) AS ROW(output ROW(outputbodyjson array(json))))).output.outputbodyjson,
        event -> json_extract_scalar(event, '$.message.usage.cache_creation.ephemeral_1h_input_tokens')
      ),
      tokens -> tokens IS NOT NULL
    ), 1) AS bigint),
    try(reduce(
      CAST(json_parse(text) AS ROW(output ROW(outputbodyjson ROW(usage ROW(cachedetails array(json)))))).output.outputbodyjson.usage.cachedetails,
      BIGINT '0',
      (tokens, written) -> tokens + CASE json_extract_scalar(written, '$.ttl')
        WHEN '1h' THEN CAST(json_extract_scalar(written, '$.inputTokens') AS bigint)
        ELSE 0
      END,
      tokens -> tokens
    ))
  ) END AS body_cache_write_1h,
  CASE WHEN strpos(text, 'erviceTier') > 0 OR strpos(text, 'service_tier') > 0 THEN lower(coalesce(
    json_extract_scalar(text, '$.output.outputBodyJson.serviceTier.type'),
    json_extract_scalar(text, '$.output.outputBodyJson.service_tier'),
    element_at(filter(
      transform(
        try(CAST(json_parse(text) AS ROW(output ROW(outputbodyjson array(json))))).output.outputbodyjson,
        event -> json_extract_scalar(event, '$.service_tier')
      ),
      tier -> tier IS NOT NULL
    ), 1),
    json_extract_scalar(text, '$.serviceTier.type'),
    json_extract_scalar(text, '$.input.inputBodyJson.serviceTier.type'),
    json_extract_scalar(text, '$.input.inputBodyJson.service_tier')
  )) END AS body_tier,
  CASE WHEN strpos(text, 'performanceConfig') > 0 THEN lower(coalesce(
    json_extract_scalar(text, '$.output.outputBodyJson.performanceConfig.latency'),
    json_extract_scalar(text, '$.performanceConfig.latency'),
    json_extract_scalar(text, '$.input.inputBodyJson.performanceConfig.latency')
  )) END AS body_latency,
  -- the model that a prompt router chose
  CASE WHEN strpos(record.modelid, 'prompt-router/') > 0 THEN
    json_extract_scalar(text, '$.output.outputBodyJson.trace.promptRouter.invokedModelId')
  END AS body_model_id,
  -- a count is present and has another type or size than a count
  coalesce(record.input.inputtokencount NOT BETWEEN 0 AND 1000000000000, false)
    OR coalesce(record.output.outputtokencount NOT BETWEEN 0 AND 1000000000000, false)
    OR coalesce(record.input.cachereadinputtokencount NOT BETWEEN 0 AND 1000000000000, false)
    OR coalesce(record.input.cachewriteinputtokencount NOT BETWEEN 0 AND 1000000000000, false)
    OR odd AND record.schematype IS NOT NULL AND try(CAST(json_parse(text) AS ROW(
      input ROW(inputtokencount bigint, cachereadinputtokencount bigint, cachewriteinputtokencount bigint), output ROW(outputtokencount bigint)
    ))) IS NULL AS unreadable_counts,
  odd AND record.schematype IS NOT NULL AND try(CAST(json_parse(text) AS ROW(requestmetadata map(varchar, varchar)))) IS NULL AS unreadable_metadata
FROM records