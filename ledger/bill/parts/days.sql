{{define "days"}}{{if .Days}}    AND date IN ({{range $i, $day := .Days}}{{if $i}}, {{end}}DATE {{literal $day}}{{end}})
{{end}}{{end}}
