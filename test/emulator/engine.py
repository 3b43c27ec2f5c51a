"""The client of the query engine, Trino on 127.0.0.1, and its failures.

https://docs.aws.amazon.com/athena/latest/ug/error-reference.html
"""

import os
import time

import requests
import trino

from emulator.query_results import Results

CATALOG = "awsdatacatalog"
SYSTEM, USER = 1, 2


class Failed(Exception):
    """The failure of a query in the form of Athena, NAME: message, with its category."""

    def __init__(self, message, category):
        super().__init__(message)
        self.category = category


class ScanLimit(Exception):
    """The query read more than its workgroup allows."""


def with_parameters(query, parameters):
    quoted = query.rstrip().rstrip(";").replace("'", "''")
    return f"EXECUTE IMMEDIATE '{quoted}' USING {', '.join(parameters)}"


def cursor(database, cutoff=None):
    connection = trino.dbapi.connect(
        host="127.0.0.1",
        port=int(os.environ["TRINO_PORT"]),
        user="athena",
        catalog=CATALOG,
        schema=database,
        timezone="UTC",
        legacy_primitive_types=True,  # decimals and times in the notation of the engine, to the last digit
        session_properties={"query_max_scan_physical_bytes": f"{cutoff}B"} if cutoff else None,
        max_attempts=1,
    )
    return connection.cursor()


def run(cursor, query, cutoff=None):
    """All rows of a query, and its statistics under the names of Athena."""
    try:
        cursor.execute(query.rstrip().rstrip(";"))
        rows = cursor.fetchall()
    except trino.exceptions.TrinoQueryError as error:
        if error.error_name == "EXCEEDED_SCAN_LIMIT":
            raise ScanLimit from error
        category = USER if error.error_type == "USER_ERROR" else SYSTEM
        raise Failed(f"{error.error_name}: {error.message}", category) from error
    except (trino.exceptions.TrinoConnectionError, requests.ConnectionError) as error:
        port = os.environ["TRINO_PORT"]
        message = f"GENERIC_INTERNAL_ERROR: the query engine does not answer on 127.0.0.1:{port} (TRINO_PORT): start it"
        raise Failed(message, SYSTEM) from error
    stats = cursor.stats or {}
    if cutoff and stats.get("physicalInputBytes", 0) > cutoff:  # the engine checks its limit once a second
        raise ScanLimit
    columns = [(column[0], column[1]) for column in cursor.description or ()]
    changed = cursor.rowcount if cursor.rowcount >= 0 else None  # of a statement that writes
    return Results(columns, rows if changed is None else (), changed), {
        "EngineExecutionTimeInMillis": stats.get("elapsedTimeMillis", 0),
        "DataScannedInBytes": stats.get("physicalInputBytes", 0),
        "QueryQueueTimeInMillis": stats.get("queuedTimeMillis", 0),
        "QueryPlanningTimeInMillis": stats.get("planningTimeMillis", 0),
    }


def cancel(running):
    """Kills the query of a cursor. The engine may not know the query yet, and it may have ended."""
    for _ in range(50):
        if running.query_id:
            try:
                run(
                    cursor("runtime"),
                    f"CALL system.runtime.kill_query(query_id => '{running.query_id}', message => '')",
                )
                return
            except Failed as failure:
                if "not found" not in str(failure):
                    return
        time.sleep(0.1)
