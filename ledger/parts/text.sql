{{- /* A text of a caller as it may be shown: each control character and each character without width, which hide or move text, is a
replacement character (U+FFFD). Most texts have none of them and need no replacement. */ -}}
{{define "shown"}}CASE WHEN regexp_like({{.}}, '[^ -~]') THEN regexp_replace({{.}}, {{template "unseen"}}, '�') ELSE {{.}} END{{end}}
{{define "unseen"}}'[\p{Cc}\p{Zl}\p{Zp}{{hidden}}]'{{end}}
{{- /* Request metadata with its values as they may be shown, without the keys that may not. */ -}}
{{define "shown_metadata"}}CASE
    WHEN regexp_like(array_join(map_keys(request_metadata) || map_values(request_metadata), ''), '[^ -~]') THEN transform_values(
      map_filter(request_metadata, (key, value) -> NOT regexp_like(key, {{template "unseen"}})),
      (key, value) -> {{template "shown" "value"}}
    )
    ELSE request_metadata
  END{{end}}
