-- Owner of every product, from valid_from until the day before valid_until: products.go with its history.
SELECT *
FROM (VALUES
{{- range $i, $o := .Ownerships}}{{if $i}},{{end}}
  ('{{$o.Product}}', '{{$o.Team}}', {{$o.Shared}}, DATE '{{or $o.From "0001-01-01"}}', DATE '{{or $o.To "9999-12-31"}}')
{{- else}}
  (CAST(NULL AS varchar), CAST(NULL AS varchar), CAST(NULL AS boolean), CAST(NULL AS date), CAST(NULL AS date))
{{- end}}
) AS owners (product, team, shared, valid_from, valid_until)
WHERE product IS NOT NULL
