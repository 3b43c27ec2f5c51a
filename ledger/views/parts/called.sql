{{- /* The kind of resource that a model id names: foundation-model, inference-profile and so on. NULL for an id that is no ARN. */ -}}
{{define "resource"}}CASE WHEN {{.}} LIKE 'arn:%' THEN split_part(split_part({{.}}, ':', 6), '/', 1) END{{end}}
{{- /* The model of which an id may name a variant, such as :300k. Only an id that looks like one is matched with the patterns. */ -}}
{{define "model_of"}}CASE
      WHEN {{.}} LIKE '%k' OR {{.}} LIKE '%:512' OR split_part({{.}}, ':', 1) IN ({{unversioned}}) THEN regexp_replace(regexp_replace({{.}}, {{contextVariant}}), {{unversionedModel}}, '$1')
      ELSE {{.}}
    END{{end}}
{{- /* The id that names the model. NULL where the resource has a random id, which names none. The ARN of a customized model has its base model,
that of an endpoint its name. */ -}}
{{define "named"}}CASE
      WHEN {{.}} NOT LIKE 'arn:%' THEN {{.}}
      WHEN {{template "resource" .}} IN ('foundation-model', 'inference-profile', 'application-inference-profile', 'custom-model', 'endpoint') THEN split_part({{.}}, '/', 2)
    END{{end}}
{{- /* The id by which the meter of CloudWatch and the logs are compared: the last part of an ARN, random or not, and no variant. */ -}}
{{define "metered_id"}}regexp_replace(regexp_replace(element_at(split({{.}}, '/'), -1), {{contextVariant}}), {{unversionedModel}}, '$1'){{end}}
{{- /* The unit by which calls of a resource are billed where it is not the model's: capacity by the hour, a customized model on demand, or a prompt
router. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html */ -}}
{{define "billing_class"}}CASE {{template "resource" "model_id"}}
      WHEN 'provisioned-model' THEN 'hourly'
      WHEN 'custom-model' THEN 'hourly'
      WHEN 'imported-model' THEN 'hourly'
      WHEN 'endpoint' THEN 'hourly'
      WHEN 'custom-model-deployment' THEN 'custom'
      WHEN 'prompt-router' THEN 'router'
      WHEN 'default-prompt-router' THEN 'router'
    END{{end}}
