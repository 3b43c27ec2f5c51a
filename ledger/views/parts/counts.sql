{{- /* Token counts. No request has a trillion tokens, and sums of more could overflow. */ -}}
{{define "count"}}CASE WHEN {{.}} BETWEEN 0 AND 1000000000000 THEN {{.}} END{{end}}
{{define "absurd"}}coalesce({{.}} NOT BETWEEN 0 AND 1000000000000, false){{end}}
{{- /* Input tokens without cached ones. ConverseStream counts the cached ones with the input of OpenAI models, Converse does not
(https://github.com/maximhq/bifrost/pull/6942); NULL for their other operations, where a count may include them or not. */ -}}
{{define "uncached_input"}}CASE
      WHEN cached_tokens = 0 OR coalesce(model, '') NOT LIKE 'openai.%' OR operation = 'Converse' OR input_token_count < cached_tokens THEN input_token_count
      WHEN operation = 'ConverseStream' THEN input_token_count - cached_tokens
    END{{end}}
