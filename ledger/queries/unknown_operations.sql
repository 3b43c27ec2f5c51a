-- operation is NULL where the record names none. A request whose output was not counted is priced by its other tokens.
SELECT
  operation,
  model,
  {{template "money"}},
  count_if(status <> 'error' AND output_tokens IS NULL) AS requests_without_output
FROM bedrock_spend
WHERE {{template "period"}}
  AND coalesce(operation, '') NOT IN ({{.OperationList}})
GROUP BY 1, 2
ORDER BY usd DESC NULLS LAST, 1, 2
