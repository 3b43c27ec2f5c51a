"""The decisions of resource policies on an AWS service that acts for this account.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
"""

from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id, get_region
from ministack.services import kms


def allows(policy, action, resource, service, source_arn=None):
    """Whether the policy allows a service, such as bedrock.amazonaws.com, that acts for the source ARN."""
    account, region = get_account_id(), get_region()
    context = iam_evaluator.EvalContext(
        principal_arn="",
        principal_type="Service",
        principal_account=account,
        action=action,
        resource_arn=resource,
        region=region,
        secure_transport=True,
        service_context={
            "aws:sourceaccount": account,
            "aws:sourceowner": account,  # the condition in the default policy of a topic
            "aws:sourcearn": source_arn or f"arn:aws:{service.partition('.')[0]}:{region}:{account}:*",
            "aws:principalservicename": service,
            "aws:principalisawsservice": "true",
            "aws:viaawsservice": "false",
        },
    )
    return iam_evaluator.evaluate_resource_policy(policy, context, service=service).decision == "Allow"


def key_allows(key, actions, service, source_arn=None):
    """Whether a KMS key, by id, ARN or alias, exists, is enabled and allows the service all the actions."""
    record = kms._resolve_key(key)
    if record is None or record.get("KeyState") != "Enabled":
        return False
    return all(allows(record.get("Policy"), action, record["Arn"], service, source_arn) for action in actions)


def topic_admits(topic, service, source_arn=None):
    """Whether the service may publish, by policy and key of the topic. The AWS managed key allows no service."""
    if not allows(topic["attributes"].get("Policy"), "sns:Publish", topic["arn"], service, source_arn):
        return False
    key = topic["attributes"].get("KmsMasterKeyId")
    return not key or key_allows(key, ("kms:GenerateDataKey", "kms:Decrypt"), service, source_arn)
