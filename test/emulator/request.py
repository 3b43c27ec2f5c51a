"""The headers of a request of the runtime that the emulator alone reads.

X-Local-Time   the RFC 3339 time (UTC) of the call: of its record, folder, object and metric.
X-Local-Usage  {"input":..,"output":..,"cacheRead":..,"cacheWrite":..,"cacheWrite1h":..}, the tokens of the call.
X-Local-Error  the error with which the call fails, such as ThrottlingException.
"""

import datetime as dt
import json
from typing import NamedTuple

TIME, USAGE, ERROR = "x-local-time", "x-local-usage", "x-local-error"


class Usage(NamedTuple):
    """Tokens of four kinds, of which none includes another, and the cache writes for an hour instead of 5 minutes."""

    input: int
    output: int | None = None  # None for an embedding
    cache_read: int = 0
    cache_write: int = 0
    cache_write_1h: int = 0

    @property
    def total(self):
        return self.input + (self.output or 0) + self.cache_read + self.cache_write


def time(headers):
    if TIME not in headers:
        return dt.datetime.now(dt.UTC)
    when = dt.datetime.fromisoformat(headers[TIME])
    if when.tzinfo is None:
        raise ValueError(f"{TIME}: no time zone in {headers[TIME]!r}")
    return when.astimezone(dt.UTC)


def usage(headers, prompt, reply, embedding):
    """The tokens of a call by the header, else one for every four characters."""
    given = json.loads(headers.get(USAGE, "{}"))
    unknown = given.keys() - {"input", "output", "cacheRead", "cacheWrite", "cacheWrite1h"}
    if unknown:
        raise ValueError(f"{USAGE}: unknown {', '.join(sorted(unknown))}")
    return Usage(
        given.get("input", estimate(prompt)),
        None if embedding else given.get("output", estimate(reply)),
        given.get("cacheRead", 0),
        given.get("cacheWrite", 0),
        given.get("cacheWrite1h", 0),
    )


def estimate(text):
    return -(-len(text) // 4)
