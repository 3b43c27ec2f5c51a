{{- /* The service tier of a call in words: the answer's before the request's. The record itself has such fields too, at least for latency
(https://docs.panther.com/data-onboarding/supported-logs/aws/bedrock-model-invocation). The answer of a stream is a list of events. NULL where
no word is given. A line without the names is not parsed. */ -}}
{{define "body_tier"}}CASE WHEN strpos(text, 'erviceTier') > 0 OR strpos(text, 'service_tier') > 0 THEN lower(coalesce(
    json_extract_scalar(text, '$.output.outputBodyJson.serviceTier.type'),
    json_extract_scalar(text, '$.output.outputBodyJson.service_tier'),
    element_at(filter(
      transform(
        {{template "events"}},
        event -> json_extract_scalar(event, '$.service_tier')
      ),
      tier -> tier IS NOT NULL
    ), 1),
    json_extract_scalar(text, '$.serviceTier.type'),
    json_extract_scalar(text, '$.input.inputBodyJson.serviceTier.type'),
    json_extract_scalar(text, '$.input.inputBodyJson.service_tier')
  )) END{{end}}
{{define "body_latency"}}CASE WHEN strpos(text, 'performanceConfig') > 0 THEN lower(coalesce(
    json_extract_scalar(text, '$.output.outputBodyJson.performanceConfig.latency'),
    json_extract_scalar(text, '$.performanceConfig.latency'),
    json_extract_scalar(text, '$.input.inputBodyJson.performanceConfig.latency')
  )) END{{end}}
{{- /* The tier by which a call is priced, and its source. A caller may leave the choice to the service (auto). A tier that the rate card
does not know is unknown, and has no price, as is a latency that is optimized in another tier. */ -}}
{{define "tier"}}CASE
      WHEN body_latency = 'optimized' AND coalesce(body_tier, 'auto') IN ('auto', 'default', 'standard') THEN 'latency-optimized'
      WHEN coalesce(body_latency, 'standard') <> 'standard' THEN 'unknown'
      WHEN coalesce(body_tier, 'auto') IN ('auto', 'default') THEN 'standard'
      WHEN body_tier IN ({{.Tiers}}) THEN body_tier
      ELSE 'unknown'
    END{{end}}
{{define "tier_source"}}CASE WHEN coalesce(body_tier, 'auto') = 'auto' AND body_latency IS NULL THEN 'assumed' ELSE 'body' END{{end}}
