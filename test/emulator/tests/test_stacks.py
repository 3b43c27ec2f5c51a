"""The resource types of the templates beside buckets and functions, each read back through its service."""

import json

import pytest
from support import ACCOUNT, HAIKU, HOME, SONNET, Stack, refused, until

US_SONNET = f"arn:aws:bedrock:{HOME}:{ACCOUNT}:inference-profile/us.{SONNET}"
US_HAIKU = f"arn:aws:bedrock:{HOME}:{ACCOUNT}:inference-profile/us.{HAIKU}"
PROFILE = "AWS::Bedrock::ApplicationInferenceProfile"


def profile(name, source=US_SONNET, **more):
    tags = [{"Key": k, "Value": v} for k, v in more.pop("tags", {}).items()]
    properties = {"InferenceProfileName": name, "ModelSource": {"CopyFrom": source}, "Tags": tags}
    return {"Type": PROFILE, "Properties": properties, **more}


def test_profile_is_created_tagged_replaced_and_deleted(aws, stack, name):
    bedrock = aws("bedrock")

    def tags(arn):
        return {t["key"]: t["value"] for t in bedrock.list_tags_for_resource(resourceARN=arn)["tags"]}

    arn = {"Arn": {"Fn::GetAtt": ["P", "InferenceProfileArn"]}}
    first = stack.deploy({"P": profile(name, tags={"product": "a"})}, arn)["Arn"]
    assert tags(first)["product"] == "a"
    assert stack.physical("P") == first.rpartition("/")[2]
    assert stack.deploy({"P": profile(name, tags={"product": "b"})}, arn)["Arn"] == first
    assert tags(first)["product"] == "b"
    second = stack.deploy({"P": profile(f"{name}-2", US_HAIKU, tags={"product": "b"})}, arn)["Arn"]
    assert second != first
    assert refused(bedrock.get_inference_profile, inferenceProfileIdentifier=first)[0] == "ResourceNotFoundException"
    retained = profile(f"{name}-3", UpdateReplacePolicy="Retain", DeletionPolicy="Retain", tags={"product": "b"})
    third = stack.deploy({"P": retained}, arn)["Arn"]
    assert bedrock.get_inference_profile(inferenceProfileIdentifier=second)["status"] == "ACTIVE"
    stack.delete()
    assert bedrock.get_inference_profile(inferenceProfileIdentifier=third)["status"] == "ACTIVE"


def test_second_try_with_the_same_token_does_nothing(aws, stack, name):
    body = json.dumps({"Resources": {"P": profile(name)}})
    create = {"StackName": name, "TemplateBody": body, "ClientRequestToken": f"{name}-a"}
    first = aws("cloudformation").create_stack(**create)["StackId"]
    assert aws("cloudformation").create_stack(**create)["StackId"] == first
    assert until(stack.settled) == "CREATE_COMPLETE"
    assert aws("cloudformation").create_stack(**create)["StackId"] == first
    code, _ = refused(aws("cloudformation").create_stack, **create | {"ClientRequestToken": f"{name}-b"})
    assert code == "AlreadyExistsException"
    other = json.dumps({"Resources": {"P": profile(f"{name}-2")}})
    update = create | {"TemplateBody": other, "ClientRequestToken": f"{name}-c"}
    for _ in range(2):
        assert aws("cloudformation").update_stack(**update)["StackId"] == first
    assert until(stack.settled) == "UPDATE_COMPLETE"


def test_profile_of_a_model_without_on_demand_fails_the_stack(stack, name):
    source = f"arn:aws:bedrock:{HOME}::foundation-model/{SONNET}"
    stack.deploy({"P": profile(name, source)}, expect="ROLLBACK_COMPLETE")
    assert "model identifier is invalid" in " ".join(stack.reasons())


