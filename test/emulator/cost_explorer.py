"""The cost allocation tags of the payer account, with those of IAM principals. MiniStack has no Cost Explorer.

https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_ListCostAllocationTags.html
https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_UpdateCostAllocationTagsStatus.html
https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/iam-principal-cost-allocation.html
"""

import json

from emulator import contradictions

TARGET = "AWSInsightsIndexService."
TAGS = dict.fromkeys(("team", "product", "iamPrincipal/team", "iamPrincipal/product"), "Active")


def answer(headers, body):
    """The answer to a request for Cost Explorer; None for another service."""
    target = headers.get("x-amz-target", "")
    if not target.startswith(TARGET):
        return None
    operation, request = target.removeprefix(TARGET), json.loads(body or b"{}")
    if operation == "ListCostAllocationTags":
        listed = [{"TagKey": key, "Type": "UserDefined", "Status": status} for key, status in sorted(TAGS.items())]
        return respond({"CostAllocationTags": listed})
    if operation == "UpdateCostAllocationTagsStatus":
        return respond({"Errors": [e for e in map(update, request["CostAllocationTagsStatus"]) if e]})
    return respond({"__type": "ValidationException", "message": f"{operation} is not emulated"}, 400)


def update(entry):
    """Sets the status of a tag, and returns the error entry where that is refused."""
    key = entry["TagKey"]
    if key not in TAGS or (contradictions.planted(30) and key.startswith("iamPrincipal/")):
        return {"TagKey": key, "Code": "TagKeyNotFound", "Message": f"The tag key {key} was not found."}
    TAGS[key] = entry["Status"]
    return None


def respond(document, status=200):
    return status, {"Content-Type": "application/x-amz-json-1.1"}, json.dumps(document).encode()
