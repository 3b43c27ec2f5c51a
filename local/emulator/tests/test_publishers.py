"""A role's messages: the topic's permission and the key's."""

import json

import pytest
from support import ACCOUNT, HOME, refused

LAMBDA = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}


@pytest.mark.parametrize(
    ("actions", "arrives"),
    [
        (["sns:Publish", "kms:GenerateDataKey", "kms:Decrypt"], True),
        (["sns:Publish", "kms:GenerateDataKey"], False),
        (["sns:Publish"], False),
        (["kms:GenerateDataKey", "kms:Decrypt"], False),
    ],
)
def test_publisher_needs_the_topic_and_its_key(aws, name, actions, arrives):
    root = {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, "Action": "kms:*", "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [root]})
    key = aws("kms").create_key(Policy=policy)["KeyMetadata"]["Arn"]
    topic = aws("sns").create_topic(Name=name, Attributes={"KmsMasterKeyId": key})["TopicArn"]
    document = {"Version": "2012-10-17", "Statement": [LAMBDA]}
    aws("iam").create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(document))
    allow = {"Effect": "Allow", "Action": actions, "Resource": [topic, key]}
    document = {"Version": "2012-10-17", "Statement": [allow]}
    aws("iam").put_role_policy(RoleName=name, PolicyName="p", PolicyDocument=json.dumps(document))
    sts = aws("sts", headers={"X-Local-Service": "lambda.amazonaws.com"})
    arn = f"arn:aws:iam::{ACCOUNT}:role/{name}"
    session = sts.assume_role(RoleArn=arn, RoleSessionName="detector")["Credentials"]
    client = aws("sns", HOME, session)
    if arrives:
        assert client.publish(TopicArn=topic, Message="dark", Subject="news")["MessageId"]
    else:
        assert refused(client.publish, TopicArn=topic, Message="dark")[0].startswith("AuthorizationError")
