"""Asynchronous calls: IAM checks bedrock:InvokeModel on the model and on an async-invoke resource. No call starts.

https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_StartAsyncInvoke.html
https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
"""

import json

from emulator import contradictions

PATH = "/async-invoke"
MESSAGE = "Malformed input request: required key [taskType] not found"


def starts(service, method, path):
    return service == "bedrock-runtime" and method == "POST" and path == PATH


def resource(body, region, account):
    """The resource that decides: whoever may use it may use the model, in the policies of the tests."""
    if contradictions.planted(27):
        model = json.loads(body or b"{}").get("modelId", "")
        return f"arn:aws:bedrock:{region}::foundation-model/{model.rpartition('/')[2]}"
    return f"arn:aws:bedrock:{region}:{account}:async-invoke/*"
