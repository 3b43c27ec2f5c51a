"""Session tags that a chained session inherits: a transitive tag of the caller's session is a tag of the next one, too.

The next role's trust policy is checked with them: sts:TagSession, with every key in aws:TagKeys.

https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_role-chaining
"""

import contextvars
import re

from ministack.services import sts

from emulator import contradictions
from emulator.patch import wrap

_caller = contextvars.ContextVar("access_key", default="")
_transitive = contextvars.ContextVar("transitive", default=())


def look_at(headers):
    """Remembers the access key that signed the request."""
    signed = re.search(r"Credential=([^/]+)/", headers.get("authorization", ""))
    _caller.set(signed[1] if signed else "")


@wrap(sts, "_session_tags")
def session_tags(original, params, check=True):
    tags, error = original(params, check)
    if error:
        return tags, error
    session = sts._sessions.get(_caller.get()) or {}
    keys = set(session.get("TransitiveTagKeys") or ())
    inherited = [t for t in session.get("SessionTags") or () if t["Key"] in keys]
    own = [params[k] for k in sorted(params) if k.startswith("TransitiveTagKeys.member.")]
    _transitive.set((*keys, *(v[0] if isinstance(v, list) else v for v in own)))
    if contradictions.planted(35):
        return tags, None
    return [*inherited, *tags], None


@wrap(sts, "register_session")
def register_session(original, access_key, session):
    original(access_key, session | {"TransitiveTagKeys": _transitive.get()})
