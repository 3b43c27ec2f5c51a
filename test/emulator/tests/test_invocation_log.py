"""The log record of a call, whose counts equal the counts in the answer."""

import json

import pytest
from support import ACCOUNT, EMBED, MESSAGES, NOVA, SONNET, refused

USAGE = {"input": 11, "output": 22, "cacheRead": 33, "cacheWrite": 44, "cacheWrite1h": 4}


def converse(client, model):
    usage = client.converse(modelId=model, messages=MESSAGES, requestMetadata={"team": "growth"})["usage"]
    return [usage[k] for k in ("inputTokens", "outputTokens", "cacheReadInputTokens", "cacheWriteInputTokens")]


def converse_stream(client, model):
    answer = client.converse_stream(modelId=model, messages=MESSAGES, requestMetadata={"team": "growth"})
    usage = next(e["metadata"]["usage"] for e in answer["stream"] if "metadata" in e)
    return [usage[k] for k in ("inputTokens", "outputTokens", "cacheReadInputTokens", "cacheWriteInputTokens")]


def body():
    return json.dumps({"anthropic_version": "bedrock-2023-05-31", "max_tokens": 9, "messages": MESSAGES})


def invoke(client, model):
    answer = client.invoke_model(modelId=model, body=body(), requestMetadata='{"team": "growth"}')
    headers = answer["ResponseMetadata"]["HTTPHeaders"]
    usage = json.loads(answer["body"].read())["usage"]
    assert int(headers["x-amzn-bedrock-input-token-count"]) == usage["input_tokens"]
    assert int(headers["x-amzn-bedrock-output-token-count"]) == usage["output_tokens"]
    split = usage["cache_creation"]
    assert sum(split.values()) == usage["cache_creation_input_tokens"]
    names = ("input_tokens", "output_tokens", "cache_read_input_tokens", "cache_creation_input_tokens")
    return [usage[k] for k in names]


def invoke_stream(client, model):
    answer = client.invoke_model_with_response_stream(modelId=model, body=body(), requestMetadata='{"team": "growth"}')
    last = json.loads([e["chunk"]["bytes"] for e in answer["body"]][-1])["amazon-bedrock-invocationMetrics"]
    names = ("inputTokenCount", "outputTokenCount", "cacheReadInputTokenCount", "cacheWriteInputTokenCount")
    return [last[k] for k in names]


OPERATIONS = {
    "Converse": converse,
    "ConverseStream": converse_stream,
    "InvokeModel": invoke,
    "InvokeModelWithResponseStream": invoke_stream,
}


@pytest.mark.parametrize("usage", [None, USAGE])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_record_of_each_operation(log, runtime, profile, operation, usage):
    headers = {"X-Local-Usage": json.dumps(usage)} if usage else {}
    answered = OPERATIONS[operation](runtime(**headers), profile)
    if usage:
        assert answered == [11, 22, 33, 44]
    record = log.record()
    counts = record["input"] | record["output"]
    names = ("inputTokenCount", "outputTokenCount", "cacheReadInputTokenCount", "cacheWriteInputTokenCount")
    assert [counts[k] for k in names] == answered
    assert record["schemaType"] == "ModelInvocationLog" and record["operation"] == operation
    assert record["modelId"] == profile and record["requestMetadata"] == {"team": "growth"}
    assert record["accountId"] == ACCOUNT and record["region"] == "eu-central-1"
    assert record["identity"]["arn"] == f"arn:aws:iam::{ACCOUNT}:root"
    assert record["inferenceRegion"].startswith("eu-")
    assert "inputBodyJson" not in counts and "outputBodyJson" not in counts


def test_model_id_is_the_callers_word_for_converse_and_an_arn_for_invoke(log, runtime):
    client = runtime()
    converse(client, f"eu.{SONNET}")
    assert log.record()["modelId"] == f"eu.{SONNET}"
    client.invoke_model(modelId=NOVA, body=json.dumps({"messages": MESSAGES}))
    record = log.records()[-1]
    assert record["modelId"] == f"arn:aws:bedrock:eu-central-1::foundation-model/{NOVA}"
    assert "inferenceRegion" not in record and "requestMetadata" not in record


def test_embedding_has_no_output_tokens(log, runtime):
    log.put(embeddingDataDeliveryEnabled=True)
    answer = runtime().invoke_model(modelId=EMBED, body=json.dumps({"inputText": "x" * 40}))
    assert json.loads(answer["body"].read())["inputTextTokenCount"] == 10
    record = log.record()
    assert record["input"]["inputTokenCount"] == 10 and "outputTokenCount" not in record["output"]
    assert record["input"]["inputBodyJson"] == {"inputText": "x" * 40}
    code, _ = refused(runtime().converse, modelId=EMBED, messages=MESSAGES)
    assert code == "ValidationException"


def test_streamed_body_is_a_list_of_chunks(log, runtime, profile):
    log.put(textDataDeliveryEnabled=True)
    invoke_stream(runtime(**{"X-Local-Usage": json.dumps(USAGE)}), profile)
    chunks = log.record()["output"]["outputBodyJson"]
    assert chunks[0]["type"] == "message_start"
    assert chunks[0]["message"]["usage"]["cache_creation"]["ephemeral_1h_input_tokens"] == 4


def test_time_header_dates_record_folder_object_and_metric(aws, log, runtime, profile):
    when = "2026-11-10T23:59:58.250Z"
    client = runtime(**{"X-Local-Time": when, "X-Local-Usage": json.dumps(USAGE)})
    converse(client, profile)
    (key,) = log.keys()
    assert "/eu-central-1/2026/11/10/23/20261110T235958250Z_" in key
    assert log.record()["timestamp"] == "2026-11-10T23:59:58Z"
    metric = {"Namespace": "AWS/Bedrock", "MetricName": "CacheReadInputTokenCount"}
    dimensions = [{"Name": "ModelId", "Value": profile.rpartition("/")[2]}]
    found = aws("cloudwatch", "eu-central-1").get_metric_data(
        StartTime="2026-11-10T00:00:00Z",
        EndTime="2026-11-11T00:00:00Z",
        MetricDataQueries=[
            {"Id": "q", "MetricStat": {"Metric": metric | {"Dimensions": dimensions}, "Period": 86400, "Stat": "Sum"}}
        ],
    )["MetricDataResults"][0]
    assert found["Values"] == [33.0] and found["Timestamps"][0].strftime("%F") == "2026-11-10"
