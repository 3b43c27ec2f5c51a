"""The event of a changed logging configuration. It reaches EventBridge if a CloudTrail trail covers the Region.

https://docs.aws.amazon.com/bedrock/latest/userguide/logging-using-cloudtrail.html
https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
"""

import datetime as dt
import json

from ministack.core.responses import get_account_id, get_region
from ministack.services import cloudtrail, eventbridge

from emulator import contradictions

VERBS = {"PUT": "Put", "DELETE": "Delete"}


def concerns(method, path):
    return path == "/logging/modelinvocations" and method in VERBS


def covered():
    """Whether a trail of this Region, or a trail of all Regions, is logging."""
    return any(trail.get("IsLogging") for _region, _name, trail in cloudtrail._visible_trail_items())


def send(method, identity, body, request_id):
    account, region = get_account_id(), get_region()
    detail = {
        "eventVersion": "1.11",
        "userIdentity": {"arn": identity, "accountId": account},
        "eventTime": f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%SZ}",
        "eventSource": "bedrock.amazonaws.com",
        "eventName": f"{VERBS[method]}ModelInvocationLoggingConfiguration",
        "awsRegion": region,
        "requestParameters": json.loads(body) if body else None,
        "responseElements": None,
        "requestID": request_id,
        "readOnly": False,
        "eventType": "AwsApiCall",
        "managementEvent": True,
        "recipientAccountId": account,
        "eventCategory": "Management",
    }
    source = "aws.bedrock-control-plane" if contradictions.planted(32) else "aws.bedrock"
    entry = {"Source": source, "DetailType": "AWS API Call via CloudTrail", "Detail": json.dumps(detail)}
    eventbridge._put_events({"Entries": [entry]}, allow_aws_source=True)
