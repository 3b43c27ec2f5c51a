-- sample is the beginning of one of the lines; a character outside printable ASCII is a dot.
SELECT
  date,
  reason,
  path,
  count(*) AS lines,
  regexp_replace(substr(min(line), 1, 200), '[^ -~]', '.') AS sample
FROM bedrock_malformed
WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
GROUP BY 1, 2, 3
ORDER BY lines DESC, 1, 2, 3