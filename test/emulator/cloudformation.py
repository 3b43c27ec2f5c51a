"""The CloudFormation resource types that MiniStack lacks.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-bedrock-applicationinferenceprofile.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-athena-namedquery.html
"""

import json

from ministack.services import athena, bedrock
from ministack.services.cloudformation import provisioners

from emulator import contradictions


def register(name, create, delete, update=None, replaced_by=()):
    handler = {"create": create, "delete": delete}
    if update:
        handler["update"] = update
    provisioners._RESOURCE_HANDLERS[name] = handler
    provisioners._REPLACING_PROPERTIES[name] = replaced_by


def call(operation, request):
    """Calls an operation of a service; its error fails the resource with the message of the service."""
    status, _, body = operation(request)
    answer = json.loads(body)
    if status >= 300:
        raise ValueError(f"{answer['message']} (Service: {operation.__module__.rpartition('.')[2]}, Status: {status})")
    return answer


def create_named_query(_logical_id, props, _stack):
    query = call(athena._create_named_query, props)["NamedQueryId"]
    return query, {"NamedQueryId": query}


def delete_named_query(query, _props):
    athena._delete_named_query({"NamedQueryId": query})


def profile_attributes(arn):
    profile = arn.rpartition("/")[2]
    record = bedrock._inference_profiles_apps[profile]
    return profile, {
        "InferenceProfileArn": arn,
        "InferenceProfileId": profile,
        "InferenceProfileIdentifier": arn,
        "CreatedAt": record["CreatedAt"],
        "UpdatedAt": record["UpdatedAt"],
        "Status": record["Status"],
        "Type": record["Type"],
    }


def create_profile(_logical_id, props, _stack):
    request = {
        "inferenceProfileName": props["InferenceProfileName"],
        "description": props.get("Description", ""),
        "modelSource": {"copyFrom": (props.get("ModelSource") or {}).get("CopyFrom", "")},
        "tags": [{"key": tag["Key"], "value": tag["Value"]} for tag in props.get("Tags", [])],
    }
    made = call(lambda body: bedrock._create_inference_profile(json.dumps(body)), request)
    return profile_attributes(made["inferenceProfileArn"])


def update_profile(profile, _old, new, _stack):
    arn = bedrock._inference_profiles_apps[profile]["InferenceProfileArn"]
    bedrock._tags[arn] = {tag["Key"]: tag["Value"] for tag in new.get("Tags", [])}
    return profile_attributes(arn)


def delete_profile(profile, _props):
    if not contradictions.planted(3):
        bedrock._delete_inference_profile(profile)


register(
    "AWS::Athena::NamedQuery",
    create_named_query,
    delete_named_query,
    replaced_by=("Name", "Database", "QueryString", "WorkGroup", "Description"),
)
register(
    "AWS::Bedrock::ApplicationInferenceProfile",
    create_profile,
    delete_profile,
    update_profile,
    replaced_by=("InferenceProfileName", "ModelSource", "Description"),
)
