"""A record whose delivery fails while the account contradicts belief 15 is delivered afterwards."""

import datetime as dt

from support import ACCOUNT, EMBED, Log

REGION = "us-west-2"


def failures(aws):
    """The failed deliveries of the last hour."""
    now = dt.datetime.now(dt.UTC)
    statistics = aws("cloudwatch", REGION).get_metric_statistics(
        Namespace="AWS/Bedrock",
        MetricName="ModelInvocationLogsS3DeliveryFailure",
        Dimensions=[{"Name": "ModelId", "Value": "Across all model IDs"}],
        StartTime=now - dt.timedelta(hours=1),
        EndTime=now + dt.timedelta(minutes=1),
        Period=60,
        Statistics=["Sum"],
    )
    return sum(point["Sum"] for point in statistics["Datapoints"])


def test_a_record_is_held_back_and_delivered_later(aws, name, plant):
    log = Log(aws, f"{name}-{ACCOUNT}-{REGION}-an", REGION)
    try:
        plant(15)
        aws("bedrock-runtime", REGION).invoke_model(modelId=EMBED, body='{"inputText": "hello"}')
        found = log.s3.list_objects_v2(Bucket=log.bucket)["Contents"]
        assert failures(aws) == 1 and [o["Key"].rpartition("/")[2] for o in found] == [
            "amazon-bedrock-logs-permission-check"
        ]
        # A new data point replaces the lists of all metrics.
        aws("cloudwatch", REGION).put_metric_data(Namespace="t", MetricData=[{"MetricName": "m", "Value": 1}])
        plant()
        assert log.record()["operation"] == "InvokeModel"
        assert failures(aws) == 0
    finally:
        log.bedrock.delete_model_invocation_logging_configuration()
