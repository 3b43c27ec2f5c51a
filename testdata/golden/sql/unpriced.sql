-- model is NULL for an application inference profile that the detector did not see: model_id is the id of the profile. All tokens are NULL where
-- nothing was counted, for example for images. Routing is unknown where the prefix of the model's id is not known. billing is tokens
-- where the rate card has the model and not its Region, tier, day or kind of token, and NULL where it does not have the model.
SELECT
  model,
  routing,
  region,
  tier,
  billing,
  CASE WHEN model IS NULL THEN metered_id END AS model_id,
  status,
  sum(requests) AS requests,
  sum(input_tokens) AS input_tokens,
  sum(output_tokens) AS output_tokens,
  sum(cache_read_tokens) AS cache_read_tokens,
  sum(coalesce(cache_write_5m_tokens + cache_write_30m_tokens + cache_write_1h_tokens, 0)) AS cache_write_tokens
FROM bedrock_bill
WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
  AND NOT priced
GROUP BY 1, 2, 3, 4, 5, 6, 7
ORDER BY requests DESC, 1, 2, 3, 4, 5, 6, 7