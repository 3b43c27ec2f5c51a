"""The calls and bodies that are logged, and the reasons for which delivery fails."""

import base64
import json

import pytest
from support import MESSAGES, NOVA, SONNET, refused


@pytest.mark.parametrize(
    ("flags", "image", "delivered"),
    [
        ({"textDataDeliveryEnabled": True}, False, True),
        ({"embeddingDataDeliveryEnabled": True, "imageDataDeliveryEnabled": True}, False, False),
        ({"textDataDeliveryEnabled": True}, True, False),
        ({"textDataDeliveryEnabled": True, "imageDataDeliveryEnabled": True}, True, True),
    ],
)
def test_bodies_are_delivered_as_the_flags_say(log, runtime, profile, flags, image, delivered):
    log.put(**flags)
    picture = {"image": {"format": "png", "source": {"bytes": base64.b64encode(b"x")}}}
    content = [{"text": "look"}, *([picture] if image else [])]
    runtime().converse(modelId=profile, messages=[{"role": "user", "content": content}])
    record = log.record()
    assert ("inputBodyJson" in record["input"]) == delivered
    assert ("outputBodyJson" in record["output"]) == (delivered or (image and "textDataDeliveryEnabled" in flags))


def test_large_body_is_an_object_of_its_own(log, runtime, profile):
    log.put(textDataDeliveryEnabled=True)
    text = "x" * 150_000
    runtime().converse(modelId=profile, messages=[{"role": "user", "content": [{"text": text}]}])
    record = log.record()
    path = record["input"]["inputBodyS3Path"]
    assert "inputBodyJson" not in record["input"] and "outputBodyJson" in record["output"]
    assert path.startswith(f"s3://{log.bucket}/AWSLogs/") and "/data/" in path
    assert json.loads(log.read(path.removeprefix(f"s3://{log.bucket}/")))["messages"][0]["content"][0]["text"] == text


@pytest.mark.parametrize(
    ("code", "metric"),
    [("ThrottlingException", "InvocationThrottles"), ("ValidationException", "InvocationClientErrors")],
)
def test_failed_call_is_logged_without_tokens(aws, log, runtime, profile, code, metric):
    client = runtime(**{"X-Local-Error": code})
    found, _ = refused(client.converse, modelId=profile, messages=MESSAGES, requestMetadata={"team": "growth"})
    assert found == code
    record = log.record()
    assert record["errorCode"] == code and record["requestMetadata"] == {"team": "growth"}
    assert record["input"] == {"inputContentType": "application/json"} and "outputTokenCount" not in record["output"]
    cloudwatch = aws("cloudwatch", "eu-central-1")
    dimensions = [{"Name": "ModelId", "Value": profile.rpartition("/")[2]}]
    (listed,) = cloudwatch.list_metrics(Namespace="AWS/Bedrock", Dimensions=dimensions)["Metrics"]
    assert listed["MetricName"] == metric


@pytest.mark.parametrize(
    "metadata",
    [
        {f"k{n}": "v" for n in range(17)},
        {"k": "a" * 257},
        {"k": "über"},
        {"k": "a|b"},
        {f"k{n}": "a" * 256 for n in range(16)} | {"k" * 256: "a" * 256},
    ],
)
def test_metadata_over_the_limits_is_refused(log, runtime, profile, metadata):
    client = runtime()
    arguments = {"modelId": profile, "messages": MESSAGES}
    assert refused(client.converse, requestMetadata=metadata, **arguments)[0] == "ValidationException"
    arguments = {"modelId": profile, "body": json.dumps({"messages": MESSAGES})}
    assert refused(client.invoke_model, requestMetadata=json.dumps(metadata), **arguments)[0] == "ValidationException"
    assert not log.records()


def test_refused_call_is_not_logged(aws, log, name):
    iam, user = aws("iam"), f"{name}-user"
    iam.create_user(UserName=user)
    key = iam.create_access_key(UserName=user)["AccessKey"] | {"SessionToken": None}
    client = aws("bedrock-runtime", "eu-central-1", key)
    assert refused(client.converse, modelId=NOVA, messages=MESSAGES)[0] == "AccessDeniedException"
    assert refused(aws("bedrock-runtime", "eu-central-1").converse, modelId="nobody.knows", messages=MESSAGES)
    assert not log.records()


def test_delivery_stops_with_the_permission_and_is_metered(aws, log, runtime, profile):
    client = runtime()
    client.converse(modelId=profile, messages=MESSAGES)
    log.s3.delete_bucket_policy(Bucket=log.bucket)
    client.converse(modelId=profile, messages=MESSAGES)
    assert len(log.records()) == 1
    cloudwatch = aws("cloudwatch", "eu-central-1")
    listed = cloudwatch.list_metrics(Namespace="AWS/Bedrock", MetricName="ModelInvocationLogsS3DeliveryFailure")
    assert listed["Metrics"]


def test_on_demand_call_of_a_model_that_needs_a_profile(runtime):
    code, message = refused(runtime().converse, modelId=SONNET, messages=MESSAGES)
    assert code == "ValidationException" and "on-demand throughput" in message


def test_nothing_is_logged_where_logging_is_off(aws, log, runtime, profile):
    log.bedrock.delete_model_invocation_logging_configuration()
    runtime().converse(modelId=profile, messages=MESSAGES)
    assert not log.keys()
