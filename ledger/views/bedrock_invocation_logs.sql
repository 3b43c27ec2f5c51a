-- One row a request, as Amazon Bedrock recorded it.
SELECT
  date,
  timestamp,
  account_id,
  region,
  inference_region,
  request_id,
  operation,
  model_id,
  profile_id,
  identity_arn,
  role_name,
  session_name,
  request_metadata,
  input_token_count,
  output_token_count,
  cache_read_input_token_count,
  cache_write_input_token_count,
  error_code
FROM bedrock_requests
WHERE delivery = 1
