"""Keys, topics, alarms and the small resources around them."""

import json

import pytest
from support import ACCOUNT, HOME


def test_key_topic_alarm_rule_parameter_and_log_group(aws, stack, name):
    allow = {
        "Effect": "Allow",
        "Principal": {"Service": "cloudwatch.amazonaws.com"},
        "Action": "kms:*",
        "Resource": "*",
    }
    publish = {"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sns:Publish"}
    resources = {
        "K": {
            "Type": "AWS::KMS::Key",
            "Properties": {
                "EnableKeyRotation": True,
                "KeyPolicy": {"Version": "2012-10-17", "Statement": [allow]},
            },
        },
        "A": {
            "Type": "AWS::KMS::Alias",
            "Properties": {"AliasName": f"alias/{name}", "TargetKeyId": {"Fn::GetAtt": ["K", "Arn"]}},
        },
        "T": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": name, "KmsMasterKeyId": {"Ref": "K"}}},
        "TP": {
            "Type": "AWS::SNS::TopicPolicy",
            "Properties": {
                "Topics": [{"Ref": "T"}],
                "PolicyDocument": {"Version": "2012-10-17", "Statement": [publish | {"Resource": {"Ref": "T"}}]},
            },
        },
        "C": {
            "Type": "AWS::CloudWatch::Alarm",
            "Properties": {
                "AlarmName": name,
                "Namespace": "N",
                "MetricName": "M",
                "Statistic": "Maximum",
                "Period": 300,
                "EvaluationPeriods": 1,
                "Threshold": 0,
                "ComparisonOperator": "GreaterThanThreshold",
                "TreatMissingData": "breaching",
                "AlarmActions": [{"Ref": "T"}],
            },
        },
        "R": {
            "Type": "AWS::Events::Rule",
            "Properties": {"Name": name, "ScheduleExpression": "rate(1 hour)", "State": "ENABLED"},
        },
        "S": {"Type": "AWS::SSM::Parameter", "Properties": {"Name": f"/{name}/p", "Type": "String", "Value": "v"}},
        "L": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": f"/{name}", "RetentionInDays": 30}},
        "D": {"Type": "AWS::CloudWatch::Dashboard", "Properties": {"DashboardName": name, "DashboardBody": "{}"}},
    }
    out = stack.deploy(resources, {"Key": {"Fn::GetAtt": ["K", "Arn"]}, "Topic": {"Ref": "T"}})
    kms, sns = aws("kms"), aws("sns")
    policy = json.loads(kms.get_key_policy(KeyId=out["Key"], PolicyName="default")["Policy"])
    assert policy["Statement"] == [allow]
    assert kms.get_key_rotation_status(KeyId=out["Key"])["KeyRotationEnabled"]
    assert kms.describe_key(KeyId=f"alias/{name}")["KeyMetadata"]["Arn"] == out["Key"]
    attributes = sns.get_topic_attributes(TopicArn=out["Topic"])["Attributes"]
    assert attributes["KmsMasterKeyId"] in out["Key"]
    assert json.loads(attributes["Policy"])["Statement"][0]["Action"] == "sns:Publish"
    (alarm,) = aws("cloudwatch").describe_alarms(AlarmNames=[name])["MetricAlarms"]
    assert alarm["TreatMissingData"] == "breaching" and alarm["AlarmActions"] == [out["Topic"]]
    assert aws("events").describe_rule(Name=name)["ScheduleExpression"] == "rate(1 hour)"
    assert aws("ssm").get_parameter(Name=f"/{name}/p")["Parameter"]["Value"] == "v"
    (group,) = aws("logs").describe_log_groups(logGroupNamePrefix=f"/{name}")["logGroups"]
    assert group["retentionInDays"] == 30
    resources["C"]["Properties"]["Threshold"] = 5
    resources["S"]["Properties"]["Value"] = "w"
    stack.deploy(resources)
    (alarm,) = aws("cloudwatch").describe_alarms(AlarmNames=[name])["MetricAlarms"]
    assert alarm["Threshold"] == 5
    assert aws("ssm").get_parameter(Name=f"/{name}/p")["Parameter"]["Value"] == "w"
    stack.delete()
    assert not aws("cloudwatch").describe_alarms(AlarmNames=[name])["MetricAlarms"]


def alarm(name, **more):
    properties = {
        "AlarmName": name,
        "Namespace": name,
        "MetricName": "Unlogged",
        "Statistic": "Maximum",
        "Period": 60,
        "EvaluationPeriods": 1,
        "Threshold": 0,
        "ComparisonOperator": "GreaterThanThreshold",
    }
    return properties | more


def state(aws, name):
    (found,) = aws("cloudwatch").describe_alarms(AlarmNames=[name])["MetricAlarms"]
    return found["StateValue"]


def test_alarm_looks_at_its_own_dimensions(aws, name):
    cloudwatch = aws("cloudwatch")
    for region in ("here", "there"):
        dimensions = [{"Name": "Region", "Value": region}]
        cloudwatch.put_metric_alarm(**alarm(f"{name}-{region}", Namespace=name, Dimensions=dimensions))
        assert state(aws, f"{name}-{region}") == "INSUFFICIENT_DATA"
    cloudwatch.put_metric_data(
        Namespace=name,
        MetricData=[{"MetricName": "Unlogged", "Value": 1, "Dimensions": [{"Name": "Region", "Value": "here"}]}],
    )
    assert state(aws, f"{name}-here") == "ALARM"
    assert state(aws, f"{name}-there") == "INSUFFICIENT_DATA"


@pytest.mark.parametrize(
    ("treat", "expected"), [("breaching", "ALARM"), ("notBreaching", "OK"), ("missing", "INSUFFICIENT_DATA")]
)
def test_missing_data(aws, name, treat, expected):
    aws("cloudwatch").put_metric_alarm(**alarm(name, TreatMissingData=treat))
    assert state(aws, name) == expected


@pytest.mark.parametrize(
    ("key", "arrives"), [(None, True), ("alias/aws/sns", False), ("admitting", True), ("refusing", False)]
)
def test_alarm_reaches_only_a_topic_whose_key_admits_it(aws, name, key, arrives):
    sns, sqs = aws("sns"), aws("sqs")
    queue = sqs.create_queue(QueueName=name)["QueueUrl"]
    attributes = {"KmsMasterKeyId": customer_key(aws, key)} if key else {}
    topic = sns.create_topic(Name=name, Attributes=attributes)["TopicArn"]
    send = {"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage"}
    statement = send | {"Resource": "*", "Condition": {"ArnEquals": {"aws:SourceArn": topic}}}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    sqs.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": policy})
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=f"arn:aws:sqs:{HOME}:{ACCOUNT}:{name}")
    aws("cloudwatch").put_metric_alarm(**alarm(name, TreatMissingData="breaching", AlarmActions=[topic]))
    found = sqs.receive_message(QueueUrl=queue).get("Messages", [])
    assert bool(found) == arrives
    (action,) = aws("cloudwatch").describe_alarm_history(AlarmName=name, HistoryItemType="Action")["AlarmHistoryItems"]
    words = "Successfully executed" if arrives else "Failed to execute"
    assert action["HistorySummary"].startswith(f"{words} action {topic}")
    if found:
        assert json.loads(json.loads(found[0]["Body"])["Message"])["NewStateValue"] == "ALARM"


def customer_key(aws, kind):
    if kind.startswith("alias/"):
        return kind
    service = {"admitting": "cloudwatch.amazonaws.com", "refusing": "events.amazonaws.com"}[kind]
    statement = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "kms:*", "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    return aws("kms").create_key(Policy=policy)["KeyMetadata"]["Arn"]
