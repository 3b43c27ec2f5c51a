{{define "stamped"}}request_metadata['{{.Name}}']{{end}}
{{- /* The caller's value of a key with closed values, as the schema allows it: a plain word, which breaks no rule of every key, that the
key allows; else the first reading of the text that no rule of the schema refuses: the text as it is, or without the characters that
hide in it and the white space around it, and each in lower and in upper case. NULL where every reading is refused. A reading has ASCII
characters only: lower and upper make ASCII letters of some others. */ -}}
{{define "accepted"}}CASE
        WHEN regexp_like({{template "stamped" .}}, '\A[a-zA-Z][a-zA-Z0-9_-]{0,{{add .MaxLength -1}}}\z') AND any_match(ARRAY[{{template "stamped" .}}], reading -> {{template "allowed_by_key" .Rules}}) THEN {{template "stamped" .}}
        WHEN length({{template "stamped" .}}) <= {{.MaxLength}} THEN element_at(filter(
          flatten(transform(
            filter(
              ARRAY[{{template "stamped" .}}, regexp_replace(regexp_replace({{template "stamped" .}}, '[{{hidden}}]', ''), '\A{{space}}+|{{space}}+\z', '')],
              text -> NOT regexp_like(text, '[^\x00-\x7F]')
            ),
            text -> ARRAY[text, {{if .Values}}CASE lower(text){{range .Values}} WHEN lower({{literal .}}) THEN {{literal .}}{{end}} END, {{end}}lower(text), upper(text)]
          )),
          reading -> {{range .Every}}{{template "allowed" .}} AND {{end}}({{template "allowed_by_key" .Rules}})
        ), 1)
      END{{end}}
{{define "allowed_by_key"}}{{range $i, $rules := .}}{{if $i}} OR {{end}}{{range $j, $rule := $rules}}{{if $j}} AND {{end}}{{template "allowed" $rule}}{{end}}{{end}}{{end}}
{{- /* A rule of a value, as JSON Schema has it. */ -}}
{{define "allowed"}}
{{- if .MinLength}}length(reading) >= {{.MinLength}}
{{- else if .MaxLength}}length(reading) <= {{.MaxLength}}
{{- else if .Enum}}reading IN ({{literals .Enum}})
{{- else if .Not}}NOT regexp_like(reading, {{literal .Not.Pattern}})
{{- else}}regexp_like(reading, {{literal .Pattern}}){{end}}{{end}}
