{{- /* Rows of a run that a later run of the day superseded. Rows of a run that commits meanwhile are not part of the snapshot that is read. */ -}}
DELETE FROM {{.Table}}
WHERE CAST(date AS varchar) || run NOT IN (
  SELECT CAST(date AS varchar) || max(run)
  FROM {{.Table}}
  WHERE kind = 'day'
  GROUP BY date
)
