-- Every line of every Region's log objects as text. Large bodies are beside the records, in data/ folders.
{{- range $i, $table := .LogTables}}
{{- if $i}}
UNION ALL
{{- end}}
SELECT
  CAST(date_parse(day, '%Y/%m/%d') AS date) AS date,
  line
FROM {{$table}}
WHERE "$path" NOT LIKE '%/data/%'
{{- end}}
