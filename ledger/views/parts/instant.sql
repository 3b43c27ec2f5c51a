{{- /* The instant (UTC) of a time in ISO 8601; NULL where it is none. A time without an offset is in UTC. An offset is subtracted here:
       the engine would keep the wall clock, and fail the query, try or not, at an offset of more than 14 hours. */ -}}
{{define "offset"}}'^(.+[Tt][0-9:.,]+)([+-])([01][0-9]|2[0-3])(?::?([0-5][0-9]))?$'{{end}}
{{define "instant"}}CAST(CASE
    WHEN {{.}} NOT LIKE '%Z' AND regexp_like({{.}}, '[Tt].*[+-]') THEN try(date_add(
      'minute',
      CASE regexp_extract({{.}}, {{template "offset"}}, 2) WHEN '+' THEN -1 ELSE 1 END * (
        60 * CAST(regexp_extract({{.}}, {{template "offset"}}, 3) AS bigint)
        + coalesce(CAST(regexp_extract({{.}}, {{template "offset"}}, 4) AS bigint), 0)
      ),
      from_iso8601_timestamp(regexp_extract({{.}}, {{template "offset"}}, 1) || 'Z')
    ))
    ELSE try(from_iso8601_timestamp({{.}}))
  END AS timestamp(3)){{end}}
