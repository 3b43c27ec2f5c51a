"""The logging configuration of a Region, the checks of Put on the bucket, and the event of a change."""

import json

import pytest
from support import ACCOUNT, FLAGS, MESSAGES, NOVA, Log, allow_bedrock, create_bucket, refused, until

REGION = "eu-north-1"
MARKER = f"AWSLogs/{ACCOUNT}/BedrockModelInvocationLogs/amazon-bedrock-logs-permission-check"


@pytest.fixture
def bedrock(aws):
    client = aws("bedrock", REGION)
    yield client
    client.delete_model_invocation_logging_configuration()


@pytest.fixture
def s3(aws, name):
    client = aws("s3", REGION)
    create_bucket(client, name, REGION)
    return client


def put(bedrock, bucket, **more):
    config = {"s3Config": {"bucketName": bucket} | more.pop("s3", {})} | more
    bedrock.put_model_invocation_logging_configuration(loggingConfig=config)


def test_off_is_a_success_without_a_configuration(bedrock):
    assert "loggingConfig" not in bedrock.get_model_invocation_logging_configuration()


def test_omitted_flags_mean_true_and_the_rest_comes_back_as_put(aws, bedrock, s3, name):
    allow_bedrock(aws, name, REGION, "team/logs")
    to_logs = {"logGroupName": "g", "roleArn": f"arn:aws:iam::{ACCOUNT}:role/r"}
    put(bedrock, name, s3={"keyPrefix": "team/logs"}, cloudWatchConfig=to_logs, textDataDeliveryEnabled=False)
    found = bedrock.get_model_invocation_logging_configuration()["loggingConfig"]
    assert found["s3Config"] == {"bucketName": name, "keyPrefix": "team/logs"}
    assert found["cloudWatchConfig"] == to_logs
    assert {flag: found[flag] for flag in FLAGS} == dict.fromkeys(FLAGS, True) | {"textDataDeliveryEnabled": False}
    assert s3.head_object(Bucket=name, Key=f"team/logs/{MARKER}")["ContentLength"] == 0
    assert "loggingConfig" not in aws("bedrock", "eu-west-3").get_model_invocation_logging_configuration()
    bedrock.delete_model_invocation_logging_configuration()
    assert "loggingConfig" not in bedrock.get_model_invocation_logging_configuration()


@pytest.mark.parametrize("value", [True, False])
def test_ca_west_1_leaves_the_video_flag_out(aws, name, value):
    bedrock = aws("bedrock", "ca-west-1")
    create_bucket(aws("s3", "ca-west-1"), name, "ca-west-1")
    allow_bedrock(aws, name, "ca-west-1")
    put(bedrock, name, **dict.fromkeys(FLAGS, value))
    found = bedrock.get_model_invocation_logging_configuration()["loggingConfig"]
    others = [flag for flag in FLAGS if flag != "videoDataDeliveryEnabled"]
    assert found == {"s3Config": {"bucketName": name}} | dict.fromkeys(others, value)
    bedrock.delete_model_invocation_logging_configuration()
    assert "loggingConfig" not in bedrock.get_model_invocation_logging_configuration()


def test_put_needs_the_buckets_permission(aws, bedrock, s3, name):
    def code():
        return refused(put, bedrock=bedrock, bucket=name)

    assert code()[0] == "ValidationException" and "Failed to validate permissions" in code()[1]
    allow_bedrock(aws, name, "eu-west-1")  # the ARN of another Region
    assert code()[0] == "ValidationException"
    allow_bedrock(aws, name, REGION, "another/prefix")
    assert code()[0] == "ValidationException"
    assert "loggingConfig" not in bedrock.get_model_invocation_logging_configuration()
    allow_bedrock(aws, name, REGION)
    put(bedrock, name)


def test_put_needs_a_bucket_of_the_same_region(aws, bedrock, name):
    assert "does not exist" in refused(put, bedrock=bedrock, bucket=name)[1]
    aws("s3").create_bucket(Bucket=name)
    allow_bedrock(aws, name, REGION)
    assert "is in us-east-1" in refused(put, bedrock=bedrock, bucket=name)[1]


@pytest.mark.parametrize("admitted", [True, False])
def test_key_that_does_not_admit_bedrock_drops_the_delivery(aws, name, admitted):
    kms, runtime = aws("kms", REGION), aws("bedrock-runtime", REGION)
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "bedrock.amazonaws.com"},
        "Action": "kms:GenerateDataKey",
        "Resource": "*",
        "Condition": {"StringEquals": {"aws:SourceAccount": ACCOUNT if admitted else "999999999999"}},
    }
    key = kms.create_key(Policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))["KeyMetadata"]["Arn"]
    log = Log(aws, name, REGION)
    default = {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}
    log.s3.put_bucket_encryption(
        Bucket=name,
        ServerSideEncryptionConfiguration={"Rules": [{"ApplyServerSideEncryptionByDefault": default}]},
    )
    log.put()
    runtime.converse(modelId=NOVA, messages=MESSAGES)
    assert len(log.records()) == (1 if admitted else 0)
    log.bedrock.delete_model_invocation_logging_configuration()


