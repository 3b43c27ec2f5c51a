-- One row a request, as Amazon Bedrock recorded it. A text of the caller is shown without characters that hide or move text.
SELECT
  date,
  timestamp,
  account_id,
  region,
  {{template "shown" "inference_region"}} AS inference_region,
  {{template "shown" "request_id"}} AS request_id,
  {{template "shown" "operation"}} AS operation,
  {{template "shown" "model_id"}} AS model_id,
  {{template "shown" "profile_id"}} AS profile_id,
  {{template "shown" "identity_arn"}} AS identity_arn,
  {{template "shown" "role_name"}} AS role_name,
  {{template "shown" "session_name"}} AS session_name,
  {{template "shown_metadata"}} AS request_metadata,
  input_token_count,
  output_token_count,
  cache_read_input_token_count,
  cache_write_input_token_count,
  {{template "shown" "error_code"}} AS error_code
FROM bedrock_requests
WHERE delivery = 1
