-- A team of metadata is a claim of the caller and no proof. caller is the role, or the identity that is no role.
SELECT
  coalesce(role_name, identity_arn) AS caller,
  product,
  team AS claimed_team,
  min(date) AS first_date,
  count(*) AS requests,
  count_if(status = 'error') AS failed_requests,
  sum(input_tokens) AS input_tokens,
  sum(output_tokens) AS output_tokens,
  sum(cache_read_tokens) AS cache_read_tokens,
  sum(coalesce(cache_write_5m_tokens + cache_write_30m_tokens + cache_write_1h_tokens, 0)) AS cache_write_tokens,
  sum(usd) AS usd,
  sum(CASE WHEN team_source = 'metadata' THEN usd END) AS usd_claimed,
  count_if(NOT priced) AS unpriced_requests
FROM (SELECT *, CAST(? AS date) AS first_day FROM bedrock_costs)
WHERE date BETWEEN first_day - INTERVAL '28' DAY AND CAST(? AS date)
  AND team_source = 'metadata'
GROUP BY 1, 2, 3, first_day
HAVING min(date) >= first_day
ORDER BY usd DESC NULLS LAST, 1, 2, 3