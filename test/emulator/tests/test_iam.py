"""IAM on model calls: attribute-based access to the profiles of the role's product alone."""

import functools
import json
import uuid

import pytest
from support import ACCOUNT, EMBED, HOME, MESSAGES, NOVA, SONNET, refused

ECS = {
    "Effect": "Allow",
    "Principal": {"Service": "ecs-tasks.amazonaws.com"},
    "Action": "sts:AssumeRole",
    "Condition": {
        "StringEquals": {"aws:SourceAccount": ACCOUNT},
        "ArnLike": {"aws:SourceArn": f"arn:aws:ecs:*:{ACCOUNT}:*"},
    },
}
OWN_PROFILES = {
    "Effect": "Allow",
    "Action": ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
    "Resource": f"arn:aws:bedrock:*:{ACCOUNT}:application-inference-profile/*",
    "Condition": {
        "StringEquals": {
            "aws:ResourceTag/product": "${aws:PrincipalTag/product}",
            "aws:RequestedRegion": [HOME, "eu-west-1"],
        }
    },
}
MODELS_BEHIND = {
    "Effect": "Allow",
    "Action": ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
    "Resource": "arn:aws:bedrock:*::foundation-model/*",
    "Condition": {
        "ArnLike": {"bedrock:InferenceProfileArn": f"arn:aws:bedrock:*:{ACCOUNT}:application-inference-profile/*"}
    },
}


class Caller:
    """A role of a product, and the credentials of a service that acts as it."""

    def __init__(self, aws, name, trust=ECS, statements=(OWN_PROFILES, MODELS_BEHIND)):
        self.aws, self.name, self.arn = aws, name, f"arn:aws:iam::{ACCOUNT}:role/{name}"
        iam = aws("iam")
        iam.create_role(
            RoleName=name,
            AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trust]}),
            Tags=[{"Key": "product", "Value": name}, {"Key": "Team", "Value": "growth"}],
        )
        document = json.dumps({"Version": "2012-10-17", "Statement": list(statements)})
        iam.put_role_policy(RoleName=name, PolicyName="p", PolicyDocument=document)

    def assume(self, service="ecs-tasks.amazonaws.com", credentials=None, **arguments):
        sts = self.aws("sts", credentials=credentials, headers={"X-Local-Service": service} if service else None)
        return sts.assume_role(RoleArn=self.arn, RoleSessionName="task", **arguments)["Credentials"]

    def converse(self, model, region=HOME, credentials=None):
        client = self.aws("bedrock-runtime", region, credentials or self.assume())
        return client.converse(modelId=model, messages=MESSAGES)


@pytest.fixture
def caller(aws, name):
    return Caller(aws, name)


def tagged_profile(aws, product, source=f"inference-profile/us.{SONNET}", region=HOME):
    """The ARN of a new profile of the product."""
    account = "" if source.startswith("foundation-model/") else ACCOUNT
    made = aws("bedrock", region).create_inference_profile(
        inferenceProfileName=f"{product}-{uuid.uuid4().hex[:8]}",
        modelSource={"copyFrom": f"arn:aws:bedrock:{region}:{account}:{source}"},
        tags=[{"key": "product", "value": product}],
    )
    return made["inferenceProfileArn"]


@pytest.fixture
def profile(aws):
    return functools.partial(tagged_profile, aws)


@pytest.mark.parametrize(
    ("source", "region"),
    [
        (f"inference-profile/us.{SONNET}", HOME),
        (f"inference-profile/global.{SONNET}", HOME),
        (f"inference-profile/eu.{SONNET}", "eu-west-1"),
        (f"foundation-model/{NOVA}", HOME),
    ],
)
def test_own_profile_is_allowed(caller, profile, source, region):
    assert caller.converse(profile(caller.name, source, region), region)["usage"]["totalTokens"] > 0


READS = {
    "Effect": "Allow",
    "Action": "bedrock:GetInferenceProfile",
    "Resource": f"arn:aws:bedrock:*:{ACCOUNT}:application-inference-profile/*",
    "Condition": {"StringEquals": {"aws:ResourceTag/product": "${aws:PrincipalTag/product}"}},
}
COUNTS = {"Effect": "Allow", "Action": "bedrock:CountTokens", "Resource": "arn:aws:bedrock:*::foundation-model/*"}
COUNTED = {"converse": {"messages": MESSAGES}}


def test_own_profile_is_read_by_its_tag(aws, name, profile):
    caller = Caller(aws, name, statements=[READS])
    client = aws("bedrock", credentials=caller.assume())
    own = profile(name)
    assert SONNET in client.get_inference_profile(inferenceProfileIdentifier=own)["models"][0]["modelArn"]
    for other in (profile("another"), f"us.{SONNET}"):
        code, message = refused(client.get_inference_profile, inferenceProfileIdentifier=other)
        assert code == "AccessDeniedException" and "bedrock:GetInferenceProfile" in message


