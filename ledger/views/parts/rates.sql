{{- /* The rates of identified rows, in US dollars a token: those of their Region where the card has a line for it, else those of the line for
every Region. */ -}}
{{define "rate_columns"}}{{range $i, $kind := .TokenKinds}}{{if $i}},
    {{end}}CAST(CASE WHEN here.model IS NOT NULL THEN here.usd_{{$kind}} ELSE anywhere.usd_{{$kind}} END * DECIMAL '0.000001' AS decimal(18,12)) AS rate_{{$kind}}{{end}}{{end}}
{{define "rates"}}LEFT JOIN bedrock_rates AS here
    ON here.model = identified.model
    AND here.routing = identified.routing
    AND here.region = identified.region
    AND here.tier = identified.tier
    AND here.valid_from <= day
    AND day < here.valid_until
    AND prompt_tokens BETWEEN here.min_prompt_tokens AND here.max_prompt_tokens
  LEFT JOIN (SELECT * FROM bedrock_rates WHERE region = '') AS anywhere
    ON anywhere.model = identified.model
    AND anywhere.routing = identified.routing
    AND anywhere.tier = identified.tier
    AND anywhere.valid_from <= day
    AND day < anywhere.valid_until
    AND prompt_tokens BETWEEN anywhere.min_prompt_tokens AND anywhere.max_prompt_tokens{{end}}
