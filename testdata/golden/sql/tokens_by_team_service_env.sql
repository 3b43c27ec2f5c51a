SELECT
  coalesce(request_metadata['team'], 'unattributed') AS team,
  coalesce(request_metadata['service'], 'unattributed') AS service,
  coalesce(request_metadata['env'], 'unattributed') AS env,
  count(*) AS requests,
  count_if(error_code IS NOT NULL) AS failed_requests,
  sum(input_token_count) AS input_tokens,
  sum(output_token_count) AS output_tokens,
  sum(cache_read_input_token_count) AS cache_read_tokens,
  sum(cache_write_input_token_count) AS cache_write_tokens
FROM bedrock_invocation_logs
WHERE date BETWEEN current_date - interval '6' day AND current_date
GROUP BY 1, 2, 3
ORDER BY coalesce(sum(input_token_count), 0) + coalesce(sum(output_token_count), 0) DESC, 1, 2, 3