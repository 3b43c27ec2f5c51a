-- Lines that are no log record of this account and of a known Region, so that every loss is visible. Empty lines are left out.
SELECT
  date,
  line,
  path,
  reason
FROM bedrock_records
WHERE line <> ''
  AND reason IS NOT NULL