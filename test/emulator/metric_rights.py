"""The IAM decision on a CloudWatch call in the protocol that the newer SDKs speak, Smithy RPC v2 CBOR.

The protocol names the operation in the path, which MiniStack does not read. PutMetricData is checked with
cloudwatch:namespace.

https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
"""

import json
import re

import cbor2
from ministack.core import iam_actions

from emulator.patch import wrap

CALL = re.compile(r"/service/GraniteServiceVersion20100801/operation/(\w+)")


@wrap(iam_actions, "extract_iam_action")
def action(original, service, method, path, *rest):
    if service == "monitoring" and (call := CALL.fullmatch(path)):
        return f"cloudwatch:{call[1]}"
    return original(service, method, path, *rest)


@wrap(iam_actions, "extract_resource_arn")
def resource(original, service, method, path, headers, body, query, region, account):
    if service == "monitoring" and CALL.fullmatch(path):
        alarm = cbor2.loads(body).get("AlarmName")
        return f"arn:aws:cloudwatch:{region}:{account}:alarm:{alarm}" if alarm else "*"
    return original(service, method, path, headers, body, query, region, account)


@wrap(iam_actions, "request_tag_context")
def condition_keys(original, service, act, body, params):
    keys = original(service, act, body, params)
    if act != "cloudwatch:PutMetricData":
        return keys
    return {**keys, "cloudwatch:namespace": namespace(body, params)}


def namespace(body, params):
    if given := iam_actions._query_param(params, "Namespace"):
        return given
    return (json.loads if body.startswith(b"{") else cbor2.loads)(body)["Namespace"]
