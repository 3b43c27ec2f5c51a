-- The rate card in the form in which requests are priced: one row holds every rate of a model, routing and Region (empty: any) for
-- calls from valid_from until the day before valid_until and for prompts of one size, in US dollars a token.
SELECT
  model,
  routing,
  region,
  valid_from,
  valid_until,
  min_prompt_tokens,
  max_prompt_tokens,
  CAST(input AS decimal(18,12)) AS usd_input,
  CAST(output AS decimal(18,12)) AS usd_output,
  CAST(cache_read AS decimal(18,12)) AS usd_cache_read,
  CAST(cache_write_5m AS decimal(18,12)) AS usd_cache_write_5m,
  CAST(cache_write_1h AS decimal(18,12)) AS usd_cache_write_1h
FROM (VALUES
{{- range $i, $p := .RatePeriods}}{{if $i}},{{end}}
  ({{literal $p.Model}}, {{literal $p.Routing}}, {{literal $p.Region}}, DATE '{{$p.From}}', DATE '{{$p.To}}', BIGINT '{{$p.MinPrompt}}', BIGINT '{{$p.MaxPrompt}}', {{$p.USDPerToken "input"}}, {{$p.USDPerToken "output"}}, {{$p.USDPerToken "cache_read"}}, {{$p.USDPerToken "cache_write_5m"}}, {{$p.USDPerToken "cache_write_1h"}})
{{- end}}
) AS periods (model, routing, region, valid_from, valid_until, min_prompt_tokens, max_prompt_tokens, input, output, cache_read, cache_write_5m, cache_write_1h)
