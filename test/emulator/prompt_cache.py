"""Prompt caching of Converse: the system prompt before a cache point is written once, and read by the calls after it.

https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html
"""

from ministack.core.responses import get_account_id, get_region

from emulator import request

LEAST = 1024  # tokens; a shorter prompt is not cached
_written = set()


def usage(sent, counted):
    """The usage of a call by its cache points. A usage that the call's header gives stays."""
    system = sent.get("system")
    if not isinstance(system, list) or counted.cache_read or counted.cache_write:
        return counted
    points = [i for i, block in enumerate(system) if isinstance(block, dict) and "cachePoint" in block]
    if not points:
        return counted
    prefix = "".join(str(block.get("text", "")) for block in system[: points[-1]])
    tokens = request.estimate(prefix)
    if tokens < LEAST:
        return counted
    key = (get_account_id(), get_region(), prefix)
    kind = "cache_read" if key in _written else "cache_write"
    _written.add(key)
    return counted._replace(input=max(1, counted.input - tokens), **{kind: tokens})
