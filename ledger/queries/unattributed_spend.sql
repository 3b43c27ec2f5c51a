-- The caller's identity in IAM. A role session has the session's name, which is a person where people sign in.
SELECT
  identity_arn,
  role_name,
  account_id,
  region,
  model_id,
  {{template "money"}}
FROM bedrock_costs
WHERE {{template "period"}}
  AND team = 'unattributed'
GROUP BY 1, 2, 3, 4, 5
ORDER BY usd DESC NULLS LAST, 1, 2, 3, 4, 5
