"""The IAM decision on a model call and on the creation of an inference profile.

A call through an inference profile is checked on the profile and on the foundation model in each destination Region,
with bedrock:InferenceProfileArn and with the destination as aws:RequestedRegion. A model of a Global profile has an
empty Region, and "unspecified" as aws:RequestedRegion. Converse and ConverseStream need the permissions of InvokeModel.

CountTokens is an action of its own, checked on the model alone, without bedrock:InferenceProfileArn.

CreateInferenceProfile is checked on the new profile, on its source, and on the foundation model in each Region of that.
With tags, TagResource is checked on the new profile too.

https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsaccountmanagement.html
https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonathena.html
https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
"""

import contextvars
import json
import re
from urllib.parse import unquote

from ministack import app
from ministack.core import iam_actions, iam_evaluator
from ministack.services import athena
from ministack.services import iam as roles

from emulator import async_invoke, contradictions, models, principals, profiles, service_tier
from emulator.patch import wrap

OPERATIONS = {
    "invoke": "InvokeModel",
    "invoke-with-response-stream": "InvokeModelWithResponseStream",
    "converse": "Converse",
    "converse-stream": "ConverseStream",
}
TAGGING = ("/listTagsForResource", "/tagResource", "/untagResource")
CALL = re.compile(rf"/model/(.+)/({'|'.join(OPERATIONS)})")
COUNT_TOKENS = re.compile(r"/model/(.+)/count-tokens")

_denied_resource = contextvars.ContextVar("denied_resource", default=None)
_new_profile = contextvars.ContextVar("new_profile", default=None)  # the body of CreateInferenceProfile


@wrap(app, "pin_request_origin")
def count_as_tls(original, address, _tls):
    """Requests count as TLS: plain HTTP from this machine would be denied by every policy on aws:SecureTransport."""
    original(address, True)


@wrap(iam_actions, "extract_iam_action")
def action(original, service, method, path, *rest):
    if service == "bedrock-runtime" and (call := CALL.fullmatch(path)):
        return "bedrock:InvokeModel" + ("WithResponseStream" if "stream" in call[2] else "")
    if async_invoke.starts(service, method, path):
        return "bedrock:InvokeModel"
    if service == "bedrock-runtime" and COUNT_TOKENS.fullmatch(path):
        return "bedrock:CountTokens"
    if service == "account":  # MiniStack allows every principal
        return f"account:{path[1:2].upper()}{path[2:]}"
    return original(service, method, path, *rest)


@wrap(iam_actions, "extract_resource_arn")
def resource(original, service, method, path, headers, body, query, region, account):
    if service == "bedrock-runtime" and (call := CALL.fullmatch(path) or COUNT_TOKENS.fullmatch(path)):
        return models.named_arn(unquote(call[1]))
    if async_invoke.starts(service, method, path):
        return async_invoke.resource(body, region, account)
    if service == "account":
        member = f"/o-organization/{account}" if contradictions.planted(9) else ""
        return f"arn:aws:account::{account}:account{member}"
    if service == "iam" and (role := roles._roles.get(iam_actions._query_param(query, "RoleName"))):
        return role["Arn"]  # the ARN with the path
    if service == "ssm" and headers.get("x-amz-target", "").endswith(".GetParametersByPath"):
        below = "/*" if contradictions.planted(38) else ""
        return f"arn:aws:ssm:{region}:{account}:parameter{json.loads(body)['Path']}{below}"
    if service == "athena":
        return f"arn:aws:athena:{region}:{account}:workgroup/{workgroup(json.loads(body or b'{}'))}"
    if service == "bedrock" and path in TAGGING:
        return json.loads(body or b"{}").get("resourceARN") or "*"
    if service == "bedrock" and (method, path) == ("POST", "/inference-profiles"):
        _new_profile.set(json.loads(body or b"{}"))
        return f"arn:aws:bedrock:{region}:{account}:application-inference-profile/*"
    if service == "bedrock":
        _, _, identifier = path.partition("/inference-profiles/")
        if identifier := unquote(identifier):
            if identifier.startswith("arn:"):
                return identifier
            kind = "inference-profile" if "." in identifier else "application-inference-profile"
            return f"arn:aws:bedrock:{region}:{account}:{kind}/{identifier}"
    return original(service, method, path, headers, body, query, region, account)


