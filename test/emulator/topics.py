"""The key of AWS::SNS::Topic, which MiniStack drops.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html
"""

from ministack.services import sns
from ministack.services.cloudformation import provisioners


def keep_key(topic, props):
    attributes = sns._topics[topic]["attributes"]
    attributes.pop("KmsMasterKeyId", None)
    if key := props.get("KmsMasterKeyId"):
        attributes["KmsMasterKeyId"] = key


def create(logical_id, props, stack):
    topic, attributes = provisioners._sns_create(logical_id, props, stack)
    keep_key(topic, props)
    return topic, attributes


def update(topic, old, new, stack, logical_id=None):
    topic, attributes = provisioners._sns_update(topic, old, new, stack, logical_id)
    keep_key(topic, new)
    return topic, attributes


provisioners._RESOURCE_HANDLERS["AWS::SNS::Topic"] |= {"create": create, "update": update}
