"""The Athena API with its engine."""

import json
import os

import pytest
from queries import Queries, create_table_and_view
from support import ACCOUNT, SONNET, Log, refused, until

pytestmark = [pytest.mark.trino, pytest.mark.usefixtures("engine")]


def test_values_are_printed_as_athena_prints_them(queries):
    sql = """
        SELECT CAST(NULL AS varchar) AS nothing, DECIMAL '0.000003000000' * 5 AS usd, true AS yes,
            map(ARRAY['k', 'k2'], ARRAY['v', NULL]) AS m, ARRAY[1, 2] AS a, CAST(1e10 AS double) AS big,
            9e-4 AS small, CAST(row(1, 'x') AS row(n integer, s varchar)) AS r, DATE '2026-11-23' AS d,
            timestamp '2026-11-23 01:02:03.004' AS t, X'6869' AS b, 'say "hi"' AS quoted
    """
    execution = queries.run(sql)
    (names, values), _, columns = queries.page(execution)
    assert dict(zip(names, values, strict=True)) == {
        "nothing": None,
        "usd": "0.000015000000",
        "yes": "true",
        "m": "{k=v, k2=null}",
        "a": "[1, 2]",
        "big": "1.0E10",
        "small": "9.0E-4",
        "r": "{n=1, s=x}",
        "d": "2026-11-23",
        "t": "2026-11-23 01:02:03.004",
        "b": "68 69",
        "quoted": 'say "hi"',
    }
    types = {c["Name"]: (c["Type"], c["Precision"], c["Scale"]) for c in columns}
    assert types["usd"] == ("decimal", 22, 12) and types["m"][0] == "map" and types["t"][0] == "timestamp"
    bucket, _, key = execution["ResultConfiguration"]["OutputLocation"].removeprefix("s3://").partition("/")
    csv = queries.s3.get_object(Bucket=bucket, Key=key)["Body"].read().decode()
    assert csv.splitlines()[1].startswith(',"0.000015000000","true"') and csv.endswith('"say ""hi"""\n')
    assert queries.s3.head_object(Bucket=bucket, Key=f"{key}.metadata")


def test_parameters_are_sql_literals(queries):
    rows = queries.rows("SELECT ? AS a, ? + 1 AS b, 'it''s' AS c;", ExecutionParameters=["'it''s'", "41"])
    assert rows[1] == ["it's", "42", "it's"]


def test_pages_hold_the_header_once(queries):
    execution = queries.run("SELECT n FROM UNNEST(sequence(1, 2500)) AS t(n)")
    seen, token = [], {}
    while True:
        rows, following, _ = queries.page(execution, **token)
        seen.append(rows)
        if not following:
            break
        token = {"NextToken": following}
    assert [len(page) for page in seen] == [1000, 1000, 501]
    assert [row[0] for page in seen for row in page] == ["n", *map(str, range(1, 2501))]
    assert queries.page(execution, MaxResults=2)[0] == [["n"], ["1"]]


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("SELECT x FROM (VALUES 1) AS t(a)", "COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved"),
        ("SELEC 1", "SYNTAX_ERROR: line 1:1: mismatched input 'SELEC'"),
        ("SELECT 1 / 0", "DIVISION_BY_ZERO: Division by zero"),
        ("SELECT * FROM nowhere.t", "SCHEMA_NOT_FOUND: line 1:15: Schema 'nowhere' does not exist"),
    ],
)
def test_failure_is_in_the_engines_words(queries, sql, reason):
    execution = queries.run(sql)
    assert execution["Status"]["State"] == "FAILED"
    assert execution["Status"]["StateChangeReason"].startswith(reason)
    assert execution["Status"]["AthenaError"]["ErrorCategory"] == 2
    message = refused(queries.athena.get_query_results, QueryExecutionId=execution["QueryExecutionId"])[1]
    assert message == "Query did not finish successfully. Final query state: FAILED"


def test_stopped_query_is_cancelled(queries):
    numbers = "UNNEST(sequence(1, 10000))"
    product = f"{numbers} AS a(x), {numbers} AS b(y), {numbers} AS c(z)"
    key = queries.start(f"-- {queries.name}\nSELECT count(*) FROM {product}")
    until(lambda: queries.athena.get_query_execution(QueryExecutionId=key)["QueryExecution"]["Status"]["State"])
    assert "Current state" in refused(queries.athena.get_query_results, QueryExecutionId=key)[1]
    queries.athena.stop_query_execution(QueryExecutionId=key)
    assert until(lambda: queries.finished(key))["Status"]["State"] == "CANCELLED"
    ours = f"query LIKE '-- {queries.name}%'"
    running = f"SELECT state FROM system.runtime.queries WHERE {ours} AND state = 'RUNNING'"
    until(lambda: queries.rows(running)[1:] == [])


def test_logs_of_another_region_through_a_projected_table_and_a_view(aws, queries, name):
    log = Log(aws, f"{name}-logs", "eu-west-3")
    usage = json.dumps({"input": 100, "output": 7})
    for day in ("2026-11-20", "2026-11-21"):
        headers = {"X-Local-Time": f"{day}T12:00:00Z", "X-Local-Usage": usage}
        client = aws("bedrock-runtime", "eu-west-3", headers=headers)
        client.converse(
            modelId=f"eu.{SONNET}",
            messages=[{"role": "user", "content": [{"text": "hi"}]}],
            requestMetadata={"team": "growth"},
        )
    log.bedrock.delete_model_invocation_logging_configuration()
    root = f"s3://{log.bucket}/AWSLogs/{ACCOUNT}/BedrockModelInvocationLogs/eu-west-3/"
    create_table_and_view(aws("glue"), name, root)
    execution = queries.run(
        "SELECT team, sum(tokens) AS tokens FROM spend WHERE date >= DATE '2026-11-21' GROUP BY 1",
        QueryExecutionContext={"Database": name, "Catalog": "AwsDataCatalog"},
    )
    assert execution["Status"]["State"] == "SUCCEEDED", execution["Status"]
    assert queries.page(execution)[0][1:] == [["growth", "107"]]
    (one,) = [o["Size"] for o in log.s3.list_objects_v2(Bucket=log.bucket)["Contents"] if "/21/" in o["Key"]]
    assert execution["Statistics"]["DataScannedInBytes"] == one
    for table in ("spend", "logs"):
        assert queries.rows(f"SELECT count(*) FROM {name}.{table}")[1] == ["2"]


def test_scan_limit_of_the_workgroup_cancels(aws, name):
    limited = Queries(aws, name, BytesScannedCutoffPerQuery=10 * 1024 * 1024)
    limited.s3.put_object(
        Bucket=name, Key="t/20/a", Body=b"".join(os.urandom(50).hex().encode() + b"\n" for _ in range(120_000))
    )
    create_table_and_view(aws("glue"), name, f"s3://{name}/t/", projected=False)
    status = limited.run(f"SELECT max(line) FROM {name}.logs")["Status"]
    assert status["State"] == "CANCELLED" and "scanned limit was exceeded" in status["StateChangeReason"]
