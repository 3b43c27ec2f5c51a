-- Lines that are no record, so that nothing is lost unseen. Empty lines are none.
SELECT
  date,
  line
FROM bedrock_records
WHERE line <> ''
  AND coalesce(schema_type, '') <> 'ModelInvocationLog'