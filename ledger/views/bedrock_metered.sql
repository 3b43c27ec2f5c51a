-- Usage that CloudWatch metered, logged or not: one row a day, Region and model or profile id. A row without a model id marks a
-- day and Region that were metered, so that a day without calls differs from a day that was not metered.
SELECT
  CAST(date_parse(day, '%Y/%m/%d') AS date) AS date,
  json_extract_scalar(line, '$.region') AS region,
  json_extract_scalar(line, '$.model_id') AS model_id,
  CAST(json_extract_scalar(line, '$.invocations') AS bigint) AS invocations,
  CAST(json_extract_scalar(line, '$.input_tokens') AS bigint) AS input_tokens,
  CAST(json_extract_scalar(line, '$.output_tokens') AS bigint) AS output_tokens,
  CAST(json_extract_scalar(line, '$.cache_read_tokens') AS bigint) AS cache_read_tokens,
  CAST(json_extract_scalar(line, '$.cache_write_tokens') AS bigint) AS cache_write_tokens,
  CAST(json_extract_scalar(line, '$.complete') AS boolean) AS complete,
  {{template "instant" "json_extract_scalar(line, '$.checked_at')"}} AS checked_at
FROM bedrock_raw_metered
