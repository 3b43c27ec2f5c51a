"""The permissions of a query: Athena reads Glue and S3, and writes the result, with the permissions of the caller.

The engine works as root, and its requests do not name their query. So queries of root run side by side, and a query of
another caller runs alone: meanwhile each request of the engine must be allowed to that caller too.

https://docs.aws.amazon.com/athena/latest/ug/s3-permissions.html
https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html
"""

import asyncio
import contextlib
import contextvars
import re

from ministack.core import iam_evaluator, router
from ministack.core.responses import get_region

from emulator import contradictions, principals
from emulator.patch import wrap

CALLER = contextvars.ContextVar("caller", default="")
_of_engine = contextvars.ContextVar("of_engine", default=False)


class Turns:
    def __init__(self):
        self.free, self.side_by_side, self.alone = asyncio.Condition(), 0, None

    @contextlib.asynccontextmanager
    async def take(self, key):
        alone = not re.fullmatch(r"\d{12}", key)  # the account's root user
        async with self.free:
            await self.free.wait_for(lambda: self.alone is None and not (alone and self.side_by_side))
            if alone:
                self.alone = key
            else:
                self.side_by_side += 1
        try:
            yield
        finally:
            async with self.free:
                if alone:
                    self.alone = None
                else:
                    self.side_by_side -= 1
                self.free.notify_all()


TURNS = Turns()


def look_at(headers, query):
    """Stores whether a request comes from the engine, the only client here that is written in Java."""
    CALLER.set(router.extract_access_key_id(headers, query))
    _of_engine.set("aws-sdk-java" in headers.get("user-agent", ""))


@wrap(iam_evaluator, "enforce")
def enforce(original, key, act, service, region, resource_arn="*", service_context=None):
    denied = original(key, act, service, region, resource_arn=resource_arn, service_context=service_context)
    if denied or not _of_engine.get() or TURNS.alone in (None, key):
        return denied
    if contradictions.planted(37) and act == "s3:GetObject" and "/data/" in resource_arn:
        return denied  # as if the query did not read the object
    if act == "glue:GetTable" and contradictions.planted(36) and "/bedrock-prove-36-" in principals.arn(TURNS.alone):
        act = "glue:GetTableVersion"
    if act == "glue:UpdateTable" and contradictions.planted(49) and "/bedrock-prove-49-" in principals.arn(TURNS.alone):
        act = "glue:UpdatePartition"
    # With everything around this function, so that the caller's actions are recorded too.
    return iam_evaluator.enforce(
        TURNS.alone, act, service, region, resource_arn=resource_arn, service_context=service_context
    )


def may_write(key, bucket, name):
    arn = f"arn:aws:s3:::{bucket}/{name}"
    return iam_evaluator.enforce(key, "s3:PutObject", "s3", get_region(), resource_arn=arn) is None
