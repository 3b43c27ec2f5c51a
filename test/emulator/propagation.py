"""The time until IAM's changes are seen: a role that is younger than LOCAL_IAM_DELAY seconds has no permission yet.

AWS documents no limit. Custom resources have been denied for tens of seconds after CloudFormation created their role.

https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
https://github.com/aws/aws-cdk/issues/37675
"""

import os
from datetime import UTC, datetime, timedelta

from ministack.core import iam_evaluator
from ministack.services import iam as roles

from emulator import principals
from emulator.patch import wrap


@wrap(iam_evaluator, "enforce")
def enforce(original, key, act, service, region, resource_arn="*", service_context=None):
    denied = original(key, act, service, region, resource_arn=resource_arn, service_context=service_context)
    delay = float(os.environ.get("LOCAL_IAM_DELAY") or 0)
    if denied or not delay:
        return denied
    arn = principals.arn(key)
    if ":assumed-role/" in arn and young(arn.split("/")[1], timedelta(seconds=delay)):
        return iam_evaluator.EvalResult("ImplicitDeny", principal_arn=arn)
    return None


def young(name, delay):
    """Whether a role was created within the delay."""
    role = roles._roles.get(name)
    return role is not None and datetime.now(UTC) - datetime.fromisoformat(role["CreateDate"]) < delay
