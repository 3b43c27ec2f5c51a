"""The principals that may assume a role: IAM principals of its trust policy, or an AWS service.

No user can act as a service. In place of the compute services, the account's root user sends AssumeRole with the header
X-Local-Service: the principal of the service, such as ecs-tasks.amazonaws.com. The trust policy is then evaluated for
that principal, with the condition keys that the service sets; MiniStack by itself allows root wherever a service is
trusted. X-Local-Principal does the same for a role of another account, by its ARN.

A token of GitHub Actions sets the keys of its ids, beside those of its audience and subject.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
"""

import contextvars
import dataclasses
import json

from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id, get_region
from ministack.services import cognito, sts

from emulator import trail_lookup
from emulator.patch import wrap

HEADER = "x-local-service"
SERVICE = contextvars.ContextVar("service", default=None)
PRINCIPAL_HEADER = "x-local-principal"
PRINCIPAL = contextvars.ContextVar("principal", default=None)

# The resource for which a service assumes a role, for the services that set aws:SourceArn and aws:SourceAccount.
_SOURCE_ARN = {
    "ecs-tasks.amazonaws.com": "arn:aws:ecs:{region}:{account}:task/local/0123456789abcdef0123456789abcdef",
    "states.amazonaws.com": "arn:aws:states:{region}:{account}:stateMachine:local",
    "bedrock-agentcore.amazonaws.com": "arn:aws:bedrock-agentcore:{region}:{account}:runtime/local-0123456789",
}


GITHUB = "token.actions.githubusercontent.com"
GITHUB_CLAIMS = ("repository", "repository_id", "repository_owner_id")


@wrap(sts, "_web_identity_principal")
def web_identity(original, token, *rest):
    principal, keys = original(token, *rest)
    if f"{GITHUB}:sub" in keys:
        claims = cognito._decode_id_token_unverified(token)
        keys |= {f"{GITHUB}:{claim}": claims[claim] for claim in GITHUB_CLAIMS if claim in claims}
    return principal, keys


def as_list(value):
    return value if isinstance(value, list) else [value]


def source_keys(service):
    """The global condition keys that a service sets when it assumes a role."""
    arn = _SOURCE_ARN.get(service)
    if arn is None:
        return {}
    account = get_account_id()
    return {"aws:sourcearn": arn.format(region=get_region(), account=account), "aws:sourceaccount": account}


def statements_for(document, service):
    """The statements for the caller: for a service, its own with any principal; for others, all without services."""
    for statement in as_list(document.get("Statement", [])):
        principal = statement.get("Principal")
        if principal in ("*", {"AWS": "*"}):
            yield statement | {"Principal": "*"}
            continue
        named = as_list(principal.get("Service", [])) if isinstance(principal, dict) else []
        if not service:
            without = {k: v for k, v in principal.items() if k != "Service"} if named else principal
            yield statement | {"Principal": without}
        elif service in named:
            yield statement | {"Principal": "*"}


@wrap(iam_evaluator, "evaluate_trust_policy")
def evaluate(original, document, caller, context=None):
    service = SERVICE.get()
    if (service or PRINCIPAL.get()) and not caller.endswith(":root"):
        return False
    caller = PRINCIPAL.get() or caller
    if isinstance(document, str):
        document = json.loads(document)
    if service and context:
        keys = context.service_context | source_keys(service) | {"aws:principalisawsservice": "true"}
        context = dataclasses.replace(context, service_context=keys, principal_keys={})
    allowed = original(document | {"Statement": list(statements_for(document, service))}, caller, context)
    if service and context and context.action == "sts:AssumeRole":
        trail_lookup.assumed("AssumeRole", {"type": "AWSService", "invokedBy": service}, context.resource_arn, allowed)
    return allowed
