"""Publishing to an encrypted topic, also by a role of another Region."""

import json

import pytest
from support import ACCOUNT, HOME, refused


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


@pytest.fixture
def role(aws, name):
    """The credentials of a role that may publish and may not administer keys."""
    iam = aws("iam")
    trust = {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, "Action": "sts:AssumeRole"}
    arn = iam.create_role(RoleName=name, AssumeRolePolicyDocument=policy(trust))["Role"]["Arn"]
    publish = {"Effect": "Allow", "Action": "sns:Publish", "Resource": f"arn:aws:sns:{HOME}:{ACCOUNT}:{name}"}
    iam.put_role_policy(RoleName=name, PolicyName="publish", PolicyDocument=policy(publish))
    return aws("sts").assume_role(RoleArn=arn, RoleSessionName="session")["Credentials"]


@pytest.mark.parametrize("named", ["the role", "another role", "another service"])
def test_the_key_must_admit_the_publisher(aws, name, role, named):
    admin = {
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"},
        "Action": "kms:*",
        "Resource": "*",
    }
    publishers = {
        "Effect": "Allow",
        "Principal": {"AWS": "*"},
        "Action": ["kms:GenerateDataKey", "kms:Decrypt"],
        "Resource": "*",
        "Condition": {
            "StringEquals": {
                "kms:CallerAccount": ACCOUNT,
                "kms:ViaService": f"{'sqs' if named == 'another service' else 'sns'}.{HOME}.amazonaws.com",
            },
            "ArnEquals": {
                "aws:PrincipalArn": f"arn:aws:iam::{ACCOUNT}:role/{'other' if 'role' in named[8:] else name}"
            },
        },
    }
    key = aws("kms").create_key(Policy=policy(admin, publishers))["KeyMetadata"]["Arn"]
    topic = aws("sns").create_topic(Name=name, Attributes={"KmsMasterKeyId": key})["TopicArn"]
    publish = aws("sns", credentials=role).publish
    if named == "the role":
        assert publish(TopicArn=topic, Message="hello")["MessageId"]
    else:
        assert refused(publish, TopicArn=topic, Message="hello")[0] == "KMSAccessDenied"
    assert aws("sns").publish(TopicArn=topic, Message="hello")["MessageId"]
