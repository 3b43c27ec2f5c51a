"""The service tier that a model call requests, as a condition of its IAM decision."""

import json

import pytest
from support import MESSAGES, NOVA, refused
from test_iam import MODELS_BEHIND, OWN_PROFILES, Caller, tagged_profile

STANDARD_TIER_ONLY = {
    "Effect": "Deny",
    "Action": ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
    "Resource": "*",
    "Condition": {"StringEquals": {"bedrock:ServiceTier": ["reserved", "priority", "flex"]}},
}
ASKED = json.dumps({"messages": MESSAGES}).encode()
OPERATIONS = {
    "converse": ({"messages": MESSAGES}, lambda tier: {"type": tier}),
    "converse_stream": ({"messages": MESSAGES}, lambda tier: {"type": tier}),
    "invoke_model": ({"body": ASKED}, lambda tier: tier),
    "invoke_model_with_response_stream": ({"body": ASKED}, lambda tier: tier),
}


@pytest.fixture
def standard(aws, name):
    """A client of a caller that is denied all tiers but the standard one, and the profile of its product."""
    caller = Caller(aws, name, statements=(OWN_PROFILES, MODELS_BEHIND, STANDARD_TIER_ONLY))
    return aws("bedrock-runtime", credentials=caller.assume()), tagged_profile(aws, name, f"foundation-model/{NOVA}")


@pytest.mark.parametrize("operation", OPERATIONS)
def test_denied_service_tiers_are_refused(standard, operation):
    client, arn = standard
    call, named = OPERATIONS[operation]
    assert getattr(client, operation)(modelId=arn, **call)
    assert getattr(client, operation)(modelId=arn, **call, serviceTier=named("default"))
    for tier in ("reserved", "priority", "flex"):
        code, message = refused(getattr(client, operation), modelId=arn, **call, serviceTier=named(tier))
        assert code == "AccessDeniedException" and f"on resource: {arn} with an explicit deny" in message


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("tier", ["PRIORITY", "Flex", "turbo", "flex,default", ""])
def test_a_tier_that_there_is_none_of_is_invalid(standard, operation, tier):
    """In no case is the call served in the tier that the policy denies."""
    client, arn = standard
    call, named = OPERATIONS[operation]
    code, message = refused(getattr(client, operation), modelId=arn, **call, serviceTier=named(tier))
    assert (code, message) == ("ValidationException", "service tier provided is invalid")


def sent(client, operation, call, change):
    """A call whose HTTP request is changed before it is signed."""
    event = f"before-sign.bedrock-runtime.{operation}"
    client.meta.events.register_first(event, lambda request, **_: change(request))
    return getattr(client, {"Converse": "converse", "InvokeModel": "invoke_model"}[operation])(**call)


@pytest.mark.parametrize("header", ["x-amzn-bedrock-service-tier", "X-AMZN-BEDROCK-SERVICE-TIER"])
@pytest.mark.parametrize("value", ["priority", " priority "])
def test_neither_the_case_of_the_header_nor_space_hides_a_tier(standard, header, value):
    client, arn = standard
    call = {"modelId": arn, "body": ASKED}
    code, _ = refused(lambda: sent(client, "InvokeModel", call, lambda r: r.headers.add_header(header, value)))
    assert code == "AccessDeniedException"


def test_a_header_hides_no_tier_of_a_body(standard):
    """Converse reads its body alone, however the key is written in it."""
    client, arn = standard

    def change(request):
        request.headers.add_header("X-Amzn-Bedrock-Service-Tier", "default")
        request.data = json.dumps({"messages": MESSAGES, "serviceTier": {"type": "flex"}}).replace("Tier", "\\u0054ier")

    code, _ = refused(lambda: sent(client, "Converse", {"modelId": arn, "messages": MESSAGES}, change))
    assert code == "AccessDeniedException"


def test_a_body_of_a_model_requests_no_tier(standard):
    """InvokeModel takes the tier in its header. What a model's own body says is the model's, and the log shows it."""
    client, arn = standard
    for field in ({"service_tier": "priority"}, {"serviceTier": {"type": "priority"}}):
        body = json.dumps({"messages": MESSAGES} | field).encode()
        assert client.invoke_model(modelId=arn, body=body)["body"].read()
        assert (
            refused(client.invoke_model, modelId=arn, body=body, serviceTier="priority")[0] == "AccessDeniedException"
        )
