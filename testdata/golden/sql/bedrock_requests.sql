-- One row a record of a request. The records of one request in one day's folders have the same value of request: the request id, or the
-- whole line of a record without one. Readers that need no price take the rows with delivery = 1: of the records that name the same
-- caller, model and Region, the one with the most tokens. bedrock_costs takes the dearest, and does not compute delivery.
--
-- Lines that are no record are in bedrock_malformed. Every key of the request metadata schema exists in every map, so that
-- request_metadata['team'] is NULL where it was not given, not an error. A deprecated key and its successor have the same value.
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
  unreadable_metadata,
  coalesce(request_id, line) AS request,
  row_number() OVER (
    PARTITION BY date, coalesce(request_id, line), identity_arn, model_id, region
    ORDER BY
      error_code IS NOT NULL,
      coalesce(input_token_count, 0) + coalesce(output_token_count, 0) + coalesce(cache_read_input_token_count, 0) + coalesce(cache_write_input_token_count, 0) DESC,
      timestamp
  ) AS delivery
FROM bedrock_records
WHERE reason IS NULL