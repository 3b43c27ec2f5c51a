{{- /* Token counts. No request has a trillion tokens, and sums of more could overflow. */ -}}
{{define "count"}}CASE WHEN {{.}} BETWEEN 0 AND 1000000000000 THEN {{.}} END{{end}}
{{define "absurd"}}coalesce({{.}} NOT BETWEEN 0 AND 1000000000000, false){{end}}
{{- /* Whether a line has a value other than null at a path. */ -}}
{{define "given"}}coalesce(json_format(json_extract(line, '{{.}}')), 'null') <> 'null'{{end}}
