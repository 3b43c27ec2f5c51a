CREATE TABLE IF NOT EXISTS {{.Table}} (
{{- range $i, $column := .Columns}}{{if $i}},{{end}}
  `{{$column.Name}}` {{$column.HiveType}}
{{- end}}
)
PARTITIONED BY (month(`date`))
LOCATION {{literal .Location}}
TBLPROPERTIES ('table_type' = 'ICEBERG', 'format' = 'parquet')
