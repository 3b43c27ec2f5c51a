-- The unit by which each model is billed. A model of the rate card is billed by tokens. The models of ledger/units.csv are billed by
-- units that no record counts, and have no price.
SELECT
  split_part(text, '|', 1) AS model,
  split_part(text, '|', 2) AS billing,
  split_part(text, '|', 3) = 'true' AS cache_30m
FROM UNNEST(split({{literal .ModelTexts}}, chr(10))) AS texts (text)
