-- Service, environment and product of every role, from valid_from until the day before valid_until: products.go with its history.
SELECT *
FROM (VALUES
{{- range $i, $c := .Callers}}{{if $i}},{{end}}
  ('{{$c.RoleName}}', '{{$c.Service}}', '{{$c.Environment}}', '{{$c.Product}}', DATE '{{or $c.From "0001-01-01"}}', DATE '{{or $c.To "9999-12-31"}}')
{{- else}}
  (CAST(NULL AS varchar), CAST(NULL AS varchar), CAST(NULL AS varchar), CAST(NULL AS varchar), CAST(NULL AS date), CAST(NULL AS date))
{{- end}}
) AS callers (role_name, service, env, product, valid_from, valid_until)
WHERE role_name IS NOT NULL