def test_catalog_workgroup_and_named_query(aws, stack, name):
    resources = {
        "D": {"Type": "AWS::Glue::Database", "Properties": {"CatalogId": ACCOUNT, "DatabaseInput": {"Name": name}}},
        "T": {
            "Type": "AWS::Glue::Table",
            "Properties": {
                "CatalogId": ACCOUNT,
                "DatabaseName": {"Ref": "D"},
                "TableInput": {
                    "Name": "logs",
                    "TableType": "EXTERNAL_TABLE",
                    "Parameters": {"projection.enabled": "true"},
                    "PartitionKeys": [{"Name": "day", "Type": "string"}],
                    "StorageDescriptor": {"Columns": [{"Name": "line", "Type": "string"}], "Location": "s3://b/x"},
                },
            },
        },
        "W": {
            "Type": "AWS::Athena::WorkGroup",
            "Properties": {
                "Name": name,
                "RecursiveDeleteOption": True,
                "WorkGroupConfiguration": {
                    "EnforceWorkGroupConfiguration": True,
                    "BytesScannedCutoffPerQuery": 10485760,
                    "PublishCloudWatchMetricsEnabled": False,
                    "ResultConfiguration": {"OutputLocation": "s3://b/r/"},
                },
            },
        },
        "Q": {
            "Type": "AWS::Athena::NamedQuery",
            "Properties": {"Name": "q", "Database": {"Ref": "D"}, "QueryString": "SELECT 1", "WorkGroup": {"Ref": "W"}},
        },
    }
    stack.deploy(resources)
    athena, glue = aws("athena"), aws("glue")
    table = glue.get_table(DatabaseName=name, Name="logs")["Table"]
    assert table["PartitionKeys"] == [{"Name": "day", "Type": "string"}] and "Description" not in table
    group = athena.get_work_group(WorkGroup=name)["WorkGroup"]["Configuration"]
    assert group["BytesScannedCutoffPerQuery"] == 10485760 and group["EnforceWorkGroupConfiguration"]
    (query,) = athena.list_named_queries(WorkGroup=name)["NamedQueryIds"]
    assert athena.get_named_query(NamedQueryId=query)["NamedQuery"]["QueryString"] == "SELECT 1"
    resources["Q"]["Properties"]["QueryString"] = "SELECT 2"
    resources["T"]["Properties"]["TableInput"]["Parameters"]["projection.enabled"] = "false"
    stack.deploy(resources)
    (replaced,) = athena.list_named_queries(WorkGroup=name)["NamedQueryIds"]
    found = athena.batch_get_named_query(NamedQueryIds=[replaced])["NamedQueries"]
    assert replaced != query and found[0]["QueryString"] == "SELECT 2"
    assert glue.get_table(DatabaseName=name, Name="logs")["Table"]["Parameters"]["projection.enabled"] == "false"
    stack.delete()
    assert refused(glue.get_table, DatabaseName=name, Name="logs")[0] == "EntityNotFoundException"
    assert refused(athena.get_work_group, WorkGroup=name)[0] == "InvalidRequestException"


def test_role_and_managed_policy(aws, stack, name):
    trust = {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}
    allow = {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*"}
    resources = {
        "M": {
            "Type": "AWS::IAM::ManagedPolicy",
            "Properties": {
                "ManagedPolicyName": name,
                "PolicyDocument": {"Version": "2012-10-17", "Statement": [allow]},
            },
        },
        "R": {
            "Type": "AWS::IAM::Role",
            "Properties": {
                "RoleName": name,
                "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [trust]},
                "ManagedPolicyArns": [{"Ref": "M"}],
                "Tags": [{"Key": "product", "Value": "a"}],
                "Policies": [
                    {"PolicyName": "inline", "PolicyDocument": {"Version": "2012-10-17", "Statement": [allow]}}
                ],
            },
        },
        "P": {
            "Type": "AWS::IAM::Policy",
            "Properties": {
                "PolicyName": "own",
                "Roles": [{"Ref": "R"}],
                "PolicyDocument": {"Version": "2012-10-17", "Statement": [allow]},
            },
        },
    }
    stack.deploy(resources)
    iam = aws("iam")
    role = iam.get_role(RoleName=name)["Role"]
    assert {t["Key"]: t["Value"] for t in role["Tags"]}["product"] == "a"
    (attached,) = iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]
    assert attached["PolicyArn"] == f"arn:aws:iam::{ACCOUNT}:policy/{name}"
    assert set(iam.list_role_policies(RoleName=name)["PolicyNames"]) == {"inline", "own"}
    resources["R"]["Properties"]["Tags"][0]["Value"] = "b"
    resources["M"]["Properties"]["PolicyDocument"]["Statement"][0]["Action"] = "s3:GetObject"
    stack.deploy(resources)
    assert {t["Key"]: t["Value"] for t in iam.get_role(RoleName=name)["Role"]["Tags"]}["product"] == "b"
    version = iam.get_policy(PolicyArn=attached["PolicyArn"])["Policy"]["DefaultVersionId"]
    document = iam.get_policy_version(PolicyArn=attached["PolicyArn"], VersionId=version)["PolicyVersion"]["Document"]
    assert document["Statement"][0]["Action"] == "s3:GetObject"
    stack.delete()
    assert refused(iam.get_role, RoleName=name)[0] == "NoSuchEntity"


