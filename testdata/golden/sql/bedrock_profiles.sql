-- Every application inference profile that the detector ever saw, deleted ones too, with its model and product. The log names a
-- profile by its id alone. The product counts only where products.go lists it: anybody can create a profile and tag it.
SELECT
  profile_id,
  region,
  arbitrary(account_id) AS account_id,
  arbitrary(name) AS name,
  arbitrary(model) AS model,
  arbitrary(routing) AS routing,
  arbitrary(CASE WHEN product IN (SELECT product FROM bedrock_products) THEN product END) AS product
FROM (
  SELECT
    json_extract_scalar(line, '$.profile_id') AS profile_id,
    json_extract_scalar(line, '$.region') AS region,
    json_extract_scalar(line, '$.account_id') AS account_id,
    json_extract_scalar(line, '$.name') AS name,
    json_extract_scalar(line, '$.model') AS model,
    json_extract_scalar(line, '$.routing') AS routing,
    json_extract_scalar(line, '$.product') AS product
  FROM bedrock_raw_profiles
)
WHERE profile_id IS NOT NULL
GROUP BY profile_id, region