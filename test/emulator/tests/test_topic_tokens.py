"""A custom resource whose ServiceToken is an SNS topic, answered by a subscriber of the topic."""

import json
import urllib.request

from support import until


def template(name, value):
    topic, queue = {"Ref": "Topic"}, {"Fn::GetAtt": ["Queue", "Arn"]}
    allow = {
        "Effect": "Allow",
        "Principal": {"Service": "sns.amazonaws.com"},
        "Action": "sqs:SendMessage",
        "Resource": queue,
        "Condition": {"ArnEquals": {"aws:SourceArn": topic}},
    }
    return {
        "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": name}},
        "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": name}},
        "Policy": {
            "Type": "AWS::SQS::QueuePolicy",
            "Properties": {
                "Queues": [{"Ref": "Queue"}],
                "PolicyDocument": {"Version": "2012-10-17", "Statement": [allow]},
            },
        },
        "Subscription": {
            "Type": "AWS::SNS::Subscription",
            "Properties": {"TopicArn": topic, "Protocol": "sqs", "Endpoint": queue, "RawMessageDelivery": True},
        },
        "Answered": {
            "Type": "Custom::Answered",
            "DependsOn": ["Policy", "Subscription"],
            "DeletionPolicy": "Retain",
            "UpdateReplacePolicy": "Retain",
            "Properties": {"ServiceToken": topic, "ServiceTimeout": 20, "Value": value},
        },
    }


def answer(aws, name, status):
    """Answers the next request of the topic, and returns it."""
    sqs = aws("sqs")
    (queue,) = until(lambda: sqs.list_queues(QueueNamePrefix=name).get("QueueUrls"))
    (message,) = until(lambda: sqs.receive_message(QueueUrl=queue).get("Messages"))
    sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
    request = json.loads(message["Body"])
    body = {k: request[k] for k in ("StackId", "RequestId", "LogicalResourceId")}
    body |= {"Status": status, "PhysicalResourceId": "one", "Reason": "refused by the test"}
    put = urllib.request.Request(request["ResponseURL"], json.dumps(body).encode(), method="PUT")
    assert urllib.request.urlopen(put, timeout=10).status == 200
    return request


def test_topic_gets_the_requests_of_a_stack_and_of_its_rollback(aws, name, stack):
    stacks = aws("cloudformation")
    stacks.create_stack(StackName=name, TemplateBody=json.dumps({"Resources": template(name, "a")}))
    created = answer(aws, name, "SUCCESS")
    assert until(stack.settled) == "CREATE_COMPLETE"
    assert created["RequestType"] == "Create" and created["ResourceType"] == "Custom::Answered"
    assert created["TopicArn"] == created["ResourceProperties"]["ServiceToken"]

    stacks.update_stack(StackName=name, TemplateBody=json.dumps({"Resources": template(name, "b")}))
    updated, rolled_back = answer(aws, name, "FAILED"), answer(aws, name, "SUCCESS")
    assert until(stack.settled) == "UPDATE_ROLLBACK_COMPLETE"
    values = [(r["ResourceProperties"]["Value"], r["OldResourceProperties"]["Value"]) for r in (updated, rolled_back)]
    assert values == [("b", "a"), ("a", "b")]
    assert rolled_back["RequestType"] == "Update" and rolled_back["PhysicalResourceId"] == "one"

    stack.delete()  # a retained resource gets no request
    assert not aws("sqs").list_queues(QueueNamePrefix=name).get("QueueUrls")


def test_unknown_topic_fails_the_resource(aws, name, stack):
    resources = template(name, "a")
    resources["Answered"]["Properties"]["ServiceToken"] = "arn:aws:sns:us-east-1:123456789012:none"
    stack.deploy(resources, expect="ROLLBACK_COMPLETE")
    assert any("not found" in reason for reason in stack.reasons())
