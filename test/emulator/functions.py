"""Lambda functions: functions of one name in several Regions, and a failed function of a custom resource.

MiniStack ends the processes of functions of the same name in all Regions when it creates a function. It also lets a
custom resource wait for its whole ServiceTimeout when its function fails without a response. Here the resource fails at
once, with the error of the function; AWS invokes the function twice more and then waits.

https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
"""

import json

from ministack.core.responses import get_account_id, get_region
from ministack.services import lambda_svc
from ministack.services.cloudformation import custom_resource

from emulator.patch import wrap


@wrap(lambda_svc, "invalidate_worker")
def invalidate(original, name, qualifier=None, account=None, region=None):
    original(name, qualifier, account or get_account_id(), region or get_region())


@wrap(lambda_svc, "_execute_function_with_config_scope")
def execute(original, function, event):
    result = original(function, event)
    url = event.get("ResponseURL") if isinstance(event, dict) else None
    if url and result.get("error"):
        token = url.rpartition("/")[2]
        waiting = custom_resource._pending.get(token)
        if waiting and waiting["result"] is None:
            reason = f"The function failed without an answer: {json.dumps(result.get('body'))}"
            request = {name: event[name] for name in ("StackId", "RequestId", "LogicalResourceId")}
            custom_resource.deliver_response(token, request | {"Status": "FAILED", "Reason": reason})
    return result
