"""The denials of a new role's calls."""

import json

import botocore.session
import pytest
from botocore.config import Config
from support import ACCOUNT, free_port, refused, start, until

DELAY = 3


@pytest.fixture
def client():
    port = str(free_port())
    process = start(["-m", "emulator"], GATEWAY_PORT=port, LOCAL_IAM_DELAY=str(DELAY))
    session = botocore.session.get_session()

    def made(service, key=ACCOUNT, secret="test", token=None):
        return session.create_client(
            service,
            region_name="us-east-1",
            endpoint_url=f"http://127.0.0.1:{port}",
            aws_access_key_id=key,
            aws_secret_access_key=secret,
            aws_session_token=token,
            config=Config(retries={"total_max_attempts": 1}),
        )

    yield made
    process.stdin.close()
    assert process.wait(timeout=10) == 0


def test_a_new_role_is_denied_for_a_while(client):
    iam, action = client("iam"), "bedrock:GetModelInvocationLoggingConfiguration"
    root = {"Effect": "Allow", "Principal": {"AWS": ACCOUNT}, "Action": "sts:AssumeRole"}
    trust = {"Version": "2012-10-17", "Statement": [root]}
    iam.create_role(RoleName="new", AssumeRolePolicyDocument=json.dumps(trust))
    allow = {"Effect": "Allow", "Action": action, "Resource": "*"}
    document = {"Version": "2012-10-17", "Statement": [allow]}
    iam.put_role_policy(RoleName="new", PolicyName="p", PolicyDocument=json.dumps(document))
    role = f"arn:aws:iam::{ACCOUNT}:role/new"
    keys = client("sts").assume_role(RoleArn=role, RoleSessionName="session")["Credentials"]
    bedrock = client("bedrock", keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"])
    code, message = refused(bedrock.get_model_invocation_logging_configuration)
    assert code == "AccessDeniedException" and f"because no identity-based policy allows the {action} action" in message
    until(lambda: allowed(bedrock), DELAY + 2)
    client("bedrock").get_model_invocation_logging_configuration()  # the root user was never denied


def allowed(bedrock):
    try:
        return bedrock.get_model_invocation_logging_configuration()
    except bedrock.exceptions.AccessDeniedException:
        return None
