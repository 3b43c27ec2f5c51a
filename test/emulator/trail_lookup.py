"""CloudTrail's event of a service that assumes a role, and its lookup by the role.

https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
"""

import json

from ministack.services import cloudtrail

from emulator import contradictions
from emulator.patch import wrap


def assumed(service, role, allowed):
    """Records that a service assumed a role, or was denied it."""
    resource = {"ResourceType": "AWS::IAM::Role", "ResourceName": role}
    cloudtrail.record_event("sts", "AssumeRole", "", "", [resource], cloudtrail.get_region(), "", service, {}, "POST")
    record = cloudtrail._get_event_queue()[-1]
    event = json.loads(record["CloudTrailEvent"])
    event["userIdentity"] = {"type": "AWSService", "invokedBy": service}
    if not allowed:
        event["errorCode"] = "AccessDenied"
    record["CloudTrailEvent"] = json.dumps(event)


@wrap(cloudtrail, "_lookup_events")
def lookup(original, request):
    response = original(request)
    if not contradictions.planted(18) or response[0] != 200:
        return response
    found = json.loads(response[2])
    for record in found["Events"]:
        event = json.loads(record["CloudTrailEvent"])
        if event["eventName"] == "AssumeRole":
            record["CloudTrailEvent"] = json.dumps(event | {"errorCode": "AccessDenied"})
    return cloudtrail._ok(found)


cloudtrail._DISPATCH["LookupEvents"] = cloudtrail._lookup_events
