-- A value of a key with closed values counts as the schema allows it.
SELECT
  coalesce(nullif(CASE key
{{range .ClosedKeys}}    WHEN '{{.}}' THEN value_{{.}}
{{end}}    ELSE {{template "shown" "element_at(request_metadata, key)"}}
  END, ''), 'unattributed') AS value,
  {{template "money"}}
FROM (SELECT *, CAST(? AS varchar) AS key FROM bedrock_costs)
WHERE {{template "period"}}
GROUP BY 1
ORDER BY usd DESC NULLS LAST, 1
