"""The service tier that a model call requests, as the condition key bedrock:ServiceTier of its IAM decisions.

https://docs.aws.amazon.com/bedrock/latest/userguide/service-tiers-inference.html
https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
"""

import contextvars
import json

from emulator import contradictions

HEADER = "x-amzn-bedrock-service-tier"
_requested = contextvars.ContextVar("service_tier", default=None)


def look_at(service, headers, body):
    """Remembers the tier that a model call requests in its header or, for Converse, in its body."""
    _requested.set(None)
    if service != "bedrock-runtime":
        return
    tier = headers.get(HEADER)
    if not tier and b"serviceTier" in (body or b""):
        try:
            tier = json.loads(body)["serviceTier"]["type"]
        except (ValueError, KeyError, TypeError):
            tier = None  # the operation refuses the body
    _requested.set(tier)


def keys():
    """The condition key of the request; none for a call without a tier."""
    tier = _requested.get()
    return {"bedrock:ServiceTier": tier} if tier and not contradictions.planted(19) else {}
