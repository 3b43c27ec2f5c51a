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
      WHEN NOT ({{template "may_be_record"}}) OR length(to_utf8(line)) > {{template "most_parsed"}} THEN NULL
      WHEN length(to_utf8(line)) > {{template "most_uncut"}} THEN {{template "cut"}}
      ELSE line
    END AS text
  FROM bedrock_log_lines
),
whole AS (
  SELECT *, try(CAST(json_parse(text) AS {{.RecordType}})) AS read FROM lines
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
    CASE WHEN read IS NULL AND text IS NOT NULL AND size > 1000 THEN {{template "cut"}} ELSE text END AS text,
    CASE WHEN read IS NULL AND text IS NOT NULL AND size > 1000 THEN try(CAST(json_parse({{template "cut"}}) AS {{.RecordType}})) END AS read_cut
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
      ) AS {{.RecordType}})
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
      WHEN coalesce(record.region, '') NOT IN ({{.Regions}}) THEN 'unknown Region'
    END
    WHEN size > {{template "most_parsed"}} THEN 'too large'
    ELSE 'no record'
  END AS reason,
  {{template "instant" `record."timestamp"`}} AS timestamp,
  record.accountid AS account_id,
  record.region AS region,
  record.inferenceregion AS inference_region,
  CASE WHEN trim(record.requestid) <> '' THEN record.requestid END AS request_id,
  record.operation AS operation,
  record.modelid AS model_id,
  record.identity.arn AS identity_arn,
  record.requestmetadata AS request_metadata,
  {{template "count" "record.input.inputtokencount"}} AS input_token_count,
  {{template "count" "record.output.outputtokencount"}} AS output_token_count,
  {{template "count" "record.input.cachereadinputtokencount"}} AS cache_read_input_token_count,
  {{template "count" "record.input.cachewriteinputtokencount"}} AS cache_write_input_token_count,
  CASE WHEN trim(record.errorcode) <> '' THEN record.errorcode END AS error_code,
  -- the body is parsed only where it has cache writes to split: the body of InvokeModel, of the events of a stream, or of Converse,
  -- which lists the tokens of each lifetime
  CASE WHEN record.input.cachewriteinputtokencount > 0 THEN coalesce(
    try_cast(json_extract_scalar(text, '$.output.outputBodyJson.usage.cache_creation.ephemeral_1h_input_tokens') AS bigint),
    try_cast(element_at(filter(
      transform(
        {{template "events"}},
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
  {{template "body_tier" .}} AS body_tier,
  {{template "body_latency" .}} AS body_latency,
  -- the model that a prompt router chose
  CASE WHEN strpos(record.modelid, 'prompt-router/') > 0 THEN
    json_extract_scalar(text, '$.output.outputBodyJson.trace.promptRouter.invokedModelId')
  END AS body_model_id,
  -- a count is present and has another type or size than a count
  {{template "absurd" "record.input.inputtokencount"}}
    OR {{template "absurd" "record.output.outputtokencount"}}
    OR {{template "absurd" "record.input.cachereadinputtokencount"}}
    OR {{template "absurd" "record.input.cachewriteinputtokencount"}}
    OR odd AND record.schematype IS NOT NULL AND try(CAST(json_parse(text) AS ROW(
      input ROW(inputtokencount bigint, cachereadinputtokencount bigint, cachewriteinputtokencount bigint), output ROW(outputtokencount bigint)
    ))) IS NULL AS unreadable_counts,
  odd AND record.schematype IS NOT NULL AND try(CAST(json_parse(text) AS ROW(requestmetadata map(varchar, varchar)))) IS NULL AS unreadable_metadata
FROM records
