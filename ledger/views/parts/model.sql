{{- /* The model and routing of a call, from a row with called, the id that names the model, and profile_id, joined to profiles. An id of three
parts or more whose first part is neither a known prefix nor a known provider has an unknown routing, and no rate. Its first part is taken
for a prefix where its second is a known provider. */ -}}
{{define "unknown_prefix"}}split_part(called, '.', 3) IS NOT NULL AND split_part(called, '.', 1) NOT IN ({{.Providers}}){{end}}
{{define "model"}}CASE
      WHEN profile_id IS NOT NULL THEN profile_model
      WHEN split_part(called, '.', 1) IN ({{.RoutingPrefixes}}) THEN substr(called, strpos(called, '.') + 1)
      WHEN {{template "unknown_prefix" .}} AND split_part(called, '.', 2) IN ({{.Providers}}) THEN substr(called, strpos(called, '.') + 1)
      ELSE called
    END{{end}}
{{define "routing"}}CASE
      WHEN profile_id IS NOT NULL THEN profile_routing
      WHEN called IS NULL THEN NULL
      WHEN split_part(called, '.', 1) = 'global' THEN 'global'
      WHEN split_part(called, '.', 1) IN ({{.RoutingPrefixes}}) THEN 'geo'
      WHEN {{template "unknown_prefix" .}} THEN 'unknown'
      ELSE 'regional'
    END{{end}}
{{define "profiles"}}LEFT JOIN (
    SELECT profile_id AS id, region AS profile_region, model AS profile_model, routing AS profile_routing, product AS profile_product
    FROM bedrock_profiles
  ) AS profiles
    ON id = profile_id
    AND profile_region = region{{end}}
