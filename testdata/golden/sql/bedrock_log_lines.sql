-- Every line of every Region's log objects as text, with its object and the account whose folder the object is in. Large bodies are beside
-- the records, in data/ folders: the engine opens them, and their lines are left out.
SELECT
  CAST(date_parse(day, '%Y/%m/%d') AS date) AS date,
  line,
  "$path" AS path,
  regexp_extract("$path", '/AWSLogs/([0-9]{12})/', 1) AS folder_account
FROM bedrock_raw_us_east_1
WHERE "$path" NOT LIKE '%/data/%'
UNION ALL
SELECT
  CAST(date_parse(day, '%Y/%m/%d') AS date) AS date,
  line,
  "$path" AS path,
  regexp_extract("$path", '/AWSLogs/([0-9]{12})/', 1) AS folder_account
FROM bedrock_raw_us_west_2
WHERE "$path" NOT LIKE '%/data/%'
UNION ALL
SELECT
  CAST(date_parse(day, '%Y/%m/%d') AS date) AS date,
  line,
  "$path" AS path,
  regexp_extract("$path", '/AWSLogs/([0-9]{12})/', 1) AS folder_account
FROM bedrock_raw_eu_central_1
WHERE "$path" NOT LIKE '%/data/%'
UNION ALL
SELECT
  CAST(date_parse(day, '%Y/%m/%d') AS date) AS date,
  line,
  "$path" AS path,
  regexp_extract("$path", '/AWSLogs/([0-9]{12})/', 1) AS folder_account
FROM bedrock_raw_eu_west_1
WHERE "$path" NOT LIKE '%/data/%'
UNION ALL
SELECT
  CAST(date_parse(day, '%Y/%m/%d') AS date) AS date,
  line,
  "$path" AS path,
  regexp_extract("$path", '/AWSLogs/([0-9]{12})/', 1) AS folder_account
FROM bedrock_raw_ap_northeast_1
WHERE "$path" NOT LIKE '%/data/%'