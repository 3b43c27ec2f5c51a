"""Who publishes to a topic under a customer key needs the key too: kms:GenerateDataKey and kms:Decrypt.

MiniStack checks the publisher's sns:Publish alone.

https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
"""

from ministack.core import iam_evaluator
from ministack.services import kms, sns

from emulator.patch import wrap


@wrap(iam_evaluator, "enforce")
def enforce(original, key, act, service, region, resource_arn="*", service_context=None):
    denied = original(key, act, service, region, resource_arn=resource_arn, service_context=service_context)
    topic = sns._topics.get(resource_arn)
    if denied or act != "sns:Publish" or not topic:
        return denied
    record = kms._resolve_key(topic["attributes"].get("KmsMasterKeyId") or "")
    for needed in ("kms:GenerateDataKey", "kms:Decrypt") if record else ():
        denied = original(key, needed, "kms", region, resource_arn=record["Arn"], service_context=service_context)
        if denied:
            return denied
    return None
