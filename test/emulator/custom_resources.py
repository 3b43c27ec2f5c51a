"""Custom resources: a resource whose Create failed is deleted in the rollback, by the physical id of its response.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
"""

import uuid

from ministack.services.cloudformation import custom_resource, handlers, provisioners, stacks

from emulator.patch import wrap

_answered = {}  # (stack id, logical id): the physical id of the last response
_failed = {}  # (stack id, logical id): the resource after its failed Create


@wrap(custom_resource, "deliver_response")
def note_answer(original, token, response):
    _answered[response.get("StackId"), response.get("LogicalResourceId")] = response.get("PhysicalResourceId")
    return original(token, response)


@wrap(provisioners, "_custom_resource_create")
def create(original, logical_id, props, stack_name, resource_type="AWS::CloudFormation::CustomResource"):
    key = (provisioners._cr_stack_id(stack_name), logical_id)
    _answered.pop(key, None)
    try:
        return original(logical_id, props, stack_name, resource_type)
    except Exception:
        if props.get("ServiceToken"):
            _failed[key] = {
                "PhysicalResourceId": _answered.get(key)
                or f"{stack_name}-{logical_id}-{uuid.uuid4().hex[:12].upper()}",
                "ResourceType": resource_type,
                "LogicalResourceId": logical_id,
                "Properties": props,
                "Attributes": {},
            }
        raise


@wrap(stacks, "_roll_back_operation")
async def roll_back(original, stack_name, stack_id, stack, operation, *rest):
    logical_id = operation.get("failed_logical_id")
    if failed := _failed.pop((stack_id, logical_id), None):
        stack.setdefault("_resources", {})[logical_id] = failed
        operation = operation | {"created": [*operation.get("created", []), logical_id]}
    await original(stack_name, stack_id, stack, operation, *rest)


provisioners._RESOURCE_HANDLERS["AWS::CloudFormation::CustomResource"]["create"] = provisioners._custom_resource_create
handlers._roll_back_operation = stacks._roll_back_operation
