"""Processes, stacks, logs and assertions that several tests use."""

import gzip
import io
import json
import os
import socket
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

LOCAL = Path(__file__).parents[2]
ACCOUNT = "123456789012"
HOME = "us-east-1"
SONNET = "anthropic.claude-sonnet-4-5-20250929-v1:0"
HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0"
NOVA = "amazon.nova-lite-v1:0"
EMBED = "amazon.titan-embed-text-v2:0"
MESSAGES = [{"role": "user", "content": [{"text": "hello there"}]}]
FLAGS = tuple(f"{kind}DataDeliveryEnabled" for kind in ("text", "image", "embedding", "video", "audio"))


def package():
    """The zip of a provided.al2023 function: bootstrap.py, run by this Python."""
    source = Path(__file__).with_name("bootstrap.py").read_text()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        file = zipfile.ZipInfo("bootstrap")
        file.external_attr = 0o755 << 16
        archive.writestr(file, f"#!{sys.executable}\n{source}")
    return buffer.getvalue()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(**settings):
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return inherited | {"PYTHONPATH": str(LOCAL), "PYTHONDONTWRITEBYTECODE": "1"} | settings


def start(command, **settings):
    """Starts one of the two processes with a pipe as its standard input, and waits until it is ready."""
    process = subprocess.Popen(
        [sys.executable, "-u", *command],
        env=environment(**settings),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    for line in process.stdout:
        if line.startswith("READY"):
            threading.Thread(target=process.stdout.read, daemon=True).start()  # or it would block on a full pipe
            return process
    raise RuntimeError(f"{command} ended with {process.wait()}")


def refused(call, **arguments):
    """The error code and message of a call that must fail."""
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    error = caught.value.response["Error"]
    return error["Code"], error.get("Message", "")


def until(look, seconds=10.0):
    """The first true result of look(), which is called until then."""
    deadline = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < deadline, f"waited {seconds} s in vain"
        time.sleep(0.02)
    return found


class Stack:
    """A CloudFormation stack of one test."""

    def __init__(self, aws, name, region=HOME):
        self.cloudformation, self.name = aws("cloudformation", region), name

    def deploy(self, resources, outputs=None, expect="_COMPLETE"):
        template = {"Resources": resources, "Outputs": {k: {"Value": v} for k, v in (outputs or {}).items()}}
        operation = self.cloudformation.update_stack if self.exists() else self.cloudformation.create_stack
        operation(StackName=self.name, TemplateBody=json.dumps(template), Capabilities=["CAPABILITY_NAMED_IAM"])
        status = until(self.settled)
        assert status.endswith(expect) and (expect != "_COMPLETE" or "ROLLBACK" not in status), self.reasons()
        stack = self.cloudformation.describe_stacks(StackName=self.name)["Stacks"][0]
        return {o["OutputKey"]: o["OutputValue"] for o in stack.get("Outputs", [])}

    def delete(self):
        self.cloudformation.delete_stack(StackName=self.name)
        until(lambda: not self.exists())

    def exists(self):
        found = self.cloudformation.list_stacks()["StackSummaries"]
        return any(s["StackName"] == self.name and s["StackStatus"] != "DELETE_COMPLETE" for s in found)

    def settled(self):
        status = self.cloudformation.describe_stacks(StackName=self.name)["Stacks"][0]["StackStatus"]
        return None if status.endswith("_IN_PROGRESS") else status

    def reasons(self):
        events = self.cloudformation.describe_stack_events(StackName=self.name)["StackEvents"]
        return [e["ResourceStatusReason"] for e in events if e["ResourceStatus"].endswith("FAILED")]

    def physical(self, logical):
        found = self.cloudformation.describe_stack_resources(StackName=self.name)["StackResources"]
        return next(r["PhysicalResourceId"] for r in found if r["LogicalResourceId"] == logical)


def create_bucket(s3, bucket, region):
    where = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
    s3.create_bucket(Bucket=bucket, **where)


def allow_bedrock(aws, bucket, region, prefix=""):
    root = f"{prefix}{'/' if prefix else ''}AWSLogs/{ACCOUNT}/BedrockModelInvocationLogs/*"
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "bedrock.amazonaws.com"},
        "Action": "s3:PutObject",
        "Resource": f"arn:aws:s3:::{bucket}/{root}",
        "Condition": {
            "StringEquals": {"aws:SourceAccount": ACCOUNT},
            "ArnLike": {"aws:SourceArn": f"arn:aws:bedrock:{region}:{ACCOUNT}:*"},
        },
    }
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    aws("s3", region).put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy))


class Log:
    """The logging of a Region to a bucket of its own."""

    def __init__(self, aws, bucket, region, **settings):
        self.s3, self.bucket, self.region = aws("s3", region), bucket, region
        create_bucket(self.s3, bucket, region)
        allow_bedrock(aws, bucket, region)
        self.bedrock = aws("bedrock", region)
        self.put(**settings)

    def put(self, **flags):
        config = {"s3Config": {"bucketName": self.bucket}} | dict.fromkeys(FLAGS, False) | flags
        self.bedrock.put_model_invocation_logging_configuration(loggingConfig=config)

    def keys(self):
        return [o["Key"] for o in self.s3.list_objects_v2(Bucket=self.bucket)["Contents"] if o["Key"].endswith(".gz")]

    def read(self, key):
        return gzip.decompress(self.s3.get_object(Bucket=self.bucket, Key=key)["Body"].read()).decode()

    def records(self):
        return [json.loads(line) for k in self.keys() if "/data/" not in k for line in self.read(k).splitlines()]

    def record(self):
        (found,) = self.records()
        return found
