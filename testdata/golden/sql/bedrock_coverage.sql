-- The latest finding of every Region: whether invocation logging is on, whether it delivers to this program's bucket, and since when.
SELECT
  json_extract_scalar(line, '$.account_id') AS account_id,
  json_extract_scalar(line, '$.region') AS region,
  CAST(json_extract_scalar(line, '$.listed') AS boolean) AS listed,
  json_extract_scalar(line, '$.state') AS state,
  json_extract_scalar(line, '$.destination') AS destination,
  CAST(json_extract_scalar(line, '$.invocations_24h') AS bigint) AS invocations_24h,
  json_extract_scalar(line, '$.message') AS message,
  CAST(CASE
    WHEN json_extract_scalar(line, '$.since') NOT LIKE '%Z' AND regexp_like(json_extract_scalar(line, '$.since'), '[Tt].*[+-]') THEN try(date_add(
      'minute',
      CASE regexp_extract(json_extract_scalar(line, '$.since'), '^(.+[Tt][0-9:.,]+)([+-])([01][0-9]|2[0-3])(?::?([0-5][0-9]))?$', 2) WHEN '+' THEN -1 ELSE 1 END * (
        60 * CAST(regexp_extract(json_extract_scalar(line, '$.since'), '^(.+[Tt][0-9:.,]+)([+-])([01][0-9]|2[0-3])(?::?([0-5][0-9]))?$', 3) AS bigint)
        + coalesce(CAST(regexp_extract(json_extract_scalar(line, '$.since'), '^(.+[Tt][0-9:.,]+)([+-])([01][0-9]|2[0-3])(?::?([0-5][0-9]))?$', 4) AS bigint), 0)
      ),
      from_iso8601_timestamp(regexp_extract(json_extract_scalar(line, '$.since'), '^(.+[Tt][0-9:.,]+)([+-])([01][0-9]|2[0-3])(?::?([0-5][0-9]))?$', 1) || 'Z')
    ))
    ELSE try(from_iso8601_timestamp(json_extract_scalar(line, '$.since')))
  END AS timestamp(3)) AS since,
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
FROM bedrock_raw_coverage