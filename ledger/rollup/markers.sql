{{- /* The marker of the latest run of each day. learned is whether an inference profile is known now that the run did not know. */ -}}
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
unknown AS (
  SELECT DISTINCT rolled.date, rolled.run
  FROM {{.Table}} AS rolled
  JOIN bedrock_profiles AS profiles
    ON profiles.profile_id = rolled.metered_id
    AND profiles.region = rolled.region
  WHERE rolled.kind = 'spend'
    AND rolled.model IS NULL
    AND profiles.model IS NOT NULL
)
SELECT
  markers.date,
  markers.run,
  markers.rolled_at,
  markers.objects,
  markers.bytes,
  markers.logs,
  markers.lists,
  unknown.date IS NOT NULL AS learned
FROM markers
LEFT JOIN unknown
  ON unknown.date = markers.date
  AND unknown.run = markers.run
ORDER BY 1
