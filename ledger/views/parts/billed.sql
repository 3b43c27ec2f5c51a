{{- /* The columns of a bill, before the time at which the day was rolled up. */ -}}
{{define "billed"}}  date,
{{range .RollUpDimensions}}  {{.Name}},
{{end}}{{range .RolledKeys}}  element_at(metadata, {{literal .Key}}) AS {{.Column}},
{{end}}{{range .RollUpMeasures}}  {{.Name}},
{{end}}{{end}}
