"""A query has the permissions of its caller on Glue, on S3 and on its result."""

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
    """A principal that may read a table of one log object, and write results."""

    def __init__(self, aws, name, queries, without=(), deny=()):
        s3, glue = f"arn:aws:s3:::{name}", f"arn:aws:glue:{HOME}:{ACCOUNT}"
        rights = {
            "athena:StartQueryExecution": f"arn:aws:athena:{HOME}:{ACCOUNT}:workgroup/{name}",
            "athena:GetQueryExecution": f"arn:aws:athena:{HOME}:{ACCOUNT}:workgroup/{name}",
            "glue:GetTable": f"{glue}:database/{name}",
            "glue:GetDatabase": f"{glue}:database/{name}",
            "glue:GetColumnStatisticsForPartition": f"{glue}:database/{name}",
            "s3:ListBucket": s3,
            "s3:GetObject": f"{s3}/logs/*",
            "s3:PutObject": f"{s3}/results/*",
        }
        allowed = [
            {"Effect": "Allow", "Action": action, "Resource": resource}
            for action, resource in rights.items()
            if action not in without
        ]
        denied = [{"Effect": "Deny", "Action": "s3:GetObject", "Resource": f"{s3}/{pattern}"} for pattern in deny]
        caller = Caller(aws, f"{name}-{len(allowed)}-{len(denied)}", statements=allowed + denied)
        self.athena, self.queries = aws("athena", credentials=caller.assume()), queries

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
