-- Lines that are no log record, so that every loss is visible. Empty lines are left out.
SELECT
  date,
  line
FROM bedrock_records
WHERE line <> ''
  AND coalesce(schema_type, '') <> 'ModelInvocationLog'