-- Duplicates within a delivery day count once. A request delivered again on another day counts twice; these are they.
SELECT
  request_id,
  min(date) AS first_date,
  max(date) AS last_date,
  count(*) AS rows,
  sum(usd) - min(usd) AS usd_too_much
FROM bedrock_spend
WHERE {{template "period"}}
  AND request_id IS NOT NULL
GROUP BY 1
HAVING count(*) > 1
ORDER BY usd_too_much DESC NULLS LAST, 1
