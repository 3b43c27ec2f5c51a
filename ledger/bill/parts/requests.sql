{{define "requests"}}
    SELECT
      *,
      1 AS requests,
      CASE WHEN disputed THEN 1 ELSE 0 END AS disputed_requests,
      CASE
        WHEN status IN ('ok', 'partial') AND {{template "cached"}} > 0 THEN {{template "cached"}} * rate_input - usd_cache_read - usd_cache_write
      END AS usd_cache_saved
    FROM bedrock_costs
  {{end}}
{{define "cached"}}(coalesce(cache_read_tokens, 0) + coalesce(cache_write_5m_tokens + cache_write_30m_tokens + cache_write_1h_tokens, 0)){{end}}
