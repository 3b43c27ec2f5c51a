"""The CloudWatch metrics of a call, with logging on or off: namespace AWS/Bedrock, dimension ModelId.

https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html
"""

from ministack.services import cloudwatch

from emulator import contradictions

NAMESPACE = "AWS/Bedrock"
ALL_MODELS = "Across all model IDs"


def record(when, model, name, value, unit="Count"):
    dimensions = {"ModelId": model}
    points = cloudwatch._metric_bucket((NAMESPACE, name, cloudwatch._dims_key(dimensions)))
    point = {"Timestamp": when.timestamp(), "Value": float(value), "Unit": unit, "Dimensions": dimensions}
    points.append(point)
    return point


def model_dimension(call):
    """The short modelId of the call; an application inference profile has its id."""
    return call.model_id.rpartition("/")[2]


def succeeded(call):
    cached = call.usage.cache_read + call.usage.cache_write if contradictions.planted(26) else 0
    counts = {
        "Invocations": 2 if contradictions.planted(12) else 1,
        "InputTokenCount": call.usage.input + cached,
        "OutputTokenCount": call.usage.output,
        "CacheReadInputTokenCount": call.usage.cache_read,
        "CacheWriteInputTokenCount": call.usage.cache_write,
    }
    for name, value in counts.items():
        if value or name == "Invocations":
            record(call.time, model_dimension(call), name, value)


def failed(call, code):
    name = {"ThrottlingException": "InvocationThrottles", "ValidationException": "InvocationClientErrors"}.get(code)
    record(call.time, model_dimension(call), name or "InvocationServerErrors", 1)


def delivered(call, done):
    return record(call.time, ALL_MODELS, f"ModelInvocationLogsS3Delivery{'Success' if done else 'Failure'}", 1)


def forget_failure(point):
    key = (NAMESPACE, "ModelInvocationLogsS3DeliveryFailure", cloudwatch._dims_key(point["Dimensions"]))
    cloudwatch._metric_bucket(key).remove(point)
