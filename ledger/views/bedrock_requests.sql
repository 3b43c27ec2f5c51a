-- One row a request: what one day's folders hold twice counts once. A record without a request id is known by its whole
-- line. Lines that are no record are in bedrock_malformed.
WITH deliveries AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY date, coalesce(request_id, line)
      ORDER BY timestamp
    ) AS delivery
  FROM bedrock_records
  WHERE schema_type = 'ModelInvocationLog'
)
SELECT
  date,
  line,
  timestamp,
  account_id,
  region,
  inference_region,
  request_id,
  operation,
  model_id,
  identity_arn,
  request_metadata,
  input_token_count,
  output_token_count,
  cache_read_input_token_count,
  cache_write_input_token_count,
  error_code
FROM deliveries
WHERE delivery = 1
