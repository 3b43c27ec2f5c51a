"""The actions that each role was allowed and denied, as lines "role action decision" in the file of LOCAL_ACTIONS.

A test compares the permissions of a role with the actions that it used.
"""

import os

from ministack.core import iam_evaluator

from emulator import principals
from emulator.patch import wrap

_seen = set()


@wrap(iam_evaluator, "enforce")
def enforce(original, key, act, service, region, resource_arn="*", service_context=None):
    denied = original(key, act, service, region, resource_arn=resource_arn, service_context=service_context)
    if (path := os.environ.get("LOCAL_ACTIONS")) and (key, act, not denied) not in _seen:
        _seen.add((key, act, not denied))
        arn = principals.arn(key)
        if ":assumed-role/" in arn:
            line = f"{arn.split('/')[1]} {act} {'denied' if denied else 'allowed'}\n"
            with open(path, "a", encoding="utf-8") as file:
                file.write(line)
    return denied
