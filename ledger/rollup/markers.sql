{{- /* The marker of the latest run of each day. learned is whether an inference profile is known now that the run did not
know, or has another product. */ -}}
WITH markers AS (
  SELECT date, run, rolled_at, objects, bytes, logs, lists
  FROM (
    SELECT *, row_number() OVER (PARTITION BY date ORDER BY run DESC) AS place
    FROM {{.Table}}
    WHERE kind = 'day'
      AND date BETWEEN CAST(? AS date) AND CAST(? AS date)
  )
  WHERE place = 1
),
stale AS (
  SELECT DISTINCT rolled.date, rolled.run
  FROM {{.Table}} AS rolled
  JOIN bedrock_profiles AS profiles
    ON profiles.profile_id = rolled.metered_id
    AND profiles.region = rolled.region
  WHERE rolled.kind = 'spend'
    AND (
      (rolled.model IS NULL AND profiles.model IS NOT NULL)
      OR (rolled.model = profiles.model AND CASE WHEN rolled.product_source = 'profile' THEN rolled.product END IS DISTINCT FROM profiles.product)
    )
)
SELECT
  markers.date,
  markers.run,
  markers.rolled_at,
  markers.objects,
  markers.bytes,
  markers.logs,
  markers.lists,
  stale.date IS NOT NULL AS learned
FROM markers
LEFT JOIN stale
  ON stale.date = markers.date
  AND stale.run = markers.run
ORDER BY 1
