{{- /* The rates of identified rows, in US dollars a token: those of their Region where the card has a line for it, else those of the line for
every Region. */ -}}
{{define "rate_columns"}}{{range $i, $kind := .TokenKinds}}{{if $i}},
    {{end}}CAST(CASE WHEN here.model IS NOT NULL THEN here.usd_{{$kind}} ELSE anywhere.usd_{{$kind}} END * DECIMAL '0.000001' AS decimal(18,12)) AS rate_{{$kind}}{{end}}{{end}}
{{- /* The rows of texts of the rate card, a line each. */ -}}
{{define "rate_rows"}}SELECT
  rate[1] AS model,
  rate[2] AS routing,
  region,
  rate[4] AS tier,
  coalesce(CAST(nullif(rate[5], '') AS bigint), 0) AS min_prompt_tokens,
  coalesce(CAST(nullif(rate[6], '') AS bigint), 9223372036854775807) AS max_prompt_tokens,
  CAST(rate[7] AS date) AS valid_from,
  coalesce(CAST(nullif(rate[8], '') AS date), DATE '9999-12-31') AS valid_until,
{{range $i, $kind := .TokenKinds}}  CAST(nullif(rate[{{add 9 $i}}], '') AS decimal(18,6)) AS usd_{{$kind}},
{{end}}  substr(split_part({{literal .Sources}}, '|', CAST(rate[15] AS bigint)), 12) AS source,
  CAST(substr(split_part({{literal .Sources}}, '|', CAST(rate[15] AS bigint)), 1, 10) AS date) AS checked_on
FROM (
  SELECT split(text, '|') AS rate
  FROM UNNEST(split({{literal .Texts}}, chr(10))) AS texts (text)
  WHERE text <> ''
)
CROSS JOIN UNNEST(split(rate[3], ' ')) AS regions (region){{end}}
{{define "rates"}}LEFT JOIN bedrock_rates AS here
    ON here.model = identified.model
    AND here.routing = identified.routing
    AND here.region = identified.region
    AND here.tier = identified.tier
    AND here.valid_from <= day
    AND day < here.valid_until
    AND prompt_tokens BETWEEN here.min_prompt_tokens AND here.max_prompt_tokens
  LEFT JOIN (
    -- few lines have no Region: a text of their own spares the engine a second reading of the whole card
    {{template "rate_rows" .RatesAnywhere}}
  ) AS anywhere
    ON anywhere.model = identified.model
    AND anywhere.routing = identified.routing
    AND anywhere.tier = identified.tier
    AND anywhere.valid_from <= day
    AND day < anywhere.valid_until
    AND prompt_tokens BETWEEN anywhere.min_prompt_tokens AND anywhere.max_prompt_tokens{{end}}
