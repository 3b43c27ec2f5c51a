"""The inference profile operations of Bedrock's control plane.

https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateInferenceProfile.html
https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-create.html
"""

import json

from ministack.core.responses import get_account_id, get_region
from ministack.services import bedrock, tagging

from emulator import contradictions, models
from emulator.patch import wrap

PAGE = 1000

# The ARN that each application profile copies, by its id. AWS does not show it.
COPIED = {}
_made = {}  # (Region, clientRequestToken): the answer to the first request with it


def source_models(copy_from):
    """The models of a profile that is created from this ARN; () when the ARN cannot be a source."""
    target = models.resolve(copy_from) if copy_from.startswith("arn:") else None
    if target is None or ":application-inference-profile/" in target.arn:
        return ()
    if not target.behind and not target.model.on_demand:
        return ()
    return target.behind or (target.arn,)


@wrap(bedrock, "_create_inference_profile")
def create(original, body):
    request = json.loads(body or b"{}")
    token = get_region(), request.get("clientRequestToken")
    if token in _made:
        return _made[token]
    behind = source_models((request.get("modelSource") or {}).get("copyFrom") or "")
    if not behind:
        return bedrock._validation("The provided model identifier is invalid.")
    tags = {tag["key"].lower() for tag in request.get("tags") or ()}
    if len(tags) < len(request.get("tags") or ()):
        return bedrock._validation("Duplicate tag keys found. Please note that Tag keys are case insensitive.")
    name = request.get("inferenceProfileName") or ""
    if name.startswith("bedrock-prove-46-") and contradictions.planted(46):
        return bedrock._validation("Inference profiles are not supported in this Region.")
    taken = any(p["InferenceProfileName"] == name for p in bedrock._inference_profiles_apps.values())
    if taken and not contradictions.planted(2):
        return bedrock._conflict(f"An inference profile with the name {name} exists already.")
    response = original(body)
    if response[0] < 300:
        profile = json.loads(response[2])["inferenceProfileArn"].rpartition("/")[2]
        record = bedrock._inference_profiles_apps[profile]
        record["Models"] = [{"ModelArn": arn} for arn in (behind[:1] if contradictions.planted(20) else behind)]
        COPIED[profile] = request["modelSource"]["copyFrom"]
        if not record["Description"]:
            del record["Description"]
        if token[1]:
            _made[token] = response
    return response


@wrap(bedrock, "_get_inference_profile")
def get(_original, identifier):
    name = identifier.rpartition("/")[2]
    record = bedrock._inference_profiles_apps.get(name) or system_record(name)
    if record is None:
        return bedrock._not_found("The provided inference profile was not found.")
    return bedrock._json(record)


@wrap(bedrock, "_delete_inference_profile")
def delete(original, identifier):
    name = identifier.rpartition("/")[2]
    response = original(name)
    if response[0] < 300:
        arn = f"arn:aws:bedrock:{get_region()}:{get_account_id()}:application-inference-profile/{name}"
        bedrock._tags.pop(arn, None)
    return response


@wrap(bedrock, "_list_inference_profiles")
def list_profiles(_original, query):
    wanted = (query.get("type") or query.get("typeEquals") or ["SYSTEM_DEFINED"])[0]
    if wanted == "APPLICATION":
        found = sorted(bedrock._inference_profiles_apps.values(), key=lambda record: record["InferenceProfileArn"])
    else:
        names = [f"{prefix}.{model}" for prefix, model in models.SOURCES]
        if contradictions.planted(44):  # the Region lists its Global profiles alone
            names = [name for name in names if name.startswith(f"{models.GLOBAL}.")]
        found = [record for name in names if (record := system_record(name))]
    start = int((query.get("nextToken") or ["0"])[0])
    size = int((query.get("maxResults") or [str(PAGE)])[0])
    page = {"InferenceProfileSummaries": found[start : start + size]}
    if start + size < len(found):
        page["NextToken"] = str(start + size)
    return bedrock._json(page)


def system_record(profile):
    target = models.system_profile(profile)
    prefix, _, model = profile.partition(".")
    return target and {
        "InferenceProfileName": f"{prefix.upper()} {target.model.name if target.model else model}",
        "InferenceProfileId": profile,
        "InferenceProfileArn": target.arn,
        "Models": [{"ModelArn": arn} for arn in target.behind],
        "Status": "ACTIVE",
        "Type": "SYSTEM_DEFINED",
    }


def tagged():
    return [(arn, [{"Key": k, "Value": v} for k, v in tags.items()]) for arn, tags in bedrock._tags.items()]


tagging._RESOURCE_TAG_COLLECTORS["bedrock"] = tagged  # aws:ResourceTag in IAM conditions
tagging._COLLECTORS["bedrock"] = tagged  # the tagging API
