"""Buckets: the properties of AWS::S3::Bucket that MiniStack drops, the refusal to delete a bucket with objects, and the
AWS managed key for encryption with aws:kms without a key.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html
https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html
https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
"""

from xml.sax.saxutils import escape

from ministack.core.responses import get_account_id, get_region
from ministack.services import s3
from ministack.services.cloudformation import provisioners

from emulator.patch import wrap

_TYPE = "AWS::S3::Bucket"
_NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/"


def named(props):
    """The properties with the name of a bucket in the account's regional namespace."""
    suffix = f"-{get_account_id()}-{get_region()}-an"
    regional = props.get("BucketNamespace") == "account-regional"
    name = props.get("BucketName", "")
    if regional and not name:
        return props | {"BucketName": props["BucketNamePrefix"] + suffix}
    if regional and not name.endswith(suffix):
        raise ValueError(f"Bucket name {name} must end with {suffix} in the account-regional namespace")
    if name.endswith("-an") and not regional:
        raise ValueError(f"Bucket name {name} is reserved for the account-regional namespace")
    return props


def encryption(config):
    rule = config["ServerSideEncryptionConfiguration"][0]
    default = rule["ServerSideEncryptionByDefault"]
    key = default.get("KMSMasterKeyID")
    return (
        f'<ServerSideEncryptionConfiguration xmlns="{_NAMESPACE}"><Rule><ApplyServerSideEncryptionByDefault>'
        f"<SSEAlgorithm>{default['SSEAlgorithm']}</SSEAlgorithm>"
        + (f"<KMSMasterKeyID>{escape(key)}</KMSMasterKeyID>" if key else "")
        + "</ApplyServerSideEncryptionByDefault>"
        f"<BucketKeyEnabled>{str(rule.get('BucketKeyEnabled', False)).lower()}</BucketKeyEnabled>"
        "</Rule></ServerSideEncryptionConfiguration>"
    )


def lifecycle(config):
    """The rules of CloudFormation in the form of the S3 API."""
    return [lifecycle_rule(rule) for rule in config["Rules"]]


def lifecycle_rule(rule):
    made = {"Status": rule["Status"], "Filter": {"Prefix": rule.get("Prefix", "")}}
    if "Id" in rule:
        made["ID"] = rule["Id"]
    if "ExpirationInDays" in rule:
        made["Expiration"] = {"Days": int(rule["ExpirationInDays"])}
    if rule.get("ExpiredObjectDeleteMarker"):
        made["Expiration"] = {"ExpiredObjectDeleteMarker": True}
    if "Transitions" in rule:
        made["Transitions"] = [
            {"Days": int(t["TransitionInDays"]), "StorageClass": t["StorageClass"]} for t in rule["Transitions"]
        ]
    for same in ("NoncurrentVersionExpiration", "AbortIncompleteMultipartUpload"):
        if same in rule:
            made[same] = {name: int(value) for name, value in rule[same].items()}
    return made


def ownership(config):
    kept = config["Rules"][0]["ObjectOwnership"]
    return (
        f'<OwnershipControls xmlns="{_NAMESPACE}"><Rule><ObjectOwnership>{kept}</ObjectOwnership></Rule>'
        "</OwnershipControls>"
    )


def configure(name, props):
    """Sets the properties of a bucket and removes those that are no longer given."""
    for prop, store, content in (
        ("BucketEncryption", s3._bucket_encryption, encryption),
        ("LifecycleConfiguration", s3._bucket_lifecycle, lifecycle),
        ("Tags", s3._bucket_tags, lambda tags: {tag["Key"]: tag["Value"] for tag in tags}),
    ):
        if props.get(prop):
            store[name] = content(props[prop])
        else:
            store.pop(name, None)
    if "OwnershipControls" in props:
        s3._put_bucket_ownership_controls(name, ownership(props["OwnershipControls"]).encode())


def create(logical_id, props, stack):
    name, attributes = provisioners._s3_create(logical_id, named(props), stack)
    configure(name, props)
    return name, attributes


def update(name, old, new, stack):
    name, attributes = provisioners._s3_update(name, old, named(new), stack)
    configure(name, new)
    return name, attributes


def delete(name, props):
    if s3._buckets.get(name, {}).get("objects") or s3._bucket_has_versions(name):
        raise ValueError(f"The bucket you tried to delete is not empty (Bucket: {name}, Service: S3, Status Code: 409)")
    provisioners._s3_delete(name, props)


@wrap(s3, "_resolve_sse_write_headers")
def encrypted(original, headers, bucket):
    key = "x-amz-server-side-encryption-aws-kms-key-id"
    if headers.get("x-amz-server-side-encryption") == "aws:kms" and not headers.get(key):
        headers = headers | {key: f"arn:aws:kms:{get_region()}:{get_account_id()}:alias/aws/s3"}
    return original(headers, bucket)


provisioners._RESOURCE_HANDLERS[_TYPE] |= {"create": create, "update": update, "delete": delete}
