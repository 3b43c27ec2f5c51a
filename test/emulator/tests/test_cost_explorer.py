"""The cost allocation tags of the payer account."""


def test_tags_of_principals_are_listed_and_set(aws):
    client = aws("ce")
    tags = {tag["TagKey"]: tag["Status"] for tag in client.list_cost_allocation_tags()["CostAllocationTags"]}
    assert tags["iamPrincipal/team"] == "Active"
    update = client.update_cost_allocation_tags_status
    entry = {"TagKey": "iamPrincipal/team", "Status": "Active"}
    assert update(CostAllocationTagsStatus=[entry])["Errors"] == []
    assert update(CostAllocationTagsStatus=[entry | {"TagKey": "other"}])["Errors"][0]["Code"] == "TagKeyNotFound"