def test_regions_are_kept_apart_when_deployed_side_by_side(aws, name):
    regions = ("us-east-1", "eu-west-1", "ap-northeast-1", "us-west-2")
    stacks = [Stack(aws, name, region) for region in regions]
    template = {
        "Resources": {
            "B": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": {"Fn::Sub": f"{name}-${{AWS::Region}}"}}},
            "S": {
                "Type": "AWS::SSM::Parameter",
                "Properties": {"Name": f"/{name}", "Type": "String", "Value": {"Ref": "AWS::Region"}},
            },
        }
    }
    for stack in stacks:
        stack.cloudformation.create_stack(StackName=name, TemplateBody=json.dumps(template))
    for stack, region in zip(stacks, regions, strict=True):
        assert until(stack.settled) == "CREATE_COMPLETE"
        assert aws("ssm", region).get_parameter(Name=f"/{name}")["Parameter"]["Value"] == region
        where = aws("s3", region).get_bucket_location(Bucket=f"{name}-{region}")["LocationConstraint"]
        assert (where or "us-east-1") == region


ENABLED = (
    *("us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1", "eu-central-1", "eu-north-1"),
    *("eu-west-1", "eu-west-2", "eu-west-3", "eu-south-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3"),
    *("ap-south-1", "ap-southeast-1", "ap-southeast-2"),
)
WITHOUT_PROFILES = ("eu-north-1", "eu-south-2", "us-west-1")  # of those enabled here


@pytest.mark.parametrize("region", ENABLED)
def test_type_of_profiles_is_in_the_registry_of_a_region_or_not(aws, region):
    describe = aws("cloudformation", region).describe_type
    if region not in WITHOUT_PROFILES:
        assert describe(Type="RESOURCE", TypeName=PROFILE)["TypeName"] == PROFILE
        return
    assert refused(describe, Type="RESOURCE", TypeName=PROFILE)[0] == "TypeNotFoundException"


def test_template_with_a_type_that_the_region_lacks_is_refused(aws, name):
    region = "eu-north-1"
    stacks = aws("cloudformation", region)
    source = f"arn:aws:bedrock:{region}:{ACCOUNT}:inference-profile/eu.{SONNET}"
    body = json.dumps({"Resources": {"P": profile(name, source)}})
    for call, arguments in (
        (stacks.create_stack, {"StackName": name}),
        (stacks.create_change_set, {"StackName": name, "ChangeSetName": name, "ChangeSetType": "CREATE"}),
        (stacks.validate_template, {}),
    ):
        code, message = refused(call, TemplateBody=body, **arguments)
        assert code == "ValidationError"
        assert message == f"Template format error: Unrecognized resource types: [{PROFILE}]"
    code, _ = refused(stacks.describe_type, Type="RESOURCE", TypeName=PROFILE)
    assert code == "TypeNotFoundException"
    described = aws("cloudformation", "eu-west-1").describe_type(Type="RESOURCE", TypeName=PROFILE)
    assert described["TypeName"] == PROFILE
    made = aws("bedrock", region).create_inference_profile(inferenceProfileName=name, modelSource={"copyFrom": source})
    assert f":{region}:" in made["inferenceProfileArn"]  # the API is there
