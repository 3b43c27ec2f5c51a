-- Duplicates within a delivery day count once for each owner. A request delivered again on another day counts twice. This query lists them,
-- also where the other day is the day before or after the period.
SELECT
  request_id,
  min(date) AS first_date,
  max(date) AS last_date,
  count(*) AS rows,
  sum(usd) - max(usd) AS usd_too_much
FROM bedrock_spend
WHERE date BETWEEN CAST(? AS date) - INTERVAL '1' DAY AND CAST(? AS date) + INTERVAL '1' DAY
  AND request_id IS NOT NULL
GROUP BY 1
HAVING min(date) < max(date)
ORDER BY usd_too_much DESC NULLS LAST, 1