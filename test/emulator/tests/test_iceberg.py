"""Iceberg tables, created, written, read and maintained through the Athena API."""

import pytest
from support import refused, until

from emulator import iceberg

COLUMNS = """
    `date` date, run string, rolled_at timestamp, metadata map<string,string>, requests bigint, usd decimal(38,12),
    priced boolean
"""
CREATE = f"""
    CREATE TABLE IF NOT EXISTS db.bill ({COLUMNS}) PARTITIONED BY (month(`date`))
    LOCATION 's3://ledger/rollup/' TBLPROPERTIES ('table_type' = 'ICEBERG', 'format' = 'parquet')
"""


def test_statements_in_the_words_of_the_engine():
    table = 'iceberg."db"."bill"'
    assert iceberg.statements("CREATE DATABASE IF NOT EXISTS db;", "d") == ['CREATE SCHEMA IF NOT EXISTS iceberg."db"']
    assert iceberg.statements(CREATE, "d") == [
        f'CREATE TABLE IF NOT EXISTS {table} ("date" date, "run" varchar, "rolled_at" timestamp(6), '
        '"metadata" map(varchar, varchar), "requests" bigint, "usd" decimal(38, 12), "priced" boolean) '
        "WITH (partitioning = ARRAY['month(\"date\")'], location = 's3://ledger/rollup/', format = 'PARQUET')"
    ]
    assert iceberg.statements("OPTIMIZE bill REWRITE DATA USING BIN_PACK", "db") == [
        f"ALTER TABLE {table} EXECUTE optimize"
    ]
    where = "OPTIMIZE db.bill REWRITE DATA USING BIN_PACK WHERE date < DATE '2026-01-01';"
    assert iceberg.statements(where, "d") == [f"ALTER TABLE {table} EXECUTE optimize WHERE date < DATE '2026-01-01'"]
    for other in ("SELECT 1", "INSERT INTO db.bill SELECT 1", "CREATE TABLE t AS SELECT 1", "DROP TABLE t"):
        assert iceberg.statements(other, "d") is None, other


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        (CREATE.replace("`date` date", "date date"), "date is a reserved word: as a name it needs backticks"),
        (CREATE.replace("month(`date`)", "month(date)"), "date is a reserved word"),
        (CREATE.replace("`date` date", '"date" date'), "quotes names with backticks"),
        (CREATE.replace("requests bigint", "requests smallint"), "NOT_SUPPORTED: .* type smallint"),
        (CREATE.replace("run string", "run varchar"), "NOT_SUPPORTED: .* type varchar"),
        (CREATE.replace("'format'", "'owner'"), "Unsupported table property key: owner"),
        (CREATE.replace("LOCATION 's3://ledger/rollup/'", ""), "needs a LOCATION"),
        ("OPTIMIZE db.bill", "REWRITE DATA USING BIN_PACK"),
    ],
)
def test_statement_that_athena_refuses(statement, reason):
    with pytest.raises(iceberg.engine.Failed, match=reason):
        iceberg.statements(statement, "d")


def test_a_commit_to_a_table_that_has_changed_is_refused(aws, name):
    """The lock of Iceberg's commits: https://docs.aws.amazon.com/glue/latest/webapi/API_UpdateTable.html, VersionId."""
    glue = aws("glue")
    glue.create_database(DatabaseInput={"Name": name})
    glue.create_table(DatabaseName=name, TableInput={"Name": "t", "Parameters": {"metadata_location": "s3://b/0"}})
    read = glue.get_table(DatabaseName=name, Name="t")["Table"]["VersionId"]

    def commit(location):
        inputs = {"Name": "t", "Parameters": {"metadata_location": location, "table_type": "ICEBERG"}}
        return {"DatabaseName": name, "TableInput": inputs, "VersionId": read, "SkipArchive": True}

    glue.update_table(**commit("s3://b/1"))
    assert refused(glue.update_table, **commit("s3://b/2"))[0] == "ConcurrentModificationException"
    kept = glue.get_table(DatabaseName=name, Name="t")["Table"]["Parameters"]
    assert kept == {"metadata_location": "s3://b/1", "table_type": "ICEBERG"}


class Bill:
    """An Iceberg table of its own."""

    def __init__(self, queries, name, properties=""):
        self.queries, self.name, self.table = queries, name, f"{name}_rollup.bill"
        create = CREATE.replace("db.bill", self.table).replace("s3://ledger/", f"s3://{name}/")
        self.create = create.replace("TBLPROPERTIES (", "TBLPROPERTIES (" + properties)
        self.setup()

    def setup(self):
        for statement in (f"CREATE DATABASE IF NOT EXISTS {self.name}_rollup", self.create):
            assert self.run(statement)["StatementType"] == "DDL"

    def run(self, sql):
        return self.succeeded(self.queries.run(sql))

    def succeeded(self, execution):
        assert execution["Status"]["State"] == "SUCCEEDED", execution["Status"]
        return execution

    def row(self, run, day="2026-11-16", source=""):
        value = f"DATE '{day}', '{run}', localtimestamp(6), MAP(ARRAY['feature'], ARRAY['x']), 2, DECIMAL '0.1', true"
        return f"INSERT INTO {self.table} SELECT {value} {source}"

    def runs(self):
        return sorted(row[0] for row in self.queries.rows(f"SELECT run FROM {self.table}")[1:])

    def files(self):
        found = self.queries.s3.list_objects_v2(Bucket=self.name, Prefix="rollup/data/")
        return [o["Key"] for o in found.get("Contents", [])]


