-- Lines that are no record, so that nothing is lost unseen. Empty lines are none.
SELECT
  date,
  line
FROM bedrock_log_lines
WHERE line <> ''
  AND coalesce(json_extract_scalar(try(json_parse(line)), '$.schemaType'), '') <> 'ModelInvocationLog'
