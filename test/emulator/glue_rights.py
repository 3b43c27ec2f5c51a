"""The IAM decision on a request for the Glue Data Catalog: the catalog, the database and the table must all be allowed.

https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html
https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html
"""

import contextvars
import json

from ministack.core import iam_actions, iam_evaluator

from emulator.patch import wrap

_resources = contextvars.ContextVar("resources", default=())


@wrap(iam_actions, "extract_resource_arn")
def resource(original, service, method, path, headers, body, query, region, account):
    _resources.set(())
    operation = headers.get("x-amz-target", "").rpartition(".")[2]
    if service != "glue" or not ("Database" in operation or "Table" in operation or "Partition" in operation):
        return original(service, method, path, headers, body, query, region, account)
    arn = f"arn:aws:glue:{region}:{account}"
    found = [f"{arn}:catalog", *(f"{arn}:{name}" for name in named(operation, json.loads(body or b"{}")))]
    _resources.set(found)
    return found[-1]


def named(operation, request):
    """The database and the table of a request: its resources below the catalog."""
    inputs = (request.get("TableInput") or {}).get("Name"), (request.get("DatabaseInput") or {}).get("Name")
    database = request.get("DatabaseName") or inputs[1]
    if operation.endswith("Database"):
        database = database or request.get("Name")
    if not database:
        return
    yield f"database/{database}"
    if table := request.get("TableName") or inputs[0] or (request.get("DatabaseName") and request.get("Name")):
        yield f"table/{database}/{table}"
    elif operation == "GetTables":
        yield f"table/{database}/*"


@wrap(iam_evaluator, "enforce")
def enforce(original, key, act, service, region, resource_arn="*", service_context=None):
    for arn in (_resources.get() if service == "glue" else ()) or (resource_arn,):
        if denied := original(key, act, service, region, resource_arn=arn, service_context=service_context):
            return denied
    return None
