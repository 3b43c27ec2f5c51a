-- usd_saved is the spend that Global routing would have saved for the Geo calls. It covers the compared requests: requests with a
-- price, whose model has every Global rate that they need.
WITH costs AS (
  SELECT
    costs.model,
    costs.routing,
    costs.usd,
    costs.priced,
    (CASE WHEN worldwide.model IS NULL THEN NULL ELSE 0 END
      + CASE WHEN coalesce(costs.input_tokens, 0) = 0 THEN 0 ELSE costs.input_tokens * worldwide.usd_input END
      + CASE WHEN coalesce(costs.output_tokens, 0) = 0 THEN 0 ELSE costs.output_tokens * worldwide.usd_output END
      + CASE WHEN coalesce(costs.cache_read_tokens, 0) = 0 THEN 0 ELSE costs.cache_read_tokens * worldwide.usd_cache_read END
      + CASE WHEN coalesce(costs.cache_write_5m_tokens, 0) = 0 THEN 0 ELSE costs.cache_write_5m_tokens * worldwide.usd_cache_write_5m END
      + CASE WHEN coalesce(costs.cache_write_30m_tokens, 0) = 0 THEN 0 ELSE costs.cache_write_30m_tokens * worldwide.usd_cache_write_30m END
      + CASE WHEN coalesce(costs.cache_write_1h_tokens, 0) = 0 THEN 0 ELSE costs.cache_write_1h_tokens * worldwide.usd_cache_write_1h END) * DECIMAL '0.000001'
      AS usd_global
  FROM bedrock_costs AS costs
  LEFT JOIN (SELECT * FROM bedrock_rates WHERE routing = 'global' AND region = '') AS worldwide
    ON costs.routing = 'geo'
    AND costs.priced
    AND costs.status <> 'error'
    AND worldwide.model = costs.model
    AND worldwide.tier = costs.tier
    AND worldwide.valid_from <= costs.day
    AND costs.day < worldwide.valid_until
    AND costs.prompt_tokens BETWEEN worldwide.min_prompt_tokens AND worldwide.max_prompt_tokens
  WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
)
SELECT
  model,
  routing,
  count(*) AS requests,
  sum(usd) AS usd,
  count_if(NOT priced) AS unpriced_requests,
  count(usd_global) AS compared_requests,
  sum(usd_global) AS usd_global,
  sum(usd - usd_global) AS usd_saved
FROM costs
GROUP BY 1, 2
ORDER BY usd DESC NULLS LAST, 1, 2