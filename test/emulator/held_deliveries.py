"""Records whose delivery fails while the account contradicts a belief about it.

They are delivered when it no longer does, and their failures are forgotten: later tests find every record.
"""

import contextvars

from ministack.services import s3

from emulator import contradictions, delivery, metrics

_held = []


def belief(bucket):
    """The belief about delivery to a bucket: with a customer key, in the namespace of the account, or None."""
    if "x-amz-server-side-encryption-aws-kms-key-id" in s3._bucket_default_sse_headers(bucket):
        return 16
    return 15 if bucket.endswith("-an") else None


def hold(call, bucket, key, body):
    """Whether the record is held back, as a failed delivery."""
    number = belief(bucket)
    if not contradictions.planted(number):
        return False
    failure = metrics.delivered(call, False)
    _held.append((number, contextvars.copy_context(), call, bucket, key, body, failure))
    return True


def release():
    """Delivers the records whose contradiction is no longer planted."""
    for held in _held[:]:
        number, context, call, bucket, key, body, failure = held
        if contradictions.planted(number):
            continue
        _held.remove(held)
        context.run(metrics.forget_failure, failure)
        context.run(delivery.put, bucket, key, body, "application/gzip")
        context.run(metrics.delivered, call, True)
