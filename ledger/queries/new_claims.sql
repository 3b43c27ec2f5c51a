-- A team of metadata is a claim of the caller and no proof. caller is the role, or the identity that is no role.
SELECT
  coalesce(role_name, identity_arn) AS caller,
  product,
  team AS claimed_team,
  min(date) AS first_date,
  {{template "money"}}
FROM (SELECT *, CAST(? AS date) AS first_day FROM bedrock_costs)
WHERE date BETWEEN first_day - INTERVAL '28' DAY AND CAST(? AS date)
  AND team_source = 'metadata'
GROUP BY 1, 2, 3, first_day
HAVING min(date) >= first_day
ORDER BY usd DESC NULLS LAST, 1, 2, 3
