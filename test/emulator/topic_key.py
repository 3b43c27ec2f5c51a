"""The key of an encrypted topic: a publisher needs permission to use it. MiniStack checks the topic alone.

The root user is allowed. For other principals the key policy alone decides, without their identity policies.

https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
"""

from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id
from ministack.services import iam, kms, sns

from emulator import contradictions
from emulator.patch import wrap

ACTIONS = ("kms:GenerateDataKey", "kms:Decrypt")


def role_of(caller):
    """The role of an assumed-role session, with its path; any other principal unchanged."""
    kind, _, rest = caller.split(":")[5].partition("/")
    role = kind == "assumed-role" and iam._roles.get(rest.partition("/")[0])
    return role["Arn"] if role else caller


def admits(key, caller, region):
    record = kms._resolve_key(key)
    return record is not None and all(allows(record, action, role_of(caller), region) for action in ACTIONS)


def allows(record, action, principal, region):
    context = iam_evaluator.EvalContext(
        principal_arn=principal,
        principal_type="AssumedRole",
        principal_account=get_account_id(),
        action=action,
        resource_arn=record["Arn"],
        region=region,
        secure_transport=True,
        service_context={
            "kms:calleraccount": get_account_id(),
            "kms:viaservice": "" if contradictions.planted(33) else f"sns.{region}.amazonaws.com",
            "aws:principalarn": principal,
        },
    )
    return iam_evaluator.evaluate_resource_policy(record.get("Policy"), context, named_only=True).decision == "Allow"


@wrap(sns, "_publish")
def publish(original, params):
    topic = sns._topics.get(sns._normalize_arn(sns._p(params, "TopicArn") or sns._p(params, "TargetArn")))
    key = topic and topic["attributes"].get("KmsMasterKeyId")
    caller = iam_evaluator.caller_arn()
    if key and caller and not caller.endswith(":root") and not admits(key, caller, topic["arn"].split(":")[3]):
        return sns._error("KMSAccessDenied", f"User: {caller} is not authorized to use the key of the topic.", 400)
    return original(params)
