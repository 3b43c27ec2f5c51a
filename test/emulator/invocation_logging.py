"""The logging configuration of a Region: there is one, each Put overwrites it, and it is absent when logging is off.

Put writes a marker object to check its permissions. It does not notice a customer key that refuses Bedrock; delivery
then fails. The caller of a configuration with a log group passes its role to Bedrock.

ca-west-1 leaves the video flag out of every answer, whatever was put. How it delivers video is not known.

https://github.com/hashicorp/terraform-provider-aws/issues/49569
https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
https://docs.aws.amazon.com/bedrock/latest/APIReference/API_PutModelInvocationLoggingConfiguration.html
https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
"""

import datetime as dt
import json

from ministack.core import iam_evaluator
from ministack.core.responses import get_region
from ministack.services import bedrock

from emulator import contradictions, delivery, query_rights
from emulator.patch import wrap

FLAGS = tuple(f"{kind}DataDeliveryEnabled" for kind in ("text", "image", "embedding", "video", "audio"))
OMITTED = {"ca-west-1": ("videoDataDeliveryEnabled",)}
MARKER = "amazon-bedrock-logs-permission-check"


def current():
    """The configuration of this account and Region; {} when logging is off."""
    return bedrock._invocation_logging_config.get("config") or {}


def may_pass(role):
    """Whether the caller of the request may pass the role to Bedrock."""
    key, context = query_rights.CALLER.get(), {"iam:PassedToService": delivery.SERVICE}
    denied = iam_evaluator.enforce(key, "iam:PassRole", "iam", get_region(), resource_arn=role, service_context=context)
    return denied is None


@wrap(bedrock, "_put_logging_config")
def put(_original, body):
    config = json.loads(body or b"{}").get("loggingConfig")
    if not isinstance(config, dict):
        return bedrock._validation("loggingConfig is required.")
    role = (config.get("cloudWatchConfig") or {}).get("roleArn")
    if role and not may_pass(role) and not contradictions.planted(31):
        message = f"User: {iam_evaluator.caller_arn()} is not authorized to perform: iam:PassRole on resource: {role}"
        return bedrock._error("AccessDeniedException", message, 403)
    if bucket := (config.get("s3Config") or {}).get("bucketName"):
        key = delivery.root(config["s3Config"]) + MARKER
        if why := delivery.refused_bucket(bucket, key):
            beginning = "Access to the bucket" if contradictions.planted(5) else "Failed to validate permissions"
            return bedrock._validation(f"{beginning} for log group or bucket: {why}")
        delivery.put(bucket, key, b"")
        if contradictions.planted(17):
            folder = f"{delivery.root(config['s3Config'])}{get_region()}/{dt.datetime.now(dt.UTC):%Y/%m/%d/%H}"
            delivery.put(bucket, f"{folder}/{MARKER}", b"permission check\n")
    bedrock._invocation_logging_config["config"] = dict.fromkeys(FLAGS, not contradictions.planted(4)) | config
    return bedrock._empty()


@wrap(bedrock, "_get_logging_config")
def get(_original):
    """Returns success without a configuration when logging is off."""
    omitted = OMITTED.get(get_region(), ())
    answer = {name: value for name, value in current().items() if name not in omitted}
    return bedrock._json({"LoggingConfig": answer} if answer else {})
