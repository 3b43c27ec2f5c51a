"""Custom resources whose ServiceToken is an SNS topic: the topic gets the request.

A subscriber answers it at the ResponseURL. MiniStack knows functions alone.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources-sns.html
"""

import json

from ministack.services import cloudformation, lambda_svc, sns
from ministack.services.cloudformation import custom_resource

from emulator import contradictions
from emulator.patch import wrap

SUBJECT = "AWS CloudFormation custom resource request"


def is_topic(token):
    return isinstance(token, str) and token.startswith("arn:aws:sns:")


@wrap(lambda_svc, "_get_func_record_for_ref")
def find(original, reference, *rest, **more):
    if is_topic(reference) and sns._topic_by_arn_any_scope(reference):
        return reference, {}, reference
    return original(reference, *rest, **more)


@wrap(lambda_svc, "_execution_record_for_config")
def record(original, function, config):
    return function if is_topic(function) else original(function, config)


@wrap(lambda_svc, "_execute_function_with_config_scope")
def execute(original, function, event, *rest, **more):
    if not is_topic(function):
        return original(function, event, *rest, **more)
    sns.publish_internal(function, json.dumps(event | {"TopicArn": function}), SUBJECT)
    return {}


@wrap(custom_resource, "invoke_custom_resource")
def invoke(original, request_type, logical_id, props, stack_name, *rest, **more):
    if contradictions.planted(25) and rolls_back(stack_name) and more.get("old_props"):
        props, more["old_props"] = more["old_props"], props
    return original(request_type, logical_id, props, stack_name, *rest, **more)


@wrap(custom_resource, "_response_url")
def response_url(original, token):
    url = original(token)
    return url.replace("127.0.0.1", "localhost") if contradictions.planted(47) else url


def rolls_back(stack_name):
    return (cloudformation._stacks.get(stack_name) or {}).get("StackStatus") == "UPDATE_ROLLBACK_IN_PROGRESS"
