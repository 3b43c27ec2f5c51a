"""The Regions of the account, and the answers of Regions that are not enabled."""

import pytest
from support import refused

NOT_ENABLED = "eu-south-1"


def listed(aws, **arguments):
    account, found, token = aws("account"), [], {}
    while True:
        page = account.list_regions(**arguments, **token)
        found += page["Regions"]
        if "NextToken" not in page:
            return {r["RegionName"]: r["RegionOptStatus"] for r in found}
        token = {"NextToken": page["NextToken"]}


def test_list_regions(aws):
    statuses = listed(aws, MaxResults=10)
    assert len(statuses) == 33 and "ap-east-1" not in statuses
    assert statuses["eu-west-1"] == "ENABLED_BY_DEFAULT"
    assert statuses["eu-south-2"] == "ENABLED"  # LOCAL_ENABLED_OPT_IN_REGIONS of these tests
    assert statuses[NOT_ENABLED] == "DISABLED"
    enabled = listed(aws, RegionOptStatusContains=["ENABLED", "ENABLED_BY_DEFAULT"])
    assert len(enabled) == 19
    assert aws("account").get_region_opt_status(RegionName=NOT_ENABLED)["RegionOptStatus"] == "DISABLED"


@pytest.mark.parametrize(
    ("service", "operation", "code"),
    [
        ("bedrock", "get_model_invocation_logging_configuration", "UnrecognizedClientException"),
        ("cloudwatch", "list_metrics", "InvalidClientTokenId"),
        ("sts", "get_caller_identity", "InvalidClientTokenId"),
    ],
)
def test_region_that_is_not_enabled_knows_no_credentials(aws, service, operation, code):
    found, message = refused(getattr(aws(service, NOT_ENABLED), operation))
    assert found == code and "security token included in the request is invalid" in message
    getattr(aws(service, "eu-south-2"), operation)()
