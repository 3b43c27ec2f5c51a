"""A query has the permissions of its caller on Glue, on S3 and on its result."""

import uuid

import pytest
from queries import create_table_and_view
from support import ACCOUNT, HOME, until
from test_iam import Caller

pytestmark = [pytest.mark.trino, pytest.mark.usefixtures("engine")]
LINES = """
    SELECT max(a.line) FROM logs a JOIN logs b ON a.line = b.line
    WHERE a.day = '2026/11/23' AND a."$path" NOT LIKE '%/data/%'
        AND b.day = '2026/11/23' AND b."$path" NOT LIKE '%/data/%'
"""  # a join is planned by the statistics of its columns


class Reader:
    """A principal that may read a table of one log object, and write results, without some actions or resources."""

    def __init__(self, aws, name, queries, without=(), deny=()):
        self.bucket, self.glue = f"arn:aws:s3:::{name}", f"arn:aws:glue:{HOME}:{ACCOUNT}"
        workgroup = f"arn:aws:athena:{HOME}:{ACCOUNT}:workgroup/{name}"
        rights = self.rights(name) | {
            "athena:StartQueryExecution": [workgroup],
            "athena:GetQueryExecution": [workgroup],
        }
        kept = {
            action: [r for r in resources if not r.endswith(tuple(without))]
            for action, resources in rights.items()
            if action not in without
        }
        allowed = [
            {"Effect": "Allow", "Action": a, "Resource": resources} for a, resources in kept.items() if resources
        ]
        denied = [
            {"Effect": "Deny", "Action": "s3:GetObject", "Resource": f"{self.bucket}/{pattern}"} for pattern in deny
        ]
        caller = Caller(aws, f"{name}-{uuid.uuid4().hex[:8]}", statements=allowed + denied)
        self.athena, self.queries = aws("athena", credentials=caller.assume()), queries

    def rights(self, name):
        tables = [f"{self.glue}:{r}" for r in ("catalog", f"database/{name}", f"table/{name}/logs")]
        return {
            "glue:GetTable": tables,
            "glue:GetDatabase": tables,
            "glue:GetColumnStatisticsForPartition": tables,
            "s3:ListBucket": [self.bucket],
            "s3:GetObject": [f"{self.bucket}/logs/*"],
            "s3:PutObject": [f"{self.bucket}/results/*"],
        }

    def run(self, sql):
        key = self.athena.start_query_execution(
            QueryString=sql, WorkGroup=self.queries.name, QueryExecutionContext={"Database": self.queries.name}
        )["QueryExecutionId"]
        status = until(lambda: self.queries.finished(key), 60)["Status"]
        return status["State"], status.get("StateChangeReason", "")


@pytest.fixture
def table(aws, name, queries):
    create_table_and_view(aws("glue"), name, f"s3://{name}/logs/")
    queries.s3.put_object(Bucket=name, Key="logs/2026/11/23/a.json", Body=b"{}\n")
    return lambda **rights: Reader(aws, name, queries, **rights)


def test_all_rights_are_enough(table):
    assert table().run(LINES) == ("SUCCEEDED", "")


@pytest.mark.parametrize(
    "right",
    [
        "glue:GetTable",
        "glue:GetColumnStatisticsForPartition",
        "s3:ListBucket",
        "s3:GetObject",
        "s3:PutObject",
        ":catalog",
        "/logs",
    ],
)
def test_no_right_is_too_many(table, right):
    state, reason = table(without=[right]).run(LINES)
    assert state == "FAILED" and reason


def test_objects_that_a_query_leaves_out_by_their_path_are_opened(table, queries):
    queries.s3.put_object(Bucket=queries.name, Key="logs/2026/11/23/data/body.json", Body=b"{}\n")
    assert table().run(LINES) == ("SUCCEEDED", "")
    state, reason = table(deny=["logs/*/data/*"]).run(LINES)
    assert state == "FAILED" and "body.json" in reason


def test_root_needs_no_right(table, queries):
    table(without=["s3:GetObject"])
    assert queries.rows(LINES, QueryExecutionContext={"Database": queries.name})[1] == ["{}"]


class Writer(Reader):
    """A principal that may create, write and maintain one Iceberg table."""

    def rights(self, name):
        tables = [f"{self.glue}:{r}" for r in ("catalog", f"database/{name}_rollup", f"table/{name}_rollup/bill")]
        rows = f"{self.bucket}/rollup/*"
        glue = ("CreateDatabase", "CreateTable", "GetDatabase", "GetTable", "UpdateTable")
        return {f"glue:{action}": tables for action in glue} | {
            "s3:ListBucket": [self.bucket],
            "s3:GetObject": [rows],
            "s3:PutObject": [rows, f"{self.bucket}/results/*"],
            "s3:DeleteObject": [rows],
        }


def written(name):
    """The statements of a life of a table, in their order."""
    table = f"{name}_rollup.bill"
    return {
        "database": f"CREATE DATABASE IF NOT EXISTS {name}_rollup",
        "table": f"CREATE TABLE IF NOT EXISTS {table} (run string) LOCATION 's3://{name}/rollup/' "
        "TBLPROPERTIES ('table_type' = 'ICEBERG', 'vacuum_max_snapshot_age_seconds' = '0')",
        "insert": f"INSERT INTO {table} VALUES 'r1', 'r2'",
        "delete": f"DELETE FROM {table} WHERE run = 'r1'",
        "optimize": f"OPTIMIZE {table} REWRITE DATA USING BIN_PACK",
        "vacuum": f"VACUUM {table}",
    }


def test_all_rights_to_write_are_enough(aws, name, queries):
    writer = Writer(aws, name, queries)
    for statement in written(name).values():
        assert writer.run(statement) == ("SUCCEEDED", ""), statement
    assert queries.rows(f"SELECT run FROM {name}_rollup.bill")[1:] == [["r2"]]


@pytest.mark.parametrize(
    ("step", "right"),
    [
        ("database", "glue:CreateDatabase"),
        ("database", ":catalog"),
        ("table", "glue:CreateTable"),
        ("table", "glue:GetDatabase"),
        ("table", "/bill"),
        ("table", "/rollup/*"),
        ("insert", "glue:GetTable"),
        ("insert", "glue:UpdateTable"),
        ("insert", "s3:GetObject"),
        ("insert", "s3:PutObject"),
        ("delete", "glue:UpdateTable"),
        ("vacuum", "s3:ListBucket"),
        ("vacuum", "s3:DeleteObject"),
    ],
)
def test_no_right_to_write_is_too_many(aws, name, queries, step, right):
    statements = written(name)
    for before in list(statements)[: list(statements).index(step)]:
        queries.rows(statements[before])
    state, reason = Writer(aws, name, queries, without=[right]).run(statements[step])
    assert state == "FAILED" and reason
    if step == "insert":
        assert queries.rows(f"SELECT run FROM {name}_rollup.bill")[1:] == []
