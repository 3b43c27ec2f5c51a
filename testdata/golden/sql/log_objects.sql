-- Reads every log object to its end. The query fails at an object that the engine cannot read, and its error names the object;
-- go run ./cmd/coverage --objects runs it until all of them are known.
SELECT
  date,
  regexp_extract(path, '/BedrockModelInvocationLogs/([^/]+)/', 1) AS region,
  count(DISTINCT path) AS objects,
  count(*) AS lines
FROM bedrock_log_lines
WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
GROUP BY 1, 2
ORDER BY 1, 2