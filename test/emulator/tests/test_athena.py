"""The Athena API without its engine: its errors, and the end of a query."""

from support import refused


def test_workgroup_must_exist_and_be_enabled(queries):
    start = queries.athena.start_query_execution
    assert refused(start, QueryString="SELECT 1", WorkGroup="nobody") == (
        "InvalidRequestException",
        "WorkGroup nobody is not found.",
    )
    queries.athena.update_work_group(WorkGroup=queries.name, State="DISABLED")
    assert "is disabled" in refused(queries.start, sql="SELECT 1")[1]
    assert "No output location provided" in refused(start, QueryString="SELECT 1")[1]


def test_query_fails_with_a_clear_reason_when_the_engine_is_not_up(queries):
    status = queries.run("SELECT 1")["Status"]
    assert (
        status["State"] == "FAILED" and "the query engine does not answer on 127.0.0.1:" in status["StateChangeReason"]
    )


def test_enforced_location_is_not_the_clients_choice(queries):
    elsewhere = {"OutputLocation": "s3://elsewhere/"}
    execution = queries.run("SELECT 1", ResultConfiguration=elsewhere)
    key = execution["QueryExecutionId"]
    assert execution["ResultConfiguration"]["OutputLocation"] == f"s3://{queries.name}/results/{key}.csv"


def test_unknown_query(queries):
    code, message = refused(queries.athena.get_query_results, QueryExecutionId="x")
    assert code == "InvalidRequestException" and "was not found" in message


def test_named_queries_of_a_workgroup_page_by_page(queries):
    athena, seen, token = queries.athena, [], {}
    made = {
        athena.create_named_query(Name=f"q{n}", Database="d", QueryString="SELECT 1", WorkGroup=queries.name)[
            "NamedQueryId"
        ]
        for n in range(3)
    }
    while True:
        page = athena.list_named_queries(WorkGroup=queries.name, MaxResults=2, **token)
        seen += page["NamedQueryIds"]
        if "NextToken" not in page:
            break
        token = {"NextToken": page["NextToken"]}
    assert len(seen) == 3 and set(seen) == made
    assert not made & set(athena.list_named_queries()["NamedQueryIds"])
