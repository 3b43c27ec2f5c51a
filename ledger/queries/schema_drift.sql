-- A folded value counts as counted_as, without the case and the white space that the schema refuses; a refused value does not count. example
-- is one of the values as the callers gave them, its first 200 characters. A NULL key stands for request metadata that is no map of
-- strings.
SELECT
  service,
  env,
  {{template "shown" "substr(drifted.key, 1, 200)"}} AS key,
  CASE
    WHEN drifted.key IS NULL THEN 'no map of strings'
    WHEN drifted.key NOT IN ({{.SchemaKeyList}}) THEN 'unknown key'
    WHEN drifted.counted_as IS NULL THEN 'refused value'
    ELSE 'folded value'
  END AS problem,
  drifted.counted_as AS counted_as,
  {{template "shown" "min(substr(drifted.given, 1, 200))"}} AS example,
  count(*) AS requests
FROM bedrock_costs
LEFT JOIN UNNEST(
  transform(map_keys(map_filter(request_metadata, (key, value) -> key NOT IN ({{.SchemaKeyList}}))), key -> CAST(ROW(key, NULL, NULL) AS ROW(key varchar, given varchar, counted_as varchar)))
  || filter(
    CAST(ARRAY[{{range $i, $key := .ClosedKeys}}{{if $i}}, {{end}}ROW('{{$key}}', request_metadata['{{$key}}'], value_{{$key}}){{end}}] AS array(ROW(key varchar, given varchar, counted_as varchar))),
    claim -> claim.given IS DISTINCT FROM claim.counted_as
  )
) AS drifted (key, given, counted_as) ON true
WHERE {{template "period"}}
  AND schema_drift
GROUP BY 1, 2, 3, 4, 5
ORDER BY requests DESC, 1, 2, 3, 4, 5
