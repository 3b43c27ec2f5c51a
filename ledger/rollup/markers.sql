{{- /* The marker of the latest run of each day. learned is whether a model or a product of an inference profile is known now that the run did not
know, or the product is another one now. */ -}}
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
  FROM markers
  JOIN {{.Table}} AS rolled
    ON rolled.date = markers.date
    AND rolled.run = markers.run
  JOIN bedrock_profiles AS profiles
    ON profiles.profile_id = rolled.metered_id
    AND profiles.region = rolled.region
  WHERE rolled.kind = 'spend'
    AND CASE
      WHEN rolled.model IS NULL AND profiles.model IS NOT NULL THEN true
      WHEN rolled.product_source = 'profile' THEN rolled.product IS DISTINCT FROM profiles.product
      -- the id of another resource may be that of a profile: its row has another model
      ELSE rolled.model IS NOT DISTINCT FROM {{template "shown" "profiles.model"}} AND profiles.product IS NOT NULL
    END
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
