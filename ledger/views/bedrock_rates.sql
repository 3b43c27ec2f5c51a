-- The rate card: list prices before discounts, in US dollars a million tokens, for calls from valid_from until the day before
-- valid_until and for prompts of one band. NULL is unknown. Its source is the folder ledger/rates of the repository. A price that
-- changes is a new row, and calls keep the price of their day. A text is a row of every Region that it names.
{{template "rate_rows" .Rates}}
