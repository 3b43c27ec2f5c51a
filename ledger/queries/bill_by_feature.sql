SELECT
  product,
  coalesce(nullif(feature, ''), 'unattributed') AS feature,
  {{template "rolled_money"}},
  CAST(sum(usd) * 1000 / nullif(sum(CASE WHEN priced AND status <> 'error' THEN requests ELSE 0 END), 0) AS decimal(38,6)) AS usd_per_1000_calls
FROM bedrock_bill
WHERE {{template "period"}}
GROUP BY 1, 2
ORDER BY usd DESC NULLS LAST, 1, 2
