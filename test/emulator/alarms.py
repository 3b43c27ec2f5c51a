"""CloudWatch alarms: the changes of their state, and the topics to which they can publish.

MiniStack ignores the dimensions of an alarm and missing data, and deletes data points after two weeks.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
https://repost.aws/knowledge-center/cloudwatch-receive-sns-for-alarm-trigger
https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
"""

import json
import logging
import time

from ministack.services import cloudwatch, sns

from emulator import contradictions, service_principals
from emulator.patch import wrap

log = logging.getLogger("emulator")

SERVICE = "cloudwatch.amazonaws.com"

cloudwatch.TWO_WEEKS_SECONDS = 455 * 24 * 3600  # CloudWatch keeps metrics for 15 months

_BREACHES = {
    "GreaterThanThreshold": lambda value, threshold: value > threshold,
    "GreaterThanOrEqualToThreshold": lambda value, threshold: value >= threshold,
    "LessThanThreshold": lambda value, threshold: value < threshold,
    "LessThanOrEqualToThreshold": lambda value, threshold: value <= threshold,
}


def values(alarm):
    """The statistic of each evaluated period, the latest first; None for a period without data."""
    dimensions = {d["Name"]: d["Value"] for d in alarm.get("Dimensions") or ()}
    key = (alarm["Namespace"], alarm["MetricName"], cloudwatch._dims_key(dimensions))
    points, now, period = cloudwatch._metrics.get(key) or (), time.time(), int(alarm.get("Period", 60))
    statistic = alarm.get("ExtendedStatistic") or alarm.get("Statistic", "Average")
    for back in range(int(alarm.get("EvaluationPeriods", 1))):
        start = now - (back + 1) * period
        inside = [p for p in points if start < p["Timestamp"] <= start + period]
        yield cloudwatch._stat_value(cloudwatch._calc_stats(inside), statistic, inside) if inside else None


def state(alarm):
    """The state by the data; None to keep the present state."""
    treat = alarm.get("TreatMissingData") or "missing"
    breaches = _BREACHES[alarm["ComparisonOperator"]]
    found = list(values(alarm))
    if treat in ("missing", "ignore") and all(value is None for value in found):
        return "INSUFFICIENT_DATA" if treat == "missing" else None
    breaching = [treat == "breaching" if v is None else breaches(v, float(alarm["Threshold"])) for v in found]
    needed = int(alarm.get("DatapointsToAlarm") or alarm.get("EvaluationPeriods", 1))
    return "ALARM" if sum(breaching) >= needed else "OK"


@wrap(cloudwatch, "_evaluate_alarm")
def evaluate(_original, alarm):
    if not alarm.get("MetricName") or alarm.get("ComparisonOperator") not in _BREACHES:
        return
    old, new = alarm["StateValue"], state(alarm)
    if new in (None, old):
        return
    reason = (
        f"Threshold Crossed: {alarm['EvaluationPeriods']} period(s) {alarm['ComparisonOperator']} evaluate to {new}"
    )
    alarm |= {"StateValue": new, "StateReason": reason, "StateUpdatedTimestamp": int(time.time())}
    cloudwatch._record_history(alarm["AlarmName"], old, new, reason)
    cloudwatch._dispatch_alarm_actions(alarm, old, new, reason)
    cloudwatch._evaluate_parent_alarms(alarm)


@wrap(cloudwatch, "_put_metric_alarm")
def put(original, params, data, is_cbor, is_json=False):
    """Whether the topics of an alarm exist is not checked, as belief 50 says."""
    actions = data.get("AlarmActions") if is_cbor or is_json else params.get("AlarmActions.member.1")
    if contradictions.planted(50) and not all(arn in sns._topics for arn in actions or ()):
        message = f"Invalid alarm actions: {actions}"
        return cloudwatch._error("ValidationError", message, 400, use_json=is_json, use_cbor=is_cbor)
    return original(params, data, is_cbor, is_json)


@wrap(cloudwatch, "_describe_alarms")
def describe(original, *args, **kwargs):
    """The alarms are evaluated before they are described, since time passes without new metrics."""
    cloudwatch._evaluate_all_alarms()
    return original(*args, **kwargs)


def admits(arn, alarm):
    """Whether the alarm may publish to a topic. The history of the alarm keeps the result of the action."""
    topic = sns._topics.get(arn)
    done = (
        topic and service_principals.topic_admits(topic, SERVICE, alarm["AlarmArn"]) and not contradictions.planted(14)
    )
    if done:
        remember(alarm, arn, "Succeeded", f"Successfully executed action {arn}")
        return True
    log.warning("alarm %s may not publish to %s", alarm["AlarmName"], arn)
    error = "CloudWatch Alarms does not have authorization to access the SNS topic or its encryption key."
    remember(alarm, arn, "Failed", f'Failed to execute action {arn}. Received error: "{error}"')
    return False


def remember(alarm, arn, state, summary):
    cloudwatch._history_entries().append(
        {
            "AlarmName": alarm["AlarmName"],
            "AlarmType": "MetricAlarm",
            "Timestamp": cloudwatch._ts_iso(time.time()),
            "HistoryItemType": "Action",
            "HistorySummary": summary,
            "HistoryData": json.dumps({"actionState": state, "notificationResource": arn}),
        }
    )


FIELDS = {"ALARM": "AlarmActions", "OK": "OKActions", "INSUFFICIENT_DATA": "InsufficientDataActions"}


@wrap(cloudwatch, "_dispatch_alarm_actions")
def act(original, alarm, old, new, reason):
    field = FIELDS.get(new)
    if field and alarm.get("ActionsEnabled", True):
        original(alarm | {field: [arn for arn in alarm.get(field) or () if admits(arn, alarm)]}, old, new, reason)
