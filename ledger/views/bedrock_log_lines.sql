-- Every line of every Region's log objects as text, with its object and the account whose folder the object is in. Large bodies are beside
-- the records, in data/ folders: the engine opens them, and their lines are left out.
{{- range $i, $table := .LogTables}}
{{- if $i}}
UNION ALL
{{- end}}
SELECT
  CAST(date_parse(day, '%Y/%m/%d') AS date) AS date,
  line,
  "$path" AS path,
  regexp_extract("$path", '/AWSLogs/([0-9]{12})/', 1) AS folder_account
FROM {{$table}}
WHERE "$path" NOT LIKE '%/data/%'
{{- end}}