def workgroup(request):
    """The workgroup of a request, named or that of the query. Athena checks no other resource."""
    if name := request.get("WorkGroup") or request.get("Name"):
        return name
    ids = request.get("NamedQueryIds") or [request.get("QueryExecutionId") or request.get("NamedQueryId")]
    query = athena._executions.get(ids[0]) or athena._named_queries.get(ids[0]) or {}
    return query.get("WorkGroup", "primary")


def wrapped(profile, models_behind):
    """The system-defined profile that an application profile copies, where the account checks it, with the Region."""
    copied = profiles.COPIED.get(profile.rpartition("/")[2], "")
    if ":inference-profile/" not in copied:
        return
    if contradictions.planted(29):  # in each destination
        yield from ((copied, destination) for _, destination in models_behind)
    elif contradictions.planted(1):
        yield copied, copied.split(":")[3]


@wrap(iam_evaluator, "enforce")
def enforce(original, key, act, service, region, resource_arn="*", service_context=None):
    _denied_resource.set(resource_arn)
    if service == "bedrock" and contradictions.planted(43) and "/bedrock-prove-43-" in principals.arn(key):
        act = "bedrock:NotYetPropagated"
    if service == "bedrock-runtime":
        service_context = (service_context or {}) | service_tier.keys()
    called = resource_arn
    if service == "bedrock-runtime" and contradictions.planted(10) and ":inference-profile/" in resource_arn:
        called = resource_arn.replace(":inference-profile/", ":application-inference-profile/")
        service_context["bedrock:InferenceProfileArn"] = called
    if act == "bedrock:CountTokens" and contradictions.planted(41):
        service_context["bedrock:InferenceProfileArn"] = resource_arn
    if act == "bedrock:GetInferenceProfile" and contradictions.planted(42):
        resource_arn += "-without-tags"
    denied = original(key, act, service, region, resource_arn=resource_arn, service_context=service_context)
    if act == "bedrock:CreateInferenceProfile" and not denied:
        return profile_denied(original, key, service, region, resource_arn, service_context)
    if denied or not act.startswith("bedrock:InvokeModel"):
        return denied
    target = models.resolve(resource_arn)
    behind = target.behind if target else ()
    anywhere = "us-west-2" if contradictions.planted(11) else "unspecified"
    checked = [(model, model.split(":")[3] or anywhere) for model in behind]
    for model, destination in (*wrapped(resource_arn, checked), *checked):
        context = {**(service_context or {}), "bedrock:InferenceProfileArn": called}
        denied = original(key, act, service, destination, resource_arn=model, service_context=context)
        if denied:
            _denied_resource.set(model)
            return denied
    return None


def profile_denied(check, key, service, region, profile, context):
    """The denial of what a new profile needs beside its own creation; None where all is allowed."""
    request = _new_profile.get()
    source = (request.get("modelSource") or {}).get("copyFrom") or ""
    target = models.resolve(source) if source.startswith("arn:") else None
    for arn in (source, *(target.behind if target else ())):
        denied = check(
            key, "bedrock:CreateInferenceProfile", service, region, resource_arn=arn, service_context=context
        )
        if denied:
            _denied_resource.set(arn)
            return denied
    if request.get("tags"):
        tag = "bedrock:TagResource"
        return iam_evaluator.enforce(key, tag, service, region, resource_arn=profile, service_context=context)
    return None


@wrap(iam_actions, "access_denied_response")
def name_the_resource(original, service, act, principal, request_id, **rest):
    """The AccessDenied message of Bedrock names the denied resource, like the messages of other AWS services."""
    if service in ("bedrock", "bedrock-runtime") and not rest.get("message"):
        on = f"on resource: {_denied_resource.get()}"
        why = (
            "with an explicit deny in an identity-based policy"
            if rest.get("explicit_deny")
            else f"because no identity-based policy allows the {act} action"
        )
        rest["message"] = f"User: {principal} is not authorized to perform: {act} {on} {why}"
        rest["error_code"] = rest.get("error_code") or "AccessDeniedException"
    return original(service, act, principal, request_id, **rest)
