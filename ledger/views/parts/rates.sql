{{- /* The rates of identified rows: the rate of their Region where the card has one, else the rate of any Region. */ -}}
{{define "rate_columns"}}coalesce(here.usd_input, anywhere.usd_input) AS rate_input,
    coalesce(here.usd_output, anywhere.usd_output) AS rate_output,
    coalesce(here.usd_cache_read, anywhere.usd_cache_read) AS rate_cache_read,
    coalesce(here.usd_cache_write_5m, anywhere.usd_cache_write_5m) AS rate_cache_write_5m,
    coalesce(here.usd_cache_write_1h, anywhere.usd_cache_write_1h) AS rate_cache_write_1h{{end}}
{{define "rates"}}LEFT JOIN bedrock_rate_periods AS here
    ON here.model = identified.model
    AND here.routing = identified.routing
    AND here.region = identified.region
    AND here.valid_from <= day
    AND day < here.valid_until
    AND prompt_tokens BETWEEN here.min_prompt_tokens AND here.max_prompt_tokens
  LEFT JOIN (SELECT * FROM bedrock_rate_periods WHERE region = '') AS anywhere
    ON anywhere.model = identified.model
    AND anywhere.routing = identified.routing
    AND anywhere.valid_from <= day
    AND day < anywhere.valid_until
    AND prompt_tokens BETWEEN anywhere.min_prompt_tokens AND anywhere.max_prompt_tokens{{end}}
