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
  CAST(CASE
    WHEN json_extract_scalar(line, '$.checked_at') NOT LIKE '%Z' AND regexp_like(json_extract_scalar(line, '$.checked_at'), '[Tt].*[+-]') THEN try(date_add(
      'minute',
      CASE regexp_extract(json_extract_scalar(line, '$.checked_at'), '^(.+[Tt][0-9:.,]+)([+-])([01][0-9]|2[0-3])(?::?([0-5][0-9]))?$', 2) WHEN '+' THEN -1 ELSE 1 END * (
        60 * CAST(regexp_extract(json_extract_scalar(line, '$.checked_at'), '^(.+[Tt][0-9:.,]+)([+-])([01][0-9]|2[0-3])(?::?([0-5][0-9]))?$', 3) AS bigint)
        + coalesce(CAST(regexp_extract(json_extract_scalar(line, '$.checked_at'), '^(.+[Tt][0-9:.,]+)([+-])([01][0-9]|2[0-3])(?::?([0-5][0-9]))?$', 4) AS bigint), 0)
      ),
      from_iso8601_timestamp(regexp_extract(json_extract_scalar(line, '$.checked_at'), '^(.+[Tt][0-9:.,]+)([+-])([01][0-9]|2[0-3])(?::?([0-5][0-9]))?$', 1) || 'Z')
    ))
    ELSE try(from_iso8601_timestamp(json_extract_scalar(line, '$.checked_at')))
  END AS timestamp(3)) AS checked_at
FROM bedrock_raw_metered