-- Reads every log object to its end. The query fails at an object that the engine cannot read, and its error names the object;
-- go run ./cmd/coverage --objects runs it until all of them are known.
SELECT
  date,
  regexp_extract(path, '/BedrockModelInvocationLogs/([^/]+)/', 1) AS region,
  count(DISTINCT path) AS objects,
  count(*) AS lines
FROM bedrock_log_lines
WHERE {{template "period"}}
{{- with .Objects.From}}
  AND path >= {{literal .}}
{{- end}}
{{- with .Objects.To}}
  AND path <= {{literal .}}
{{- end}}
{{- with .Objects.Without}}
  AND path NOT IN ({{literals .}})
{{- end}}
GROUP BY 1, 2
ORDER BY 1, 2
