"""The four operations of Bedrock's runtime that invocation logging covers, and CountTokens, which costs nothing.

https://docs.aws.amazon.com/bedrock/latest/userguide/inference-api.html
https://docs.aws.amazon.com/bedrock/latest/userguide/count-tokens.html
https://docs.aws.amazon.com/bedrock/latest/userguide/cost-mgmt-request-metadata.html
"""

import base64
import contextvars
import datetime as dt
import json
import re
import time
from typing import NamedTuple
from urllib.parse import unquote

from ministack import app
from ministack.core import iam_evaluator
from ministack.services import bedrock_runtime

from emulator import (
    answers,
    async_invoke,
    contradictions,
    invocation_log,
    metrics,
    models,
    prompt_cache,
    request,
    service_tier,
)
from emulator.iam import CALL, COUNT_TOKENS, OPERATIONS

REQUEST_ID = contextvars.ContextVar("request_id", default="")

METADATA_HEADER = "x-amzn-bedrock-request-metadata"
_METADATA_TEXT = re.compile(r"[a-zA-Z0-9\s:_@$#=/+,\-.]*")

# The errors that a header can name, with their status in AWS.
ERRORS = {
    "ThrottlingException": (429, "Too many requests, please wait before trying again."),
    "ValidationException": (400, "The request was refused, as asked."),
    "ModelTimeoutException": (408, "The model timed out."),
    "InternalServerException": (500, "The service failed, as asked."),
    "ServiceUnavailableException": (503, "The service is not available, as asked."),
}


class Refused(Exception):
    """The error of a call that did not reach a model."""

    def __init__(self, code, message, status=400):
        super().__init__(message)
        self.code, self.status = code, status


class Call(NamedTuple):
    """A call that was authorized."""

    id: str
    identity: str
    operation: str
    model_id: str
    target: models.Target
    time: dt.datetime
    body: dict
    metadata: dict | None
    usage: request.Usage


def metadata(operation, headers, body):
    found = body.get("requestMetadata")
    if operation.startswith("Invoke"):
        text = headers.get(METADATA_HEADER)
        if text is None:
            return None
        if len(text) > 8500:
            raise Refused("ValidationException", "Request metadata header exceeds 8500 characters.")
        found = json.loads(text)
    if found is None:
        return None
    if not isinstance(found, dict) or len(found) > 16:
        raise Refused("ValidationException", "Request metadata must be a map of at most 16 entries.")
    for key, value in found.items():
        if not (isinstance(value, str) and 1 <= len(key) <= 256 and len(value) <= 256):
            raise Refused("ValidationException", f"Request metadata {key!r}: length out of bounds.")
        if not (_METADATA_TEXT.fullmatch(key) and _METADATA_TEXT.fullmatch(value)):
            raise Refused("ValidationException", f"Request metadata {key!r}: character not allowed.")
    return found


def prompt(body):
    """All text of a request, for the estimate of its tokens."""
    if isinstance(body, dict):
        return "".join(
            prompt(v) for k, v in body.items() if k in ("text", "content", "messages", "system", "inputText")
        )
    if isinstance(body, list):
        return "".join(prompt(v) for v in body)
    return body if isinstance(body, str) else ""


def accept(operation, model_id, headers, body):
    target = models.resolve(model_id)
    if target is None and contradictions.planted(39):
        raise Refused("ModelNotReadyException", "The model is not ready for inference.", 429)
    if target is None:
        raise Refused("ValidationException", "The provided model identifier is invalid.")
    if service_tier.invalid():
        raise Refused("ValidationException", "service tier provided is invalid")
    try:
        sent = json.loads(body or b"{}")
        if not isinstance(sent, dict):
            raise ValueError("not an object")
        call = Call(
            REQUEST_ID.get(),
            iam_evaluator.request_caller_arn(headers),
            operation,
            model_id,
            target,
            request.time(headers),
            sent,
            metadata(operation, headers, sent),
            prompt_cache.usage(sent, request.usage(headers, prompt(sent), answers.REPLY, target.model.embedding)),
        )
    except ValueError as error:
        raise Refused("ValidationException", f"Malformed input request: {error}") from error
    if not target.behind and not target.model.on_demand:
        message = (
            f"Invocation of model ID {target.model.id} with on-demand throughput isn't supported. Retry your request "
            "with the ID or ARN of an inference profile that contains this model."
        )
        raise Refused("ValidationException", message)
    if target.model.embedding and operation != "InvokeModel":
        raise Refused("ValidationException", "This action doesn't support the model that you provided.")
    if operation.startswith("Converse") and (error := bedrock_runtime._validate_converse_request(sent)):
        raise Refused("ValidationException", json.loads(error[2])["message"])
    return call


