SELECT
  service,
  env,
  count(*) AS streams,
  count_if(status = 'partial') AS partial_streams,
  CAST(100 * CAST(count_if(status = 'partial') AS decimal(38,4)) / count(*) AS decimal(5,2)) AS percent
FROM bedrock_spend
WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
  AND status <> 'error'
  AND operation LIKE '%Stream'
GROUP BY 1, 2
HAVING count_if(status = 'partial') > 0
ORDER BY partial_streams DESC, 1, 2