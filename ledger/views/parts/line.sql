{{- /* A line is untrusted text. The engine's reader of JSON refuses long names, long texts, long numbers and deep nesting; its limits depend on
its version (https://github.com/FasterXML/jackson-core/wiki/Jackson-Processing-Limits). What it refuses, json_extract and json_extract_scalar
throw in a way that try does not catch, and json_parse alone recurses. CAST(json_parse(text) AS ROW(...)) reads the whole text without
recursion, and try catches its refusal. So a text is first read by such a cast, json_extract_scalar reads only a text that passed, and
json_extract is not used. */ -}}
{{- /* Whether a line may be a record. A line that may not is not parsed. */ -}}
{{define "may_be_record"}}strpos(line, '"ModelInvocationLog"') > 0 AND rtrim(line) LIKE '%}'{{end}}
{{- /* The most bytes of a line that is parsed as it is, and of one that is parsed at all. A record has bodies of at most 100 KB each:
https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html */ -}}
{{define "most_uncut"}}1000000{{end}}
{{define "most_parsed"}}8000000{{end}}
{{- /* A line with "" in place of every string of more than 2048 characters and of every number of more than 99. An identity or a model id has at
most 2048. The pattern reads a string as JSON does, to the first quote without a backslash, so that a valid text stays valid. */ -}}
{{define "cut"}}regexp_replace(
        line,
        '"([^"\\]*(?:\\.[^"\\]*)*)(?:"|\z)|[-+.0-9eE]{100,}',
        found -> CASE WHEN length(found[1]) <= 2048 THEN '"' || found[1] || '"' ELSE '""' END
      ){{end}}
{{- /* The events of a streamed answer, each a JSON text of its own; NULL where the answer is no list. */ -}}
{{define "events"}}try(CAST(json_parse(text) AS ROW(output ROW(outputbodyjson array(json))))).output.outputbodyjson{{end}}