def answer(call, latency):
    """The HTTP answer of a call, and the body for its log record."""
    headers = {"Content-Type": "application/json"}
    if call.operation == "ConverseStream":
        events = list(answers.converse_events(call.usage, latency))
        headers["Content-Type"] = "application/vnd.amazon.eventstream"
        logged = answers.converse(call.usage, latency)
        return (200, headers, answers.event_stream(events)), logged
    if call.operation == "InvokeModelWithResponseStream":
        parts = answers.chunks(call.target.model, call.usage, call.id, latency)
        headers["Content-Type"] = "application/vnd.amazon.eventstream"
        headers["x-amzn-bedrock-content-type"] = "application/json"
        return (200, headers, answers.chunk_stream(parts)), parts
    if call.operation == "Converse":
        made = answers.converse(call.usage, latency)
        return (200, headers, json.dumps(made).encode()), made
    made = answers.body(call.target.model, call.usage, call.id)
    headers["x-amzn-bedrock-invocation-latency"] = str(latency)
    headers["x-amzn-bedrock-input-token-count"] = str(call.usage.input)
    if call.usage.output is not None:
        headers["x-amzn-bedrock-output-token-count"] = str(call.usage.output)
        headers["x-amzn-bedrock-cache-read-input-token-count"] = str(call.usage.cache_read)
        headers["x-amzn-bedrock-cache-write-input-token-count"] = str(call.usage.cache_write)
    return (200, headers, json.dumps(made).encode()), made


def refusal(code, message, status):
    headers = {"Content-Type": "application/json", "x-amzn-errortype": code}
    return status, headers, json.dumps({"message": message}).encode()


def count_tokens(model_id, headers, body):
    """The input tokens of the request inside. A profile counts none. The call is neither logged nor metered."""
    target = models.resolve(model_id)
    if target is None or target.behind or target.model.embedding:
        return refusal("ValidationException", "The provided model doesn't support counting tokens.", 400)
    counted = json.loads(body)["input"]
    sent = counted.get("converse") or json.loads(base64.b64decode(counted["invokeModel"]["body"]))
    usage = request.usage(headers, prompt(sent), answers.REPLY, embedding=False)
    return 200, {"Content-Type": "application/json"}, json.dumps({"inputTokens": usage.input}).encode()


async def handle(method, path, headers, body, query):
    if async_invoke.starts("bedrock-runtime", method, path):
        return refusal("ValidationException", async_invoke.MESSAGE, 400)
    if method == "POST" and (counted := COUNT_TOKENS.fullmatch(path)):
        return count_tokens(unquote(counted[1]), headers, body)
    matched = CALL.fullmatch(path) if method == "POST" else None
    if not matched:
        return await bedrock_runtime.handle_request(method, path, headers, body, query)
    started = time.monotonic()
    operation, model_id = OPERATIONS[matched[2]], unquote(matched[1])
    try:
        call = accept(operation, model_id, headers, body)
    except Refused as refused:
        return refusal(refused.code, str(refused), refused.status)
    if code := headers.get(request.ERROR):
        if code not in ERRORS:
            return refusal("ValidationException", f"{request.ERROR}: {code} is none of {', '.join(ERRORS)}", 400)
        status, message = ERRORS[code]
        metrics.failed(call, code)
        invocation_log.deliver(call, error=code)
        return refusal(code, message, status)
    response, logged = answer(call, latency=max(1, round((time.monotonic() - started) * 1000)))
    metrics.succeeded(call)
    invocation_log.deliver(call, answer=logged)
    return response


app.SERVICE_HANDLERS["bedrock-runtime"] = handle
