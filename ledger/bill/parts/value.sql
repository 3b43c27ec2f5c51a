{{define "value"}}{{if .Stamped}}coalesce(nullif({{template "shown" .SQL}}, ''), 'unattributed'){{else}}{{.SQL}}{{end}}{{end}}
