-- Requests of which records in one day's folders disagree in owner, model, Region, tier, status, tokens or spend. The dearest record of each owner
-- counts, and is a request of the bill. bedrock_records has every record of the request id.
SELECT
  date,
  product,
  team,
  min(request_id) AS example_request_id,
  {{template "money"}}
FROM bedrock_spend
WHERE {{template "period"}}
  AND disputed
GROUP BY 1, 2, 3
ORDER BY usd DESC NULLS LAST, 1, 2, 3
