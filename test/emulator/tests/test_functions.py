"""Lambda functions of the provided.al2023 runtime, and the custom resources and rules that call them."""

import json
import threading

import pytest
from support import ACCOUNT, HOME, Stack, create_bucket, package, refused, until

CAPABLE = ["CAPABILITY_NAMED_IAM"]
TRUST = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}


@pytest.fixture
def function(aws, name):
    """The resources of a function, its code in a bucket as assets are, and its role."""
    aws("s3").create_bucket(Bucket=f"{name}-assets")
    aws("s3").put_object(Bucket=f"{name}-assets", Key="code.zip", Body=package())
    role = {
        "RoleName": name,
        "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [TRUST]},
        "Policies": [
            {
                "PolicyName": "p",
                "PolicyDocument": {
                    "Version": "2012-10-17",
                    "Statement": [{"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}],
                },
            }
        ],
    }
    properties = {
        "FunctionName": name,
        "Runtime": "provided.al2023",
        "Architectures": ["x86_64"],
        "Handler": "bootstrap",
        "Role": {"Fn::GetAtt": ["Role", "Arn"]},
        "Code": {"S3Bucket": f"{name}-assets", "S3Key": "code.zip"},
        "Timeout": 60,
        "Environment": {"Variables": {"SECRET": "of the function"}},
        "LoggingConfig": {"LogGroup": {"Ref": "Logs"}, "LogFormat": "JSON"},
    }
    return {
        "Role": {"Type": "AWS::IAM::Role", "Properties": role},
        "Logs": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": f"/{name}"}},
        "F": {"Type": "AWS::Lambda::Function", "Properties": properties},
    }


def custom(**properties):
    token = {"Fn::GetAtt": ["F", "Arn"]}
    return {"Type": "Custom::Thing", "Properties": {"ServiceToken": token, "ServiceTimeout": 20} | properties}


def logged(aws, name):
    events = aws("logs").filter_log_events(logGroupName=f"/{name}")["events"]
    return [json.loads(e["message"]) for e in events if e["message"].startswith("{")]


def requests(aws, name):
    return [(e["RequestType"], e.get("PhysicalResourceId")) for e in logged(aws, name) if "RequestType" in e]


def invoke(aws, name, **event):
    return json.load(aws("lambda").invoke(FunctionName=name, Payload=json.dumps(event))["Payload"])


def test_function_runs_with_its_region_its_role_and_this_endpoint(aws, emulator, stack, function, name):
    stack.deploy(function)
    seen = invoke(aws, name)
    assert seen["AWS_REGION"] == HOME and seen["AWS_ENDPOINT_URL"] == emulator and seen["SECRET"] == "of the function"
    keys = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
    credentials = dict(zip(("AccessKeyId", "SecretAccessKey", "SessionToken"), (seen[k] for k in keys), strict=True))
    who = aws("sts", credentials=credentials).get_caller_identity()["Arn"]
    assert who == f"arn:aws:sts::{ACCOUNT}:assumed-role/{name}/{name}"
    assert aws("s3", credentials=credentials).list_buckets()["Buckets"]
    assert refused(aws("ssm", credentials=credentials).get_parameter, Name="x")[0] == "AccessDeniedException"
    assert invoke(aws, name)["pid"] == seen["pid"]


def test_functions_run_side_by_side(aws, stack, function, name):
    stack.deploy(function)
    found = []
    threads = [threading.Thread(target=lambda: found.append(invoke(aws, name, sleep=0.5)["pid"])) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 4


def test_custom_resource_is_created_updated_and_deleted(aws, stack, function, name):
    seen = {"Seen": {"Fn::GetAtt": ["C", "Seen"]}}
    assert stack.deploy(function | {"C": custom(Value={"n": 1, "t": True})}, seen)["Seen"] == (
        'Create:{"n": "1", "t": "true"}'
    )
    assert stack.physical("C") == "constant"
    stack.deploy(function | {"C": custom(Value={"n": 1, "t": True})} | topic(name), seen)
    assert requests(aws, name) == [("Create", None)], "an unchanged custom resource is not called"
    assert stack.deploy(function | {"C": custom(Value="2")}, seen)["Seen"] == 'Update:"2"'
    function["Logs"]["DeletionPolicy"] = "Retain"
    stack.deploy(function | {"C": custom(Value="2")})
    stack.delete()
    assert requests(aws, name)[1:] == [("Update", "constant"), ("Delete", "constant")]


def test_functions_of_several_regions_are_kept_apart(aws, function, name):
    regions = ("us-east-1", "eu-west-1", "ap-northeast-1")
    stacks = [Stack(aws, name, region) for region in regions]
    for region, stack in zip(regions, stacks, strict=True):
        function["Role"]["Properties"]["RoleName"] = f"{name}-{region}"
        bucket = f"{name}-{region}"
        create_bucket(aws("s3", region), bucket, region)
        aws("s3", region).put_object(Bucket=bucket, Key="code.zip", Body=package())
        function["F"]["Properties"]["Code"]["S3Bucket"] = bucket
        template = {
            "Resources": function | {"C": custom()},
            "Outputs": {"Region": {"Value": {"Fn::GetAtt": ["C", "Region"]}}},
        }
        stack.cloudformation.create_stack(StackName=name, TemplateBody=json.dumps(template), Capabilities=CAPABLE)
    for region, stack in zip(regions, stacks, strict=True):
        assert until(stack.settled) == "CREATE_COMPLETE", stack.reasons()
        (found,) = stack.cloudformation.describe_stacks(StackName=name)["Stacks"]
        assert found["Outputs"][0]["OutputValue"] == region


def topic(name):
    return {"T": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": name}}}


def test_changed_physical_id_deletes_the_former(aws, stack, function, name):
    stack.deploy(function | {"C": custom(Id="one")})
    stack.deploy(function | {"C": custom(Id="two")})
    assert requests(aws, name) == [("Create", None), ("Update", "one"), ("Delete", "one")]
    stack.deploy(function)
    assert requests(aws, name)[3:] == [("Delete", "two")]


def test_failed_create_rolls_back_with_its_reason(aws, stack, function, name):
    function["Logs"]["DeletionPolicy"] = "Retain"
    stack.deploy(function | {"C": custom(Fail="Create")}, expect="ROLLBACK_COMPLETE")
    assert "the reason of Create" in " ".join(stack.reasons())
    assert refused(aws("lambda").get_function, FunctionName=name)[0] == "ResourceNotFoundException"
    assert requests(aws, name) == [("Create", None), ("Delete", "constant")]


def test_failed_update_sends_the_former_properties_back(aws, stack, function, name):
    stack.deploy(function | {"C": custom(Value="1")})
    stack.deploy(function | {"C": custom(Value="2", Fail="Update")}, expect="UPDATE_ROLLBACK_COMPLETE")
    assert "the reason of Update" in " ".join(stack.reasons())
    sent = [(e["RequestType"], e["ResourceProperties"]["Value"]) for e in logged(aws, name) if "RequestType" in e]
    assert sent == [("Create", "1"), ("Update", "2"), ("Update", "1")]


def test_silent_custom_resource_fails_after_its_timeout(stack, function):
    stack.deploy(function | {"C": custom(Silent="yes", ServiceTimeout=1)}, expect="ROLLBACK_FAILED")
    assert "timed out" in " ".join(stack.reasons())


def test_crashed_function_fails_its_custom_resource_at_once(stack, function):
    stack.deploy(function | {"C": custom(Crash="yes", ServiceTimeout=300)}, expect="ROLLBACK_FAILED")
    assert "The function failed without an answer" in " ".join(stack.reasons())


@pytest.mark.parametrize("permitted", [True, False])
def test_rule_calls_only_a_function_that_permits_it(aws, stack, function, name, permitted):
    target = {"Id": "f", "Arn": {"Fn::GetAtt": ["F", "Arn"]}}
    rule = {"EventPattern": {"source": [name]}, "Targets": [target]}
    permission = {
        "FunctionName": {"Ref": "F"},
        "Action": "lambda:InvokeFunction",
        "Principal": "events.amazonaws.com",
        "SourceArn": {"Fn::GetAtt": ["R", "Arn"]},
    }
    resources = function | {"R": {"Type": "AWS::Events::Rule", "Properties": rule}}
    if permitted:
        resources["P"] = {"Type": "AWS::Lambda::Permission", "Properties": permission}
    stack.deploy(resources)
    aws("events").put_events(Entries=[{"Source": name, "DetailType": "d", "Detail": json.dumps({"k": 1})}])
    if permitted:
        (event,) = until(lambda: logged(aws, name))
        assert event["detail"] == {"k": 1} and event["region"] == HOME
    else:
        invoke(aws, name, last=True)
        assert [e for e in logged(aws, name) if "detail" in e] == []
