SELECT
  product,
  coalesce(nullif(feature, ''), 'unattributed') AS feature,
  {{template "money"}},
  CAST(sum(usd) * 1000 / nullif(count_if(priced AND status <> 'error'), 0) AS decimal(38,6)) AS usd_per_1000_calls
FROM bedrock_spend
WHERE {{template "period"}}
GROUP BY 1, 2
ORDER BY usd DESC NULLS LAST, 1, 2
