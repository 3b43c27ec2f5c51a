"""The service tier that a model call requests, as the condition key bedrock:ServiceTier of its IAM decisions.

Converse and ConverseStream request it in their body, InvokeModel and its stream in a header. A tier elsewhere, such as
a service_tier of a model's own body, is no request of a tier and sets no key.

https://docs.aws.amazon.com/bedrock/latest/userguide/service-tiers-inference.html
https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ServiceTier.html
https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html
https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
"""

import contextvars
import json

from emulator import contradictions

HEADER = "x-amzn-bedrock-service-tier"
VALID = ("priority", "default", "flex", "reserved")
_requested = contextvars.ContextVar("service_tier", default=None)


def look_at(service, path, headers, body):
    """Remembers the tier that a model call requests."""
    _requested.set(None)
    if service != "bedrock-runtime":
        return
    if not path.endswith(("/converse", "/converse-stream")):
        _requested.set(headers.get(HEADER))
        return
    try:
        _requested.set((json.loads(body).get("serviceTier") or {}).get("type"))
    except (ValueError, AttributeError, TypeError):
        return  # the operation refuses the body


def invalid():
    """Whether the call requests a tier that there is none of. Case matters, as in every enumeration of an API."""
    return _requested.get() is not None and _requested.get() not in VALID


def keys():
    """The condition key of the request; none for a call without a tier."""
    tier = _requested.get()
    return {"bedrock:ServiceTier": tier} if tier and not contradictions.planted(19) else {}
