-- A folded value counts as counted_as, without the case and the white space that the schema refuses; a refused value does not count. example
-- is one of the values as the callers gave them, its first 200 characters. A NULL key stands for request metadata that is no map of
-- strings.
SELECT
  service,
  env,
  CASE WHEN regexp_like(substr(drifted.key, 1, 200), '[^ -~]') THEN regexp_replace(substr(drifted.key, 1, 200), '[\p{Cc}\p{Zl}\p{Zp}\x00-\x08\x0E-\x1F\x{7F}-\x{9F}\p{Cf}\x{034F}\x{061C}\x{0600}-\x{0605}\x{0890}\x{0891}\x{08E2}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{2060}-\x{206F}\x{2800}\x{3164}\x{FE00}-\x{FE0F}\x{FFA0}\x{FFF0}-\x{FFFB}\x{110BD}\x{110CD}\x{13430}-\x{1343F}\x{1BCA0}-\x{1BCA3}\x{1D173}-\x{1D17A}\x{E0000}-\x{E0FFF}]', '�') ELSE substr(drifted.key, 1, 200) END AS key,
  CASE
    WHEN drifted.key IS NULL THEN 'no map of strings'
    WHEN drifted.key NOT IN ('team', 'service', 'env', 'feature', 'request_id') THEN 'unknown key'
    WHEN drifted.counted_as IS NULL THEN 'refused value'
    ELSE 'folded value'
  END AS problem,
  drifted.counted_as AS counted_as,
  CASE WHEN regexp_like(min(substr(drifted.given, 1, 200)), '[^ -~]') THEN regexp_replace(min(substr(drifted.given, 1, 200)), '[\p{Cc}\p{Zl}\p{Zp}\x00-\x08\x0E-\x1F\x{7F}-\x{9F}\p{Cf}\x{034F}\x{061C}\x{0600}-\x{0605}\x{0890}\x{0891}\x{08E2}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{2060}-\x{206F}\x{2800}\x{3164}\x{FE00}-\x{FE0F}\x{FFA0}\x{FFF0}-\x{FFFB}\x{110BD}\x{110CD}\x{13430}-\x{1343F}\x{1BCA0}-\x{1BCA3}\x{1D173}-\x{1D17A}\x{E0000}-\x{E0FFF}]', '�') ELSE min(substr(drifted.given, 1, 200)) END AS example,
  count(*) AS requests
FROM bedrock_costs
LEFT JOIN UNNEST(
  transform(map_keys(map_filter(request_metadata, (key, value) -> key NOT IN ('team', 'service', 'env', 'feature', 'request_id'))), key -> CAST(ROW(key, NULL, NULL) AS ROW(key varchar, given varchar, counted_as varchar)))
  || filter(
    CAST(ARRAY[ROW('team', request_metadata['team'], value_team), ROW('service', request_metadata['service'], value_service), ROW('env', request_metadata['env'], value_env)] AS array(ROW(key varchar, given varchar, counted_as varchar))),
    claim -> claim.given IS DISTINCT FROM claim.counted_as
  )
) AS drifted (key, given, counted_as) ON true
WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
  AND schema_drift
GROUP BY 1, 2, 3, 4, 5
ORDER BY requests DESC, 1, 2, 3, 4, 5