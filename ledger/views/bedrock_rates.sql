-- The rate card: list prices before discounts, in US dollars a million tokens, for calls from valid_from until the day before
-- valid_until and for prompts of one band. NULL is unknown. Its source is the folder ledger/rates of the repository. A price that
-- changes is a new row, and calls keep the price of their day. A text is a row of every Region that it names.
SELECT
  rate[1] AS model,
  rate[2] AS routing,
  region,
  rate[4] AS tier,
  coalesce(CAST(nullif(rate[5], '') AS bigint), 0) AS min_prompt_tokens,
  coalesce(CAST(nullif(rate[6], '') AS bigint), 9223372036854775807) AS max_prompt_tokens,
  CAST(rate[7] AS date) AS valid_from,
  coalesce(CAST(nullif(rate[8], '') AS date), DATE '9999-12-31') AS valid_until,
{{range $i, $kind := .TokenKinds}}  CAST(nullif(rate[{{add 9 $i}}], '') AS decimal(18,6)) AS usd_{{$kind}},
{{end}}  substr(split_part({{literal .RateSources}}, '|', CAST(rate[15] AS bigint)), 12) AS source,
  CAST(substr(split_part({{literal .RateSources}}, '|', CAST(rate[15] AS bigint)), 1, 10) AS date) AS checked_on
FROM (
  SELECT split(text, '|') AS rate
  FROM UNNEST(split({{literal .RateTexts}}, chr(10))) AS texts (text)
)
CROSS JOIN UNNEST(split(rate[3], ' ')) AS regions (region)
