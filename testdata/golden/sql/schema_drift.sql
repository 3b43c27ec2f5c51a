-- A NULL key stands for request metadata that is no map of strings.
SELECT
  service,
  env,
  key,
  count(*) AS requests
FROM bedrock_spend
LEFT JOIN UNNEST(map_keys(map_filter(request_metadata, (key, value) -> key NOT IN ('team', 'service', 'env', 'feature', 'request_id')))) AS drifted (key) ON true
WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
  AND schema_drift
GROUP BY 1, 2, 3
ORDER BY requests DESC, 1, 2, 3