"""Tests of the hook by the table of cases of the Go wrapper, for both forms in which operations take metadata."""

import json
import pathlib
import warnings

import botocore.awsrequest
import botocore.session
import pytest

from request_metadata import Stamp, labels

ROOT = pathlib.Path(__file__).parents[2]
CASES = json.loads((ROOT / "requestmetadata/testdata/cases.json").read_text())
SCHEMAS = {
    "own": (ROOT / "requestmetadata/testdata/own.schema.json").read_text(),
    "wide": (ROOT / "requestmetadata/testdata/wide.schema.json").read_text(),
}
SESSION = botocore.session.Session()
IDENTITY = {"team": "growth", "service": "onboarding-api", "env": "prod"}


def text(values):
    return {k: v if isinstance(v, str) else v["repeat"] * v["times"] for k, v in (values or {}).items()}


def verdicts(mistakes):
    return sorted(f"{key}: {rule}" for key, rule, _value, advice in mistakes if advice)


class Bedrock:
    """Client that keeps the request metadata of its requests."""

    def __init__(self, stamp):
        self.client = SESSION.create_client(
            "bedrock-runtime", "us-east-1", aws_access_key_id="id", aws_secret_access_key="secret"
        )
        self.client.meta.events.register("provide-client-params.bedrock-runtime", stamp)
        self.client.meta.events.register("before-send.bedrock-runtime", self.receive)
        self.received = []

    def receive(self, request, **_):
        header = request.headers.get("X-Amzn-Bedrock-Request-Metadata")
        self.received.append(json.loads(header) if header else json.loads(request.body)["requestMetadata"])
        return botocore.awsrequest.AWSResponse(request.url, 200, {"Content-Type": "application/json"}, Raw())


class Raw:
    def stream(self, **_):
        yield b"{}"

    def read(self, *_):
        return b"{}"


def calls(case, bedrock):
    """Calls of a case: one with its metadata as a map, one with it as a header."""
    given = text(case.get("input"))
    yield lambda: bedrock.client.converse(modelId="m", messages=[], requestMetadata=given)
    yield lambda: bedrock.client.invoke_model(modelId="m", body=b"{}", requestMetadata=json.dumps(given))
    assert given == text(case.get("input")), "the caller's map was written to"


@pytest.fixture(params=CASES, ids=[case["name"] for case in CASES])
def case(request):
    token = labels.set(text(request.param.get("context")))
    with warnings.catch_warnings(action="ignore", category=FutureWarning):
        yield request.param
    labels.reset(token)


def test_case(case):
    schema, identity = SCHEMAS[case.get("schema", "own")], text(case.get("identity", IDENTITY))
    if not case["mistakes"]:
        bedrock = Bedrock(Stamp(schema, identity))
        for call in calls(case, bedrock):
            call()
        assert bedrock.received == [text(case["stamped"])] * 2
        return
    if "dropped" not in case:
        with pytest.raises(ValueError, match="'") as refused:
            Stamp(schema, identity)
        assert verdicts(refused.value.args) == case["mistakes"]
        return
    bedrock = Bedrock(Stamp(schema, identity))
    for call in calls(case, bedrock):
        with pytest.raises(ValueError, match="'") as refused:
            call()
        assert verdicts(refused.value.args) == case["mistakes"]
    assert bedrock.received == []
    reported = []
    bedrock = Bedrock(Stamp(schema, identity, reported.append))
    for call in calls(case, bedrock):
        call()
    assert [verdicts(mistakes) for mistakes in reported] == [case["mistakes"]] * 2
    assert bedrock.received == [text(case["dropped"])] * 2


def test_every_operation_with_the_field_is_stamped():
    stamp = Stamp(SCHEMAS["own"], IDENTITY)
    service = SESSION.get_service_model("bedrock-runtime")
    stamped = []
    for name in service.operation_names:
        params = stamp({"modelId": "m"}, service.operation_model(name))
        assert params["modelId"] == "m"
        if "requestMetadata" in params:
            given = params["requestMetadata"]
            assert (json.loads(given) if isinstance(given, str) else given) == IDENTITY
            stamped.append(name)
    assert {"Converse", "ConverseStream", "InvokeModel", "InvokeModelWithResponseStream"} <= set(stamped)


def test_the_published_schema_stamps():
    stamp = Stamp((ROOT / "docs/request-metadata.schema.json").read_text(), IDENTITY)
    assert stamp.merge({}) == IDENTITY


def test_a_deprecated_key_is_warned_of():
    with pytest.warns(FutureWarning, match="team is deprecated: stamp owning_team"):
        Stamp(SCHEMAS["wide"], IDENTITY).merge({})
