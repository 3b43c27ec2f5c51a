"""Queries through the Athena API, with their table and their view."""

import base64
import json

from support import until

DONE = ("SUCCEEDED", "FAILED", "CANCELLED")


class Queries:
    """A workgroup that enforces the location of its results."""

    def __init__(self, aws, name, **settings):
        self.athena, self.s3, self.name = aws("athena"), aws("s3"), name
        self.s3.create_bucket(Bucket=name)
        location = {"OutputLocation": f"s3://{name}/results/"}
        configuration = {"EnforceWorkGroupConfiguration": True, "ResultConfiguration": location} | settings
        self.athena.create_work_group(Name=name, Configuration=configuration)

    def start(self, sql, **more):
        return self.athena.start_query_execution(QueryString=sql, WorkGroup=self.name, **more)["QueryExecutionId"]

    def finished(self, key):
        found = self.athena.get_query_execution(QueryExecutionId=key)["QueryExecution"]
        return found if found["Status"]["State"] in DONE else None

    def run(self, sql, **more):
        key = self.start(sql, **more)
        return until(lambda: self.finished(key), 60)

    def rows(self, sql, **more):
        execution = self.run(sql, **more)
        assert execution["Status"]["State"] == "SUCCEEDED", execution["Status"]
        return self.page(execution)[0]

    def page(self, execution, **more):
        found = self.athena.get_query_results(QueryExecutionId=execution["QueryExecutionId"], **more)
        rows = [[d.get("VarCharValue") for d in row["Data"]] for row in found["ResultSet"]["Rows"]]
        return rows, found.get("NextToken"), found["ResultSet"]["ResultSetMetadata"]["ColumnInfo"]


def create_table_and_view(glue, database, location, projected=True):
    glue.create_database(DatabaseInput={"Name": database})
    projection = {
        "projection.enabled": "true",
        "projection.day.type": "date",
        "projection.day.format": "yyyy/MM/dd",
        "projection.day.range": "2024/01/01,NOW",
        "storage.location.template": location + "${day}/",
    }
    storage = {
        "Location": location,
        "Columns": [{"Name": "line", "Type": "string"}],
        "InputFormat": "org.apache.hadoop.mapred.TextInputFormat",
        "OutputFormat": "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
        "SerdeInfo": {"SerializationLibrary": "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe"},
    }
    table = {"Name": "logs", "TableType": "EXTERNAL_TABLE", "StorageDescriptor": storage, "Parameters": {}}
    if projected:
        table |= {"PartitionKeys": [{"Name": "day", "Type": "string"}], "Parameters": projection}
    glue.create_table(DatabaseName=database, TableInput=table)
    if not projected:
        return
    columns = [("team", "varchar"), ("tokens", "bigint"), ("date", "date")]
    sql = f"""
        SELECT json_extract_scalar(line, '$.requestMetadata.team') AS team,
            CAST(json_extract_scalar(line, '$.input.inputTokenCount') AS bigint)
                + CAST(json_extract_scalar(line, '$.output.outputTokenCount') AS bigint) AS tokens,
            CAST(date_parse(day, '%Y/%m/%d') AS date) AS date
        FROM {database}.logs
    """
    view = {
        "originalSql": sql,
        "catalog": "awsdatacatalog",
        "schema": database,
        "columns": [{"name": name, "type": kind} for name, kind in columns],
    }
    hive = {"varchar": "string"}
    glue.create_table(
        DatabaseName=database,
        TableInput={
            "Name": "spend",
            "TableType": "VIRTUAL_VIEW",
            "Parameters": {"presto_view": "true", "comment": "Presto View"},
            "ViewOriginalText": f"/* Presto View: {base64.b64encode(json.dumps(view).encode()).decode()} */",
            "ViewExpandedText": "/* Presto View */",
            "StorageDescriptor": {
                "Columns": [{"Name": n, "Type": hive.get(k, k)} for n, k in columns],
                "SerdeInfo": {},
            },
        },
    )
