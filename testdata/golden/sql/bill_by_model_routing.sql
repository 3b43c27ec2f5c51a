-- usd_saved is the spend that Global routing would have saved for the Geo calls. It covers the compared requests: requests with a
-- price, whose model has every Global rate that they need.
SELECT
  model,
  routing,
  sum(requests) AS requests,
  sum(usd) AS usd,
  sum(CASE WHEN priced THEN 0 ELSE requests END) AS unpriced_requests,
  sum(compared_requests) AS compared_requests,
  sum(usd_global) AS usd_global,
  sum(usd_global_saved) AS usd_saved
FROM bedrock_bill
WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
GROUP BY 1, 2
ORDER BY usd DESC NULLS LAST, 1, 2