@pytest.fixture
def trail(aws, name):
    """A trail of another Region that covers all Regions."""
    cloudtrail = aws("cloudtrail", "us-west-2")
    cloudtrail.create_trail(Name=name, S3BucketName=name, IsMultiRegionTrail=True)
    cloudtrail.start_logging(Name=name)
    yield cloudtrail
    cloudtrail.delete_trail(Name=name)


def test_change_of_the_configuration_reaches_eventbridge_through_a_trail(aws, bedrock, s3, name, trail):
    events, sqs = aws("events", REGION), aws("sqs", REGION)
    queue = sqs.create_queue(QueueName=name)["QueueUrl"]
    arn = f"arn:aws:sqs:{REGION}:{ACCOUNT}:{name}"
    verbs = ["PutModelInvocationLoggingConfiguration", "DeleteModelInvocationLoggingConfiguration"]
    pattern = {
        "source": ["aws.bedrock"],
        "detail-type": ["AWS API Call via CloudTrail"],
        "detail": {"eventSource": ["bedrock.amazonaws.com"], "eventName": verbs},
    }
    rule = events.put_rule(Name=name, EventPattern=json.dumps(pattern))["RuleArn"]
    events.put_targets(Rule=name, Targets=[{"Id": "q", "Arn": arn}])
    send = {
        "Effect": "Allow",
        "Principal": {"Service": "events.amazonaws.com"},
        "Action": "sqs:SendMessage",
        "Resource": arn,
        "Condition": {"ArnEquals": {"aws:SourceArn": rule}},
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [send]})
    sqs.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": policy})
    allow_bedrock(aws, name, REGION)
    assert [t["Name"] for t in aws("cloudtrail", REGION).describe_trails()["trailList"]] == [name]
    trail.stop_logging(Name=name)
    put(bedrock, name)  # no trail logs it
    trail.start_logging(Name=name)
    put(bedrock, name)
    bedrock.get_model_invocation_logging_configuration()
    bedrock.delete_model_invocation_logging_configuration()
    refused(put, bedrock=bedrock, bucket=f"{name}-no")

    seen = []

    def arrived():
        for message in sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get("Messages", []):
            seen.append(json.loads(message["Body"])["detail"])
        return len(seen) >= 2

    until(arrived)
    assert [d["eventName"] for d in seen] == verbs
    assert seen[0]["requestParameters"]["loggingConfig"]["s3Config"] == {"bucketName": name}
    assert seen[0]["userIdentity"]["arn"] == f"arn:aws:iam::{ACCOUNT}:root"
    assert seen[0]["awsRegion"] == REGION


def test_put_with_a_log_group_passes_its_role(aws, bedrock, name):
    iam = aws("iam")
    trust = {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, "Action": "sts:AssumeRole"}
    arn = iam.create_role(RoleName=name, AssumeRolePolicyDocument=policy(trust))["Role"]["Arn"]
    config = {"cloudWatchConfig": {"logGroupName": "g", "roleArn": f"arn:aws:iam::{ACCOUNT}:role/r"}}

    def put_as(*actions, service="bedrock.amazonaws.com"):
        passed = {"StringEquals": {"iam:PassedToService": service}} if "iam:PassRole" in actions else {}
        allowed = {"Effect": "Allow", "Action": list(actions), "Resource": "*", "Condition": passed}
        own = {"Effect": "Allow", "Action": "bedrock:*", "Resource": "*"}
        iam.put_role_policy(RoleName=name, PolicyName="p", PolicyDocument=policy(own, allowed))
        session = aws("sts").assume_role(RoleArn=arn, RoleSessionName="session")["Credentials"]
        aws("bedrock", REGION, session).put_model_invocation_logging_configuration(loggingConfig=config)

    for denied in ({"service": "lambda.amazonaws.com"}, {}):
        actions = ("iam:PassRole",) if denied else ("iam:GetRole",)
        code, message = refused(lambda a=actions, d=denied: put_as(*a, **d))
        assert code == "AccessDeniedException" and "iam:PassRole on resource" in message
    put_as("iam:PassRole")
    assert bedrock.get_model_invocation_logging_configuration()["loggingConfig"]["cloudWatchConfig"]


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})
