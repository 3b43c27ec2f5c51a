-- One row a request: a record that is in one day's folders twice counts once. A record without a request id is identified by its
-- whole line. Lines that are no record are in bedrock_malformed. Every key of the request metadata schema exists in every map, so
-- that request_metadata['team'] is NULL where it was not given, not an error. A deprecated key and its successor have the same
-- value.
WITH deliveries AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY date, coalesce(request_id, line)
      ORDER BY timestamp, output_token_count DESC NULLS LAST, input_token_count DESC NULLS LAST
    ) AS delivery
  FROM bedrock_records
  WHERE schema_type = 'ModelInvocationLog'
)
SELECT
  date,
  timestamp,
  account_id,
  region,
  inference_region,
  request_id,
  operation,
  model_id,
  CASE WHEN strpos(model_id, ':application-inference-profile/') > 0 THEN split_part(model_id, '/', 2) END AS profile_id,
  identity_arn,
  CASE WHEN strpos(identity_arn, ':assumed-role/') > 0 THEN split_part(identity_arn, '/', 2) END AS role_name,
  CASE WHEN strpos(identity_arn, ':assumed-role/') > 0 THEN split_part(identity_arn, '/', 3) END AS session_name,
  map_concat(
    map(ARRAY['team', 'service', 'env', 'feature', 'request_id'], CAST(ARRAY[NULL, NULL, NULL, NULL, NULL] AS array(varchar))),
    coalesce(request_metadata, CAST(map() AS map(varchar, varchar)))
  ) AS request_metadata,
  input_token_count,
  output_token_count,
  cache_read_input_token_count,
  cache_write_input_token_count,
  error_code,
  body_cache_write_1h,
  body_tier,
  body_latency,
  body_model_id,
  unreadable_counts,
  unreadable_metadata
FROM deliveries
WHERE delivery = 1