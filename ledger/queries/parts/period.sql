{{define "period"}}date BETWEEN CAST(? AS date) AND CAST(? AS date){{end}}
