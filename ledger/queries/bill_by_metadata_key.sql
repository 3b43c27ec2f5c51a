SELECT
  coalesce(nullif(element_at(request_metadata, ?), ''), 'unattributed') AS value,
  {{template "money"}}
FROM bedrock_spend
WHERE {{template "period"}}
GROUP BY 1
ORDER BY usd DESC NULLS LAST, 1
