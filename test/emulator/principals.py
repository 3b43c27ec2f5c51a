"""The principal of an access key."""

from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id


def arn(key):
    """The ARN of the principal; "" for an unknown key."""
    return getattr(iam_evaluator.resolve_principal(key, get_account_id()), "arn", "")