@pytest.fixture
def bill(queries, name):
    return Bill(queries, name)


@pytest.mark.trino
@pytest.mark.usefixtures("engine")
class TestTable:
    def test_is_created_once_and_written_and_read(self, bill, queries):
        bill.setup()
        inserted = bill.run(bill.row("r1"))
        assert (inserted["StatementType"], inserted["Statistics"]["DataScannedInBytes"]) == ("DML", 0)
        result = queries.athena.get_query_results(QueryExecutionId=inserted["QueryExecutionId"])
        assert (result["UpdateCount"], result["ResultSet"]["Rows"]) == (1, [])
        bill.setup()
        rows, _, columns = queries.page(queries.run(f"SELECT * FROM {bill.table}"))
        assert rows[1][:2] + rows[1][3:] == ["2026-11-16", "r1", "{feature=x}", "2", "0.100000000000", "true"]
        kinds = ["date", "varchar", "timestamp", "map", "bigint", "decimal", "boolean"]
        assert [c["Type"] for c in columns] == kinds
        (file,) = bill.files()
        assert file.startswith("rollup/data/date_month=2026-11/")

    def test_a_month_that_is_not_asked_for_is_not_read(self, bill, queries):
        bill.run(bill.row("r1", "2026-10-31"))
        bill.run(bill.row("r2", "2026-11-01"))
        november = f"SELECT run FROM {bill.table} WHERE date BETWEEN DATE '2026-11-01' AND DATE '2026-11-30'"
        both, one = bill.run(f"SELECT run FROM {bill.table}"), bill.run(november)
        assert queries.page(one)[0][1:] == [["r2"]]
        assert 0 < one["Statistics"]["DataScannedInBytes"] < both["Statistics"]["DataScannedInBytes"]

    def test_two_inserts_at_once_both_land(self, bill, queries):
        keys = [queries.start(bill.row(f"r{n}")) for n in range(3)]
        for key in keys:
            bill.succeeded(until(lambda k=key: queries.finished(k), 60))
        assert bill.runs() == ["r0", "r1", "r2"]

    def test_a_stopped_insert_leaves_no_row(self, bill, queries):
        bill.run(bill.row("r0"))
        numbers = "UNNEST(sequence(1, 10000))"
        source = f"FROM {numbers} AS a(x), {numbers} AS b(y), {numbers} AS c(z) WHERE x + y + z > 0"
        key = queries.start(bill.row("r1", source=source))
        ours = f"query LIKE 'INSERT INTO {bill.table}%' AND state = 'RUNNING'"
        running = f"SELECT count(*) FROM system.runtime.queries WHERE {ours}"
        until(lambda: queries.rows(running)[1] == ["1"])
        queries.athena.stop_query_execution(QueryExecutionId=key)
        assert until(lambda: queries.finished(key))["Status"]["State"] == "CANCELLED"
        until(lambda: queries.rows(running)[1] == ["0"])
        assert bill.runs() == ["r0"]

    def test_superseded_rows_are_deleted_and_files_compacted(self, bill):
        for run in ("r1", "r2", "r3"):
            bill.run(bill.row(run))
        deleted = bill.run(f"DELETE FROM {bill.table} WHERE run < 'r3'")
        assert deleted["StatementType"] == "DML" and bill.runs() == ["r3"]
        optimized = bill.run(f"OPTIMIZE {bill.table} REWRITE DATA USING BIN_PACK")
        assert (optimized["StatementType"], bill.runs()) == ("DML", ["r3"])
        before = bill.files()
        bill.run(f"VACUUM {bill.table}")
        assert bill.files() == before, "snapshots are kept for five days"
        assert bill.runs() == ["r3"]

    def test_vacuum_follows_the_age_of_the_table(self, queries, name):
        bill = Bill(queries, name, "'vacuum_max_snapshot_age_seconds' = '0', ")
        for run in ("r1", "r2"):
            bill.run(bill.row(run))
        bill.run(f"OPTIMIZE {bill.table} REWRITE DATA USING BIN_PACK")
        bill.run(f"VACUUM {bill.table}")
        assert (bill.runs(), len(bill.files())) == (["r1", "r2"], 1)

    def test_a_dropped_table_takes_its_data_with_it(self, bill):
        bill.run(bill.row("r1"))
        bill.run(f"DROP TABLE {bill.table}")
        assert bill.files() == []
        bill.setup()
        assert bill.runs() == []
