"""The log record of a call, and its delivery to the bucket of the Region's logging configuration.

https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
"""

import gzip
import hashlib
import json
import logging

from ministack.core.responses import get_account_id, get_region

from emulator import delivery, held_deliveries, invocation_logging, metrics

log = logging.getLogger("emulator")

LARGEST_BODY = 100 * 1024
MEDIA = ("image", "video", "audio")


def deliver(call, answer=None, error=None):
    """Writes the record of a call, one object for each record, when the Region logs to S3."""
    config = invocation_logging.current()
    s3 = config.get("s3Config")
    if not s3:
        return
    folder = f"{delivery.root(s3)}{get_region()}/{call.time:%Y/%m/%d/%H}"
    entry = record(call, error)
    entry["input"] |= body(config, call, call.body, f"{folder}/data/{call.id}_input.json.gz", "input")
    if answer is not None:
        entry["output"] |= body(config, call, answer, f"{folder}/data/{call.id}_output.json.gz", "output")
    stamp = f"{call.time:%Y%m%dT%H%M%S}{call.time.microsecond // 1000:03}Z"
    name = f"{stamp}_{hashlib.sha256(call.id.encode()).hexdigest()[:16]}.json.gz"
    line = json.dumps(entry, separators=(",", ":")).encode() + b"\n"
    if held_deliveries.hold(call, s3["bucketName"], f"{folder}/{name}", gzip.compress(line)):
        return
    why = delivery.put(s3["bucketName"], f"{folder}/{name}", gzip.compress(line), "application/gzip")
    metrics.delivered(call, why is None)
    if why:
        log.warning("invocation log of %s in %s not delivered: %s", call.id, get_region(), why)


def record(call, error):
    entry = {
        "schemaType": "ModelInvocationLog",
        "schemaVersion": "1.0",
        "timestamp": f"{call.time:%Y-%m-%dT%H:%M:%SZ}",
        "accountId": get_account_id(),
        "identity": {"arn": call.identity},
        "region": get_region(),
        "requestId": call.id,
        "operation": call.operation,
        "modelId": call.target.arn if call.operation.startswith("Invoke") else call.model_id,
        "input": {"inputContentType": "application/json"},
        "output": {"outputContentType": "application/json"},
    }
    if call.metadata:
        entry["requestMetadata"] = call.metadata
    if error:
        return entry | {"errorCode": error}
    usage = call.usage
    entry["input"]["inputTokenCount"] = usage.input
    if usage.output is not None:
        entry["input"]["cacheReadInputTokenCount"] = usage.cache_read
        entry["input"]["cacheWriteInputTokenCount"] = usage.cache_write
        entry["output"]["outputTokenCount"] = usage.output
    if call.target.behind:
        entry["inferenceRegion"] = ran_in(call)
    return entry


def ran_in(call):
    """The Region of the profile where a call runs; the same call always runs in the same Region."""
    regions = [arn.split(":")[3] for arn in call.target.behind]
    chosen = regions[hashlib.sha256(call.id.encode()).digest()[0] % len(regions)]
    return chosen or "us-west-2"


def body(config, call, content, key, side):
    """The field of a body: the parts that the flags deliver, in an object of its own when it is large."""
    kinds = {"embedding" if call.target.model.embedding else "text"} | {kind for kind in MEDIA if holds(content, kind)}
    if not all(config[f"{kind}DataDeliveryEnabled"] for kind in kinds):
        return {}
    text = json.dumps(content).encode()
    if len(text) <= LARGEST_BODY:
        return {f"{side}BodyJson": content}
    bucket = config["s3Config"]["bucketName"]
    if why := delivery.put(bucket, key, gzip.compress(text), "application/gzip"):
        log.warning("body of %s in %s not delivered: %s", call.id, get_region(), why)
        return {}
    return {f"{side}BodyS3Path": f"s3://{bucket}/{key}"}


def holds(content, kind):
    """Whether a body has a block of this kind: {"image": ...} of Converse, {"type": "image"} of Claude."""
    if isinstance(content, dict):
        return kind in content or content.get("type") == kind or any(holds(v, kind) for v in content.values())
    return isinstance(content, list) and any(holds(v, kind) for v in content)
