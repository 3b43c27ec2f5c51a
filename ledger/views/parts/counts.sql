{{- /* Token counts. A trillion tokens are no request's, and sums of more could overflow. */ -}}
{{define "count"}}CASE WHEN {{.}} BETWEEN 0 AND 1000000000000 THEN {{.}} END{{end}}
{{define "absurd"}}coalesce({{.}} NOT BETWEEN 0 AND 1000000000000, false){{end}}
{{- /* Whether a line has something other than null at a path. */ -}}
{{define "given"}}coalesce(json_format(json_extract(line, '{{.}}')), 'null') <> 'null'{{end}}
