"""Delivery to a log bucket: Bedrock writes as the service principal bedrock.amazonaws.com, for this account and Region.

https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
"""

from ministack.core.responses import get_account_id, get_region
from ministack.services import s3

from emulator import service_principals

SERVICE = "bedrock.amazonaws.com"


def root(config):
    """The prefix of every object in the bucket of an s3Config."""
    prefix = config.get("keyPrefix", "").strip("/")
    return f"{prefix}{'/' if prefix else ''}AWSLogs/{get_account_id()}/BedrockModelInvocationLogs/"


def refused_bucket(bucket, key):
    """The reason for which the bucket refuses an object of Bedrock; None when it does not."""
    if bucket not in s3._buckets:
        return f"bucket {bucket} does not exist"
    home = s3._buckets[bucket].get("region")
    if home != get_region():
        return f"bucket {bucket} is in {home}, not in {get_region()}"
    arn = f"arn:aws:s3:::{bucket}/{key}"
    if not service_principals.allows(s3._bucket_policies.get(bucket), "s3:PutObject", arn, SERVICE):
        return f"the policy of bucket {bucket} does not allow {SERVICE} s3:PutObject on {key}"
    return None


def refused_key(bucket):
    """The reason for which the customer key of the bucket refuses Bedrock; None when it does not, or without a key."""
    headers = s3._bucket_default_sse_headers(bucket)
    key = headers.get("x-amz-server-side-encryption-aws-kms-key-id")
    if key is None or service_principals.key_allows(key, ("kms:GenerateDataKey",), SERVICE):
        return None
    return f"key {key} does not allow {SERVICE} kms:GenerateDataKey"


def put(bucket, key, body, content_type="application/json"):
    """Writes an object; returns the reason when the bucket or its key refuses Bedrock."""
    if why := refused_bucket(bucket, key) or refused_key(bucket):
        return why
    status, _, answer = s3._put_object(bucket, key, body, {"content-type": content_type})
    return None if status < 300 else answer.decode(errors="replace")
