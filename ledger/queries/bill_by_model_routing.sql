-- usd_global is what the same Geo calls would have cost with Global routing; NULL where the model has no Global rate.
SELECT
  costs.model,
  costs.routing,
  count(*) AS requests,
  sum(costs.usd) AS usd,
  count_if(NOT costs.priced) AS unpriced_requests,
  sum(
    coalesce(costs.input_tokens, 0) * worldwide.usd_input
    + coalesce(costs.output_tokens, 0) * worldwide.usd_output
    + coalesce(costs.cache_read_tokens, 0) * worldwide.usd_cache_read
    + coalesce(costs.cache_write_5m_tokens, 0) * worldwide.usd_cache_write_5m
    + coalesce(costs.cache_write_1h_tokens, 0) * worldwide.usd_cache_write_1h
  ) AS usd_global
FROM bedrock_costs AS costs
LEFT JOIN (SELECT * FROM bedrock_rate_periods WHERE routing = 'global' AND region = '') AS worldwide
  ON costs.routing = 'geo'
  AND costs.priced
  AND costs.status <> 'error'
  AND worldwide.model = costs.model
  AND worldwide.valid_from <= costs.day
  AND costs.day < worldwide.valid_until
  AND costs.prompt_tokens BETWEEN worldwide.min_prompt_tokens AND worldwide.max_prompt_tokens
WHERE {{template "period"}}
GROUP BY 1, 2
ORDER BY usd DESC NULLS LAST, 1, 2
