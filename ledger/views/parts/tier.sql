{{- /* The service tier of a call as its body says it: the answer's before the request's. NULL where the body says none. A body without the
words is not parsed. */ -}}
{{define "body_tier"}}CASE WHEN strpos(line, 'erviceTier') > 0 OR strpos(line, 'service_tier') > 0 OR strpos(line, 'performanceConfig') > 0 THEN
    CASE coalesce(
      json_extract_scalar(line, '$.output.outputBodyJson.performanceConfig.latency'),
      json_extract_scalar(line, '$.input.inputBodyJson.performanceConfig.latency')
    )
      WHEN 'optimized' THEN 'latency-optimized'
      ELSE lower(coalesce(
        json_extract_scalar(line, '$.output.outputBodyJson.serviceTier.type'),
        json_extract_scalar(line, '$.output.outputBodyJson.service_tier'),
        json_extract_scalar(line, '$.input.inputBodyJson.serviceTier.type'),
        json_extract_scalar(line, '$.input.inputBodyJson.service_tier'),
        json_extract_scalar(line, '$.output.outputBodyJson.performanceConfig.latency')
      ))
    END
  END{{end}}
{{- /* The tier by which a call is priced, and its source. A tier that the rate card does not know is unknown, and has no price. A caller may
leave the choice to the service (auto). */ -}}
{{define "tier"}}CASE
      WHEN coalesce(body_tier, 'auto') IN ('auto', 'default') THEN 'standard'
      WHEN body_tier IN ({{.Tiers}}) THEN body_tier
      ELSE 'unknown'
    END{{end}}
{{define "tier_source"}}CASE WHEN coalesce(body_tier, 'auto') = 'auto' THEN 'assumed' ELSE 'body' END{{end}}
