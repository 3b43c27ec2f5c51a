"""Athena's queries, run on Trino over this emulator's Glue and S3.

The workgroup decides the location of results. A query runs in the background and fails with the message of the engine.
Parameters are SQL literals that replace the question marks.

https://docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html
https://docs.aws.amazon.com/athena/latest/APIReference/API_QueryExecution.html
https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html
"""

import asyncio
import time

from ministack.services import athena

from emulator import engine, iceberg, query_contradictions, query_results, query_rights
from emulator.patch import wrap

RUNNING = ("QUEUED", "RUNNING")
_tasks = set()  # the event loop keeps only weak references to its tasks


def refuse(message):
    return athena.error_response_json("InvalidRequestException", message, 400)


def output_location(workgroup, request):
    """The workgroup's location when it enforces its settings, else the client's before the workgroup's."""
    settings = workgroup.get("Configuration") or {}
    own = (settings.get("ResultConfiguration") or {}).get("OutputLocation")
    asked = (request.get("ResultConfiguration") or {}).get("OutputLocation")
    enforced = settings.get("EnforceWorkGroupConfiguration", True)
    return own if enforced and own else asked or own


@wrap(athena, "_start_query_execution")
def start(_original, request):
    name = request.get("WorkGroup") or "primary"
    workgroup = athena._workgroups.get(name)
    if workgroup is None:
        return refuse(f"WorkGroup {name} is not found.")
    if workgroup.get("State") == "DISABLED":
        return refuse(f"WorkGroup {name} is disabled.")
    location = output_location(workgroup, request)
    if not location:
        return refuse(
            "No output location provided. An output location is required either through the Workgroup result "
            "configuration setting or as an API input."
        )
    query, parameters = request.get("QueryString") or "", request.get("ExecutionParameters") or []
    if not query.strip():
        return refuse("QueryString must not be empty.")
    key = athena.new_uuid()
    kind = "DML" if iceberg.maintains(query) else athena._detect_statement_type(query)
    execution = {
        "QueryExecutionId": key,
        "Query": query,
        "StatementType": kind,
        "ResultConfiguration": {"OutputLocation": f"{location.rstrip('/')}/{key}{'.txt' if kind == 'DDL' else '.csv'}"},
        "QueryExecutionContext": {"Catalog": "awsdatacatalog"} | (request.get("QueryExecutionContext") or {}),
        "Status": {"State": "QUEUED", "SubmissionDateTime": time.time()},
        "Statistics": {},
        "WorkGroup": name,
        "EngineVersion": {
            "SelectedEngineVersion": "Athena engine version 3",
            "EffectiveEngineVersion": "Athena engine version 3",
        },
        "_results": query_results.Results(),
    }
    if parameters:
        execution["ExecutionParameters"] = parameters
        query = engine.with_parameters(query, parameters)
    athena._executions[key] = execution
    cutoff = (workgroup.get("Configuration") or {}).get("BytesScannedCutoffPerQuery")
    task = asyncio.create_task(run_in_turn(execution, query, cutoff, query_rights.CALLER.get()))
    _tasks.add(task)
    task.add_done_callback(_tasks.discard)
    return athena.json_response({"QueryExecutionId": key})


async def run_in_turn(execution, query, cutoff, caller):
    async with query_rights.TURNS.take(caller):
        await run(execution, query, cutoff, caller)


async def run(execution, query, cutoff, caller):
    status, started = execution["Status"], time.time()
    database = execution["QueryExecutionContext"].get("Database") or "default"
    try:
        status["State"] = "RUNNING"
        execution["_cursor"] = engine.cursor(database, cutoff)
        if (found := iceberg.statements(query, database)) is not None:
            execution["Statistics"] = await asyncio.to_thread(iceberg.run, execution["_cursor"], found)
        elif ddl := athena._parse_ddl(query):  # a DDL statement of Hive, which Trino does not parse
            athena._run_ddl(ddl, database)
        else:
            results, execution["Statistics"] = await asyncio.to_thread(
                engine.run, execution["_cursor"], query_contradictions.rewritten(query), cutoff
            )
            execution["_results"] = results
        if status["State"] == "RUNNING":
            query_results.save(execution, caller)
            finish(status, "SUCCEEDED")
    except engine.ScanLimit:
        finish(status, "CANCELLED", "Query cancelled! : Bytes scanned limit was exceeded")
    except engine.Failed as failure:
        status["AthenaError"] = {"ErrorCategory": failure.category, "Retryable": False, "ErrorMessage": str(failure)}
        finish(status, "FAILED", str(failure))
    except Exception as error:
        finish(status, "FAILED", f"GENERIC_INTERNAL_ERROR: {error}")
    execution["Statistics"]["TotalExecutionTimeInMillis"] = round((time.time() - started) * 1000)


def finish(status, state, reason=None):
    if status["State"] not in RUNNING:
        return
    status |= {"State": state, "CompletionDateTime": time.time()}
    if reason:
        status["StateChangeReason"] = reason


@wrap(athena, "_get_query_execution")
def get(original, request):
    if request.get("QueryExecutionId") not in athena._executions:
        return refuse(f"QueryExecution {request.get('QueryExecutionId')} was not found")
    return original(request)


@wrap(athena, "_stop_query_execution")
def stop(_original, request):
    execution = athena._executions.get(request.get("QueryExecutionId"))
    if execution is None:
        return refuse(f"QueryExecution {request.get('QueryExecutionId')} was not found")
    if execution["Status"]["State"] in RUNNING:
        finish(execution["Status"], "CANCELLED", "Query was cancelled by the user")
        if cursor := execution.get("_cursor"):
            task = asyncio.create_task(asyncio.to_thread(engine.cancel, cursor))
            _tasks.add(task)
            task.add_done_callback(_tasks.discard)
    return athena.json_response({})


@wrap(athena, "_get_query_results")
def results(_original, request):
    execution = athena._executions.get(request.get("QueryExecutionId"))
    if execution is None:
        return refuse(f"QueryExecution {request.get('QueryExecutionId')} was not found")
    state = execution["Status"]["State"]
    if state in RUNNING:
        return refuse(f"Query has not yet finished. Current state: {state}")
    if state != "SUCCEEDED":
        return refuse(f"Query did not finish successfully. Final query state: {state}")
    size = request.get("MaxResults") or 1000
    if not 1 <= size <= 1000:
        return refuse("MaxResults is more than maximum allowed length 1000.")
    return athena.json_response(query_results.page(execution, int(request.get("NextToken") or 0), size))


@wrap(athena, "_list_named_queries")
def named_queries(_original, request):
    """The named queries of one workgroup, by default the primary one, in pages."""
    workgroup = request.get("WorkGroup") or "primary"
    found = [key for key, query in athena._named_queries.items() if query["WorkGroup"] == workgroup]
    start, size = int(request.get("NextToken") or 0), request.get("MaxResults") or 50
    page = {"NamedQueryIds": found[start : start + size]}
    if start + size < len(found):
        page["NextToken"] = str(start + size)
    return athena.json_response(page)
