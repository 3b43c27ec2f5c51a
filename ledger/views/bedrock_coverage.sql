-- The latest finding of every Region: whether invocation logging is on, whether it delivers to this program's bucket, and since when.
SELECT
  json_extract_scalar(line, '$.account_id') AS account_id,
  json_extract_scalar(line, '$.region') AS region,
  CAST(json_extract_scalar(line, '$.listed') AS boolean) AS listed,
  json_extract_scalar(line, '$.state') AS state,
  json_extract_scalar(line, '$.destination') AS destination,
  CAST(json_extract_scalar(line, '$.invocations_24h') AS bigint) AS invocations_24h,
  json_extract_scalar(line, '$.message') AS message,
  {{template "instant" "json_extract_scalar(line, '$.since')"}} AS since,
  {{template "instant" "json_extract_scalar(line, '$.checked_at')"}} AS checked_at
FROM bedrock_raw_coverage
