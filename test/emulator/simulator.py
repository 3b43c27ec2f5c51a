"""IAM's policy simulator on given policies: each resource, each context entry and the principal of the request count.

MiniStack reads the first resource alone, and no context.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
"""

import dataclasses
import itertools
from xml.sax.saxutils import escape

from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id
from ministack.services import iam

from emulator import contradictions
from emulator.patch import wrap

DECISIONS = {"Allow": "allowed", "Deny": "explicitDeny"}


def members(request, name):
    """The members of a list of the query protocol."""
    for number in itertools.count(1):
        if not (value := iam._p(request, f"{name}.member.{number}")):
            return
        yield value


def entries(request):
    """The context entries by lower-case key: a value, or a list where there are several."""
    found = {}
    for number in itertools.count(1):
        entry = f"ContextEntries.member.{number}"
        if not (key := iam._p(request, f"{entry}.ContextKeyName")):
            return found
        values = list(members(request, f"{entry}.ContextKeyValues"))
        found[key.lower()] = values if len(values) > 1 else values[0]
    return found


def statements(document):
    """The statements of a policy. Where belief 28 is contradicted, those with NotResource do not count."""
    for statement in iam_evaluator.parse_policy_document(document):
        if not (statement.not_resources and contradictions.planted(28)):
            yield statement


@wrap(iam, "_simulate_custom_policy")
def simulate(_original, request):
    account, context = get_account_id(), entries(request)
    policies = [list(statements(document)) for document in members(request, "PolicyInputList")]
    asked = iam_evaluator.EvalContext(
        principal_arn=context.pop("aws:principalarn", f"arn:aws:iam::{account}:root"),
        principal_type="AssumedRole",
        principal_account=context.pop("aws:principalaccount", account),
        action="",
        resource_arn="",
        region=context.pop("aws:requestedregion", "us-east-1"),
        service_context=context,
    )
    results = ""
    for action in members(request, "ActionNames"):
        for resource in list(members(request, "ResourceArns")) or ["*"]:
            one = dataclasses.replace(asked, action=action, resource_arn=resource)
            decision = DECISIONS.get(iam_evaluator.evaluate(one, policies).decision, "implicitDeny")
            results += (
                f"<member><EvalActionName>{escape(action)}</EvalActionName>"
                f"<EvalResourceName>{escape(resource)}</EvalResourceName>"
                f"<EvalDecision>{decision}</EvalDecision><MatchedStatements/><MissingContextValues/></member>"
            )
    body = f"<EvaluationResults>{results}</EvaluationResults><IsTruncated>false</IsTruncated>"
    return iam._xml(
        200,
        "SimulateCustomPolicyResponse",
        f"<SimulateCustomPolicyResult>{body}</SimulateCustomPolicyResult>",
        ns="iam",
    )


iam._IAM_HANDLERS["SimulateCustomPolicy"] = iam._simulate_custom_policy
