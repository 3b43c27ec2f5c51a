"""EventBridge rules: a rule reaches a function, a topic or a queue only if policy and key of the target allow it.

https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
"""

import logging

from ministack.core import iam_evaluator
from ministack.services import eventbridge, sns

from emulator import service_principals
from emulator.patch import wrap

log = logging.getLogger("emulator")

SERVICE = "events.amazonaws.com"
ACTIONS = {"lambda": "lambda:InvokeFunction", "sqs": "sqs:SendMessage"}


def admits(target, rule):
    service = target.split(":")[2]
    if service == "sns":
        topic = sns._topics.get(target)
        return topic is not None and service_principals.topic_admits(topic, SERVICE, rule)
    if service not in ACTIONS:
        return True
    found = iam_evaluator._resource_policy(service, target)
    return found is not None and service_principals.allows(found[0], ACTIONS[service], target, SERVICE, rule)


@wrap(eventbridge, "_invoke_target")
def invoke(original, target, event, rule, *rest):
    if admits(target["Arn"], rule["Arn"]):
        original(target, event, rule, *rest)
    else:
        log.warning("rule %s may not invoke %s: its policy does not allow %s", rule["Arn"], target["Arn"], SERVICE)
