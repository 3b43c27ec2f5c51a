SELECT
  service,
  env,
  sum(streams) AS streams,
  sum(CASE WHEN status = 'partial' THEN streams ELSE 0 END) AS partial_streams,
  CAST(100 * CAST(sum(CASE WHEN status = 'partial' THEN streams ELSE 0 END) AS decimal(38,4)) / sum(streams) AS decimal(5,2)) AS percent
FROM bedrock_bill
WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
  AND streams > 0
GROUP BY 1, 2
HAVING sum(CASE WHEN status = 'partial' THEN streams ELSE 0 END) > 0
ORDER BY partial_streams DESC, 1, 2