def test_counting_tokens_is_an_action_of_its_own(aws, name, caller):
    counter = Caller(aws, f"{name}-counter", statements=[COUNTS])
    runtime = aws("bedrock-runtime", credentials=counter.assume())
    assert runtime.count_tokens(modelId=NOVA, input=COUNTED)["inputTokens"] > 0
    body = json.dumps({"messages": MESSAGES}).encode()
    assert runtime.count_tokens(modelId=SONNET, input={"invokeModel": {"body": body}})["inputTokens"] > 0
    assert refused(runtime.converse, modelId=NOVA, messages=MESSAGES)[0] == "AccessDeniedException"
    invoker = aws("bedrock-runtime", credentials=caller.assume())
    code, message = refused(invoker.count_tokens, modelId=NOVA, input=COUNTED)
    on = f"bedrock:CountTokens on resource: arn:aws:bedrock:{HOME}::foundation-model/{NOVA}"
    assert code == "AccessDeniedException" and on in message


def test_a_profile_counts_no_tokens(aws, profile, name):
    for model in (profile(name), f"us.{SONNET}", EMBED):
        code, message = refused(aws("bedrock-runtime").count_tokens, modelId=model, input=COUNTED)
        assert code == "ValidationException" and "doesn't support counting tokens" in message


def test_own_profile_is_allowed_to_stream(caller, profile):
    client = caller.aws("bedrock-runtime", credentials=caller.assume())
    events = list(client.converse_stream(modelId=profile(caller.name), messages=MESSAGES)["stream"])
    assert events[-1]["metadata"]["usage"]["totalTokens"] > 0


@pytest.mark.parametrize("model", [NOVA, f"us.{SONNET}", f"global.{SONNET}", f"us.{NOVA}"])
def test_no_other_way_to_a_model(caller, profile, model):
    profile(caller.name)
    code, message = refused(caller.converse, model=model)
    assert code == "AccessDeniedException"
    assert f"assumed-role/{caller.name}/task is not authorized to perform: bedrock:InvokeModel on resource" in message


def test_profile_of_another_product_is_refused(caller, profile):
    arn = profile("another")
    code, message = refused(caller.converse, model=arn)
    assert code == "AccessDeniedException" and f"on resource: {arn} because no identity-based policy" in message


def test_region_that_is_not_listed_is_refused(caller, profile):
    arn = profile(caller.name, f"inference-profile/us.{SONNET}", "us-west-2")
    assert refused(caller.converse, model=arn, region="us-west-2")[0] == "AccessDeniedException"


def test_models_are_checked_in_their_own_regions(aws, name, profile):
    """A Region condition on the models would have to name every destination, and "unspecified" for Global."""
    in_home = MODELS_BEHIND | {
        "Condition": MODELS_BEHIND["Condition"] | {"StringEquals": {"aws:RequestedRegion": [HOME]}}
    }
    caller = Caller(aws, name, statements=(OWN_PROFILES, in_home))
    code, message = refused(caller.converse, model=profile(name))
    assert code == "AccessDeniedException" and "arn:aws:bedrock:us-east-2::foundation-model/" in message
    code, message = refused(caller.converse, model=profile(name, f"inference-profile/global.{SONNET}"))
    assert code == "AccessDeniedException" and "arn:aws:bedrock:::foundation-model/" in message
    assert caller.converse(profile(name, f"foundation-model/{NOVA}"))["usage"]


def test_session_tags_override_role_tags(aws, name, profile):
    trust = ECS | {"Action": ["sts:AssumeRole", "sts:TagSession"]}
    caller = Caller(aws, name, trust)
    tagged = caller.assume(Tags=[{"Key": "Product", "Value": "another"}])
    assert refused(caller.converse, model=profile(name), credentials=tagged)[0] == "AccessDeniedException"
    assert caller.converse(profile("another"), credentials=tagged)["usage"]
    plain = Caller(aws, f"{name}-plain")
    assert refused(plain.assume, Tags=[{"Key": "product", "Value": "another"}])[0] == "AccessDenied"


def test_variable_without_a_value_matches_nothing(aws, name, profile):
    caller = Caller(aws, name)
    arn = profile(name)
    aws("iam").untag_role(RoleName=name, TagKeys=["product"])
    assert refused(caller.converse, model=arn)[0] == "AccessDeniedException"


def test_permission_on_the_account(aws, name):
    allow = {"Effect": "Allow", "Action": "account:ListRegions", "Resource": f"arn:aws:account::{ACCOUNT}:account"}
    caller = Caller(aws, name, statements=[allow])
    assert aws("account", credentials=caller.assume()).list_regions()["Regions"]


@pytest.mark.parametrize("protocol", ["json", "query", "smithy-rpc-v2-cbor"])
def test_metrics_are_put_in_the_own_namespace_only(aws, name, protocol, monkeypatch):
    own = {"StringEquals": {"cloudwatch:namespace": name}}
    allow = {"Effect": "Allow", "Action": "cloudwatch:PutMetricData", "Resource": "*", "Condition": own}
    credentials = Caller(aws, name, statements=[allow]).assume()
    monkeypatch.setattr("botocore.model.PRIORITY_ORDERED_SUPPORTED_PROTOCOLS", (protocol,))
    cloudwatch = aws("cloudwatch", credentials=credentials)
    assert cloudwatch.meta.service_model.resolved_protocol == protocol
    data = [{"MetricName": "m", "Value": 1}]
    cloudwatch.put_metric_data(Namespace=name, MetricData=data)
    code, message = refused(cloudwatch.put_metric_data, Namespace="Another", MetricData=data)
    assert code.startswith("AccessDenied") and "is not authorized to perform: cloudwatch:PutMetricData" in message
    assert refused(cloudwatch.list_metrics)[0].startswith("AccessDenied")


def test_a_role_is_named_with_its_path(aws, name):
    aws("iam").create_role(RoleName=f"{name}-lab", Path="/lab/", AssumeRolePolicyDocument="{}")
    for path, allowed in ("lab/", True), ("", False):
        arn = f"arn:aws:iam::{ACCOUNT}:role/{path}{name}-lab"
        reads = {"Effect": "Allow", "Action": "iam:ListRoleTags", "Resource": arn}
        caller = Caller(aws, f"{name}-{allowed}", statements=[reads])
        read = aws("iam", credentials=caller.assume()).list_role_tags
        if allowed:
            assert read(RoleName=f"{name}-lab")["Tags"] == []
        else:
            refused(read, RoleName=f"{name}-lab")


def test_permission_on_a_profile(aws, name, profile):
    arn, other = profile(name), profile("another")
    actions = ["bedrock:GetInferenceProfile", "bedrock:ListTagsForResource"]
    caller = Caller(aws, name, statements=[{"Effect": "Allow", "Action": actions, "Resource": arn}])
    bedrock = aws("bedrock", credentials=caller.assume())
    assert (
        bedrock.get_inference_profile(inferenceProfileIdentifier=arn.rpartition("/")[2])["inferenceProfileArn"] == arn
    )
    assert bedrock.list_tags_for_resource(resourceARN=arn)["tags"]
    assert refused(bedrock.get_inference_profile, inferenceProfileIdentifier=other)[0] == "AccessDeniedException"
    assert refused(bedrock.list_tags_for_resource, resourceARN=other)[0] == "AccessDeniedException"


@pytest.mark.parametrize(
    ("service", "operation", "action"),
    [
        ("bedrock", "get_model_invocation_logging_configuration", "bedrock:GetModelInvocationLoggingConfiguration"),
        (
            "bedrock",
            "delete_model_invocation_logging_configuration",
            "bedrock:DeleteModelInvocationLoggingConfiguration",
        ),
        ("bedrock", "list_inference_profiles", "bedrock:ListInferenceProfiles"),
        ("account", "list_regions", "account:ListRegions"),
        ("cloudwatch", "list_metrics", "cloudwatch:ListMetrics"),
    ],
)
def test_role_without_permission_is_refused(caller, service, operation, action):
    client = caller.aws(service, credentials=caller.assume())
    code, message = refused(getattr(client, operation))
    assert code.startswith("AccessDenied") and f"is not authorized to perform: {action}" in message


def test_profile_needs_rights_on_itself_its_source_and_the_models_behind(aws, name):
    profiles, models = "arn:aws:bedrock:*:*:application-inference-profile/*", "arn:aws:bedrock:*::foundation-model/*"
    source = f"arn:aws:bedrock:{HOME}:{ACCOUNT}:inference-profile/us.{SONNET}"

    def allow(*actions_and_resources):
        return tuple({"Effect": "Allow", "Action": f"bedrock:{a}", "Resource": r} for a, r in actions_and_resources)

    def create(suffix, statements):
        credentials = Caller(aws, f"{name}{suffix}", statements=statements).assume()
        return aws("bedrock", HOME, credentials).create_inference_profile

    every = [("CreateInferenceProfile", r) for r in (profiles, source, models)] + [("TagResource", profiles)]
    arguments = {
        "inferenceProfileName": name,
        "modelSource": {"copyFrom": source},
        "tags": [{"key": "product", "value": name}],
    }
    for i, missing in enumerate(every):
        code, message = refused(create(i, allow(*(e for e in every if e != missing))), **arguments)
        assert code == "AccessDeniedException" and missing[1].split("/")[0].rpartition(":")[2] in message
    tagged = dict(allow(("CreateInferenceProfile", profiles))[0])
    tagged["Condition"] = {"Null": {"aws:RequestTag/product": "false"}}
    made = create("t", (tagged, *allow(*every[1:])))
    assert made(**arguments)["status"] == "ACTIVE"
    assert refused(made, **(arguments | {"tags": [{"key": "team", "value": "x"}]}))[0] == "AccessDeniedException"
