-- The rate card: list prices before discounts, in US dollars a million tokens. Its source is rates.csv. A price that changes is
-- a new line, and calls keep the price of their day.
SELECT *
FROM (VALUES
{{- range $i, $r := .Rates}}{{if $i}},{{end}}
  ({{literal $r.Model}}, {{literal $r.Routing}}, {{literal $r.Region}}, {{literal $r.Tier}}, BIGINT '{{$r.MinPromptTokens}}', {{literal $r.TokenKind}}, CAST(DECIMAL '{{$r.USDPerMillion.StringFixed 6}}' AS decimal(18,6)), DATE '{{$r.ValidFrom}}', {{if $r.ValidTo}}DATE '{{$r.ValidTo}}'{{else}}CAST(NULL AS date){{end}}, {{literal $r.Source}}, DATE '{{$r.CheckedOn}}', {{literal $r.Note}})
{{- end}}
) AS rates (model, routing, region, tier, min_prompt_tokens, token_kind, usd_per_million, valid_from, valid_to, source, checked_on, note)
