{{define "nulls"}}{{range $i, $column := .}}{{if $i}},
{{end}}  CAST(NULL AS {{$column.Type}}) AS {{$column.Name}}{{end}}{{end}}
{{define "run"}}{{literal .Run}} AS run,
  CAST(current_timestamp AT TIME ZONE 'UTC' AS timestamp(6)) AS rolled_at{{end}}
