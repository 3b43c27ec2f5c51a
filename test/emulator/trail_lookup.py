"""CloudTrail's events of a service and of a web identity that assume a role, and their lookup by the role.

https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
"""

import json

from ministack.services import cloudtrail, sts

from emulator import contradictions
from emulator.patch import wrap

# The event of each belief that the lookup contradicts: it was denied.
DENIED = {18: "AssumeRole", 45: "AssumeRoleWithWebIdentity"}


def assumed(name, identity, role, allowed):
    """Records that a role was assumed, or denied, by a principal."""
    resource = {"ResourceType": "AWS::IAM::Role", "ResourceName": role}
    cloudtrail.record_event("sts", name, "", "", [resource], cloudtrail.get_region(), "", "", {}, "POST")
    record = cloudtrail._get_event_queue()[-1]
    event = json.loads(record["CloudTrailEvent"]) | {"userIdentity": identity}
    if not allowed:
        event["errorCode"] = "AccessDenied"
    record["CloudTrailEvent"] = json.dumps(event)


@wrap(sts, "_web_identity_trust_denied")
def web_identity(original, role, *rest):
    denied = original(role, *rest)
    assumed("AssumeRoleWithWebIdentity", {"type": "WebIdentityUser"}, role, denied is None)
    return denied


@wrap(cloudtrail, "_lookup_events")
def lookup(original, request):
    response = original(request)
    denied = [name for belief, name in DENIED.items() if contradictions.planted(belief)]
    if not denied or response[0] != 200:
        return response
    found = json.loads(response[2])
    for record in found["Events"]:
        event = json.loads(record["CloudTrailEvent"])
        if event["eventName"] in denied:
            record["CloudTrailEvent"] = json.dumps(event | {"errorCode": "AccessDenied"})
    return cloudtrail._ok(found)


cloudtrail._DISPATCH["LookupEvents"] = cloudtrail._lookup_events
