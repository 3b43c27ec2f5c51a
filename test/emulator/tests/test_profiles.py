"""Inference profiles: the target of a modelId, and the operations of the control plane."""

import pytest
from support import ACCOUNT, EMBED, HAIKU, HOME, NOVA, SONNET, refused


def models(profile):
    return {m["modelArn"].split(":")[3] for m in profile["models"]}


@pytest.mark.parametrize(
    ("profile", "region", "destinations"),
    [
        (f"us.{SONNET}", "us-east-1", {"us-east-1", "us-east-2", "us-west-2"}),
        (f"us.{SONNET}", "us-west-1", {"us-east-1", "us-east-2", "us-west-2", "us-west-1"}),
        (
            f"eu.{NOVA}",
            "eu-west-1",
            {"eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"},
        ),
        (f"us.{SONNET}", "ca-central-1", {"us-east-1", "us-east-2", "us-west-2", "ca-central-1"}),
        (f"ca.{NOVA}", "ca-central-1", {"ca-central-1", "ca-west-1"}),
        (
            f"apac.{NOVA}",
            "ap-northeast-1",
            {
                *("ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1"),
                *("ap-southeast-1", "ap-southeast-2"),
            },
        ),
        (f"in.{HAIKU}", "ap-south-1", {"ap-south-1", "ap-south-2"}),
        (f"jp.{SONNET}", "ap-northeast-3", {"ap-northeast-1", "ap-northeast-3"}),
        (f"au.{SONNET}", "ap-southeast-2", {"ap-southeast-2", "ap-southeast-4"}),
        (f"global.{SONNET}", "sa-east-1", {"sa-east-1", ""}),
    ],
)
def test_system_profile_routes_by_geography(aws, profile, region, destinations):
    bedrock = aws("bedrock", region)
    found = bedrock.get_inference_profile(inferenceProfileIdentifier=profile)
    assert models(found) == destinations
    arn = f"arn:aws:bedrock:{region}:{ACCOUNT}:inference-profile/{profile}"
    made = bedrock.create_inference_profile(inferenceProfileName="p", modelSource={"copyFrom": arn})
    own = bedrock.get_inference_profile(inferenceProfileIdentifier=made["inferenceProfileArn"])
    assert models(own) == destinations and own["type"] == "APPLICATION" and "description" not in own
    listed = bedrock.list_inference_profiles(typeEquals="APPLICATION")["inferenceProfileSummaries"]
    assert own["inferenceProfileArn"] in {p["inferenceProfileArn"] for p in listed}
    bedrock.delete_inference_profile(inferenceProfileIdentifier=own["inferenceProfileId"])


@pytest.mark.parametrize(
    ("profile", "region"),
    [
        (f"jp.{NOVA}", "ap-northeast-1"),  # apac there
        (f"apac.{SONNET}", "ap-northeast-1"),  # jp there
        (f"ca.{SONNET}", "ca-central-1"),  # us there
        (f"us.{NOVA}", "ca-central-1"),  # ca there
        (f"in.{SONNET}", "ap-south-1"),
        (f"global.{NOVA}", HOME),
        (f"amer.{NOVA}", HOME),
        (f"xx.{NOVA}", HOME),
    ],
)
def test_profile_that_the_table_does_not_have_in_the_region(aws, profile, region):
    bedrock = aws("bedrock", region)
    code, _ = refused(bedrock.get_inference_profile, inferenceProfileIdentifier=profile)
    assert code == "ResourceNotFoundException"
    arn = f"arn:aws:bedrock:{region}:{ACCOUNT}:inference-profile/{profile}"
    create = bedrock.create_inference_profile
    code, _ = refused(create, inferenceProfileName="p", modelSource={"copyFrom": arn})
    assert code == "ValidationException"
    listed = bedrock.list_inference_profiles(typeEquals="SYSTEM_DEFINED")["inferenceProfileSummaries"]
    assert listed and profile not in {p["inferenceProfileId"] for p in listed}


@pytest.mark.parametrize(
    "source",
    [
        f"arn:aws:bedrock:{HOME}:{ACCOUNT}:inference-profile/eu.{SONNET}",  # not offered in this Region
        f"arn:aws:bedrock:eu-west-1:{ACCOUNT}:inference-profile/eu.{SONNET}",  # of another Region
        f"arn:aws:bedrock:{HOME}:{ACCOUNT}:inference-profile/us.{EMBED}",  # no profile of an embedding model
        f"arn:aws:bedrock:{HOME}::foundation-model/{SONNET}",  # not callable without a profile
        f"arn:aws:bedrock:{HOME}::foundation-model/nobody.knows-v1:0",
        f"us.{SONNET}",  # not an ARN
    ],
)
def test_profile_needs_a_source_that_leads_somewhere(aws, source):
    create = aws("bedrock").create_inference_profile
    code, message = refused(create, inferenceProfileName="p", modelSource={"copyFrom": source})
    assert code == "ValidationException" and "model identifier is invalid" in message


def test_list_shows_system_profiles_of_the_region_page_by_page(aws):
    bedrock = aws("bedrock", "eu-west-1")
    seen, token = [], {}
    while True:
        page = bedrock.list_inference_profiles(maxResults=5, **token)
        seen += [p["inferenceProfileId"] for p in page["inferenceProfileSummaries"]]
        if "nextToken" not in page:
            break
        token = {"nextToken": page["nextToken"]}
    assert len(seen) == len(set(seen)) == 55
    assert {p.partition(".")[0] for p in seen} == {"eu", "global"}


def test_tags_of_a_profile_are_found_by_the_tagging_api(aws, name):
    bedrock, tagging = aws("bedrock"), aws("resourcegroupstaggingapi")
    source = f"arn:aws:bedrock:{HOME}::foundation-model/{NOVA}"
    tags = [{"key": "product", "value": name}]
    arn = bedrock.create_inference_profile(inferenceProfileName="p", modelSource={"copyFrom": source}, tags=tags)
    arn = arn["inferenceProfileArn"]
    (found,) = tagging.get_resources(TagFilters=[{"Key": "product", "Values": [name]}])["ResourceTagMappingList"]
    assert found["ResourceARN"] == arn
    code, _ = refused(
        bedrock.create_inference_profile,
        inferenceProfileName="p",
        modelSource={"copyFrom": source},
        tags=[{"key": "Team", "value": "a"}, {"key": "team", "value": "b"}],
    )
    assert code == "ValidationException"


def test_token_that_was_used_before_creates_no_second_profile(aws, name):
    create = aws("bedrock").create_inference_profile
    request = {
        "inferenceProfileName": name,
        "modelSource": {"copyFrom": f"arn:aws:bedrock:{HOME}::foundation-model/{NOVA}"},
    }
    first, again = (create(clientRequestToken=name, **request)["inferenceProfileArn"] for _ in range(2))
    assert first == again
    assert refused(create, clientRequestToken=f"{name}x", **request)[0] == "ConflictException"
