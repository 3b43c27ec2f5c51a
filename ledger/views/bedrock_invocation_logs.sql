-- One row a request, as Amazon Bedrock recorded it. Every key of the request metadata schema exists in every map, so that
-- request_metadata['team'] is NULL where it was not given, not an error.
SELECT
  date,
  timestamp,
  account_id,
  region,
  inference_region,
  request_id,
  operation,
  model_id,
  regexp_extract(model_id, ':application-inference-profile/(.+)$', 1) AS profile_id,
  identity_arn,
  regexp_extract(identity_arn, ':assumed-role/([^/]+)/', 1) AS role_name,
  regexp_extract(identity_arn, ':assumed-role/[^/]+/(.+)$', 1) AS session_name,
  map_concat(
    map(ARRAY[{{.SchemaKeys}}], CAST(ARRAY[{{.SchemaNulls}}] AS array(varchar))),
    coalesce(request_metadata, CAST(map() AS map(varchar, varchar)))
  ) AS request_metadata,
  input_token_count,
  output_token_count,
  cache_read_input_token_count,
  cache_write_input_token_count,
  error_code
FROM bedrock_requests
