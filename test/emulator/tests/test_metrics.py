"""The CloudWatch metrics of calls by day, with logging on or off."""

import json

from support import MESSAGES, NOVA

REGION = "ca-central-1"
COUNTED = {
    "Invocations": 1,
    "InputTokenCount": 70,
    "OutputTokenCount": 5,
    "CacheReadInputTokenCount": 33,
    "CacheWriteInputTokenCount": 11,
}
USAGE = {"input": 70, "output": 5, "cacheRead": 33, "cacheWrite": 11}


def test_unlogged_calls_are_metered_by_day(aws):
    assert "loggingConfig" not in aws("bedrock", REGION).get_model_invocation_logging_configuration()
    for when in ("2026-11-10T23:59:59Z", "2026-11-11T00:00:00Z", "2026-11-11T12:00:00Z"):
        headers = {"X-Local-Time": when, "X-Local-Usage": json.dumps(USAGE)}
        aws("bedrock-runtime", REGION, headers=headers).converse(modelId=NOVA, messages=MESSAGES)
    cloudwatch = aws("cloudwatch", REGION)
    dimensions = [{"Name": "ModelId", "Value": NOVA}]
    listed = cloudwatch.list_metrics(Namespace="AWS/Bedrock", Dimensions=[{"Name": "ModelId"}])["Metrics"]
    assert {m["MetricName"] for m in listed if m["Dimensions"] == dimensions} == set(COUNTED)
    queries = [
        {
            "Id": f"m{n}",
            "MetricStat": {
                "Metric": {"Namespace": "AWS/Bedrock", "MetricName": metric, "Dimensions": dimensions},
                "Period": 86400,
                "Stat": "Sum",
            },
        }
        for n, metric in enumerate(COUNTED)
    ]
    results = cloudwatch.get_metric_data(
        MetricDataQueries=queries, StartTime="2026-11-09T00:00:00Z", EndTime="2026-11-11T13:00:00Z"
    )["MetricDataResults"]
    for result, counted in zip(results, COUNTED.values(), strict=True):
        days = [t.strftime("%FT%T") for t in result["Timestamps"]]
        assert dict(zip(days, result["Values"], strict=True)) == {
            "2026-11-10T00:00:00": counted,
            "2026-11-11T00:00:00": 2 * counted,
        }
