"""The rows of a query in the notation, the pages and the files of Athena.

https://docs.aws.amazon.com/athena/latest/APIReference/API_GetQueryResults.html
https://docs.aws.amazon.com/athena/latest/ug/querying.html
"""

import base64
import decimal
import math
from typing import NamedTuple

from ministack.services import s3

from emulator import query_rights

PRECISION = {
    "varchar": 2147483647,
    "bigint": 19,
    "integer": 10,
    "smallint": 5,
    "tinyint": 3,
    "double": 17,
    "real": 9,
    "timestamp": 3,
    "timestamp with time zone": 3,
}


class Results(NamedTuple):
    columns: tuple = ()  # (name, type of Trino)
    rows: tuple = ()
    changed: int | None = None  # the rows that a statement inserted, changed or deleted; None: the statement is a query


def text(value, kind):
    """A value of a type of Trino in the notation of Athena. NULL inside an array, a map or a row is the word null."""
    if value is None:
        return "null"
    outer, parts = taken_apart(kind)
    if outer == "array":
        return f"[{', '.join(text(v, parts[0]) for v in value)}]"
    if outer == "map":
        return "{" + ", ".join(f"{text(k, parts[0])}={text(v, parts[1])}" for k, v in value.items()) + "}"
    if outer == "row":
        fields = [field.rpartition(" ") if " " in field.partition("(")[0] else ("", "", field) for field in parts]
        named = [(name.strip('"') or f"field{n}", inner) for n, (name, _, inner) in enumerate(fields)]
        return "{" + ", ".join(f"{name}={text(v, inner)}" for (name, inner), v in zip(named, value, strict=True)) + "}"
    if outer == "varbinary":
        return base64.b64decode(value).hex(" ")
    if isinstance(value, bool):
        return "true" if value else "false"
    return java_double(value) if isinstance(value, float) else str(value)


def taken_apart(kind):
    """The outer name of a type and its parameters: map(varchar, integer) is map of varchar and integer."""
    outer, _, rest = kind.partition("(")
    parts, depth, start = [], 0, 0
    inside = rest.rpartition(")")[0]
    for at, letter in enumerate(inside + ","):
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            parts.append(inside[start:at].strip())
            start = at + 1
    return outer.strip(), parts


def java_double(value):
    """A double in the notation of Java, which Athena uses: 1.0E7 from ten million on, 9.0E-4 below a thousandth."""
    if math.isnan(value) or math.isinf(value):
        return {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[repr(value)]
    if value == 0 or 1e-3 <= abs(value) < 1e7:
        return repr(value)
    sign, digits, exponent = decimal.Decimal(repr(value)).normalize().as_tuple()
    fraction = "".join(map(str, digits[1:])) or "0"
    return f"{'-' if sign else ''}{digits[0]}.{fraction}E{exponent + len(digits) - 1}"


def column_info(name, kind):
    outer, parts = taken_apart(kind)
    if kind.endswith("with time zone"):
        outer += " with time zone"
    numbers = [int(n) for n in parts] if outer == "decimal" else [PRECISION.get(outer, 0), 0]
    return {
        "CatalogName": "hive",
        "SchemaName": "",
        "TableName": "",
        "Name": name,
        "Label": name,
        "Type": outer.lower(),
        "Precision": numbers[0],
        "Scale": numbers[1],
        "Nullable": "UNKNOWN",
        "CaseSensitive": outer == "varchar",
    }


def is_query(execution):
    results = execution["_results"]
    return execution["StatementType"] == "DML" and bool(results.columns) and results.changed is None


def lines(execution):
    """All rows as text, NULL as None. The first row of a query has the names of the columns."""
    results = execution["_results"]
    kinds = [kind for _, kind in results.columns]
    header = [[name for name, _ in results.columns]] if is_query(execution) else []
    return header + [
        [None if v is None else text(v, k) for v, k in zip(row, kinds, strict=True)] for row in results.rows
    ]


def page(execution, start, size):
    found = lines(execution)
    answer = {
        "ResultSet": {
            "Rows": [
                {"Data": [{} if v is None else {"VarCharValue": v} for v in row]} for row in found[start : start + size]
            ],
            "ResultSetMetadata": {"ColumnInfo": [column_info(*column) for column in execution["_results"].columns]},
        },
        "UpdateCount": execution["_results"].changed or 0,
    }
    if start + size < len(found):
        answer["NextToken"] = str(start + size)
    return answer


def save(execution, caller):
    """Writes the result file, and the file that describes its columns, to the output location of the query."""
    bucket, _, key = execution["ResultConfiguration"]["OutputLocation"].removeprefix("s3://").partition("/")
    csv = "".join(
        ",".join("" if v is None else '"' + v.replace('"', '""') + '"' for v in row) + "\n" for row in lines(execution)
    )
    types = "\n".join(f"{name}\t{kind}" for name, kind in execution["_results"].columns)
    for name, content in ((key, csv), (f"{key}.metadata", types)):
        if not query_rights.may_write(caller, bucket, name):
            raise PermissionError(f"Access denied when writing output to url: s3://{bucket}/{name}")
        status, _, answer = s3._put_object(bucket, name, content.encode(), {"content-type": "application/octet-stream"})
        if status >= 300:
            raise OSError(f"Unable to write to s3://{bucket}/{name}: {answer.decode(errors='replace')}")
