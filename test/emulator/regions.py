"""The Regions of the account, the answer of account:ListRegions, and the answer of a Region that is not enabled.

https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
https://docs.aws.amazon.com/accounts/latest/APIReference/API_ListRegions.html
"""

import os

from ministack import app
from ministack.core.iam_evaluator import AuthError
from ministack.services import account

from emulator.patch import wrap

BY_DEFAULT = (
    *("us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1"),
    *("eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3"),
    *("ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2"),
)
OPT_IN = (
    *("af-south-1", "ca-west-1", "mx-central-1", "il-central-1", "me-central-1", "me-south-1"),
    *("eu-central-2", "eu-south-1", "eu-south-2", "ap-east-2", "ap-south-2"),
    *("ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7"),
)
ENABLED = {*BY_DEFAULT, *os.environ.get("LOCAL_ENABLED_OPT_IN_REGIONS", "").replace(",", " ").split()}


def status(region):
    if region in BY_DEFAULT:
        return "ENABLED_BY_DEFAULT"
    return "ENABLED" if region in ENABLED else "DISABLED"


def refusal(service, region, headers, request_id):
    """The answer of a Region that is not enabled to an otherwise valid request; None for an enabled Region."""
    if region in ENABLED:
        return None
    error = AuthError("UnrecognizedClientException", "The security token included in the request is invalid.")
    return app._credential_failure(service, "", request_id, error, headers)


@wrap(account, "_list_regions")
def list_regions(_original, request):
    wanted = request.get("RegionOptStatusContains") or ()
    found = [
        {"RegionName": region, "RegionOptStatus": status(region)}
        for region in sorted(BY_DEFAULT + OPT_IN)
        if not wanted or status(region) in wanted
    ]
    start, size = int(request.get("NextToken") or 0), int(request.get("MaxResults") or 50)
    page = {"Regions": found[start : start + size]}
    if start + size < len(found):
        page["NextToken"] = str(start + size)
    return account._json(200, page)


@wrap(account, "_get_region_opt_status")
def get_region_opt_status(_original, request):
    region = request.get("RegionName")
    if region not in BY_DEFAULT + OPT_IN:
        return account.error_response_json("ValidationException", f"Invalid Region name: {region}", 400)
    return account._json(200, {"RegionName": region, "RegionOptStatus": status(region)})


account._DISPATCH["/listRegions"] = account._list_regions
account._DISPATCH["/getRegionOptStatus"] = account._get_region_opt_